/// RFC 1951 §3.2.2: a canonical code, which its lengths alone describe.
struct HuffmanTable {
  static let longest = 15

  /// How many codes have each length.
  let counts: [Int]
  /// The symbols in the order of their codes.
  let symbols: [Int]

  /// - Parameter isIncompleteAllowed: a single distance may have a code of one bit (§3.2.7), or none a code at all.
  init(_ lengths: [UInt8], isIncompleteAllowed: Bool = false) throws(InflateError) {
    var counts = [Int](repeating: 0, count: Self.longest + 1)
    for length in lengths { counts[Int(length)] += 1 }
    let unused = counts[0]
    counts[0] = 0
    var left = 1
    for length in 1...Self.longest {
      left = left << 1 - counts[length]
      guard left >= 0 else { throw .malformed }
    }
    let used = lengths.count - unused
    guard left == 0 || isIncompleteAllowed && used <= 1 else { throw .malformed }
    var offsets = [Int](repeating: 0, count: Self.longest + 2)
    for length in 1...Self.longest { offsets[length + 1] = offsets[length] + counts[length] }
    var symbols = [Int](repeating: 0, count: used)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[offsets[Int(length)]] = symbol
      offsets[Int(length)] += 1
    }
    self.counts = counts
    self.symbols = symbols
  }

  private init(uniform lengths: [(count: Int, length: UInt8)]) {
    var counts = [Int](repeating: 0, count: Self.longest + 1)
    var symbols: [(length: UInt8, symbol: Int)] = []
    for (count, length) in lengths {
      counts[Int(length)] += count
      for _ in 0..<count { symbols.append((length, symbols.count)) }
    }
    self.counts = counts
    self.symbols = symbols.sorted { ($0.length, $0.symbol) < ($1.length, $1.symbol) }.map(\.symbol)
  }

  /// §3.2.6.
  static let fixedLiterals = HuffmanTable(uniform: [(144, 8), (112, 9), (24, 7), (8, 8)])
  static let fixedDistances = HuffmanTable(uniform: [(30, 5)])
}
