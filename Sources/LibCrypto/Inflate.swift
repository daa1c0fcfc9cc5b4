/// RFC 1951: reads a DEFLATE stream into at most so many bytes; what a small text may unfold to is bounded.
package struct Inflate {
  private let input: [UInt8]
  private let limit: Int
  private var position = 0
  private var bits: UInt32 = 0
  private var available: UInt32 = 0
  private var output: [UInt8] = []

  /// The bytes that the whole input stands for.
  package static func bytes(of input: [UInt8], limit: Int) throws(InflateError) -> [UInt8] {
    var reader = Inflate(input: input, limit: limit)
    return try reader.run()
  }

  private init(input: [UInt8], limit: Int) {
    self.input = input
    self.limit = limit
  }

  private mutating func run() throws(InflateError) -> [UInt8] {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try stored()
      case 1: try compressed(.fixedLiterals, .fixedDistances)
      case 2: try dynamic()
      default: throw .malformed
      }
    }
    guard position == input.count else { throw .trailingBytes }
    return output
  }

  private mutating func take(_ count: UInt32) throws(InflateError) -> UInt32 {
    while available < count {
      guard position < input.count else { throw .cutShort }
      bits |= UInt32(input[position]) << available
      available += 8
      position += 1
    }
    let value = bits & (1 << count - 1)
    bits >>= count
    available -= count
    return value
  }

  private mutating func put(_ byte: UInt8) throws(InflateError) {
    guard output.count < limit else { throw .beyond(limit: limit) }
    output.append(byte)
  }

  /// §3.2.4: the rest of the byte is not used.
  private mutating func stored() throws(InflateError) {
    (bits, available) = (0, 0)
    let length = try take(16)
    guard try take(16) == ~length & 0xFFFF else { throw .malformed }
    guard input.count - position >= length else { throw .cutShort }
    guard output.count + Int(length) <= limit else { throw .beyond(limit: limit) }
    output += input[position..<position + Int(length)]
    position += Int(length)
  }

  /// §3.2.7: the codes are themselves coded.
  private mutating func dynamic() throws(InflateError) {
    let literals = Int(try take(5)) + 257
    let distances = Int(try take(5)) + 1
    let codes = Int(try take(4)) + 4
    guard literals <= 286, distances <= 30 else { throw .malformed }
    var lengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<codes { lengths[Self.order[index]] = UInt8(try take(3)) }
    let table = try HuffmanTable(lengths)
    lengths = []
    while lengths.count < literals + distances {
      let symbol = try symbol(of: table)
      let (value, times): (UInt8, Int)
      switch symbol {
      case 0..<16: (value, times) = (UInt8(symbol), 1)
      case 16:
        guard let last = lengths.last else { throw .malformed }
        (value, times) = (last, 3 + Int(try take(2)))
      case 17: (value, times) = (0, 3 + Int(try take(3)))
      default: (value, times) = (0, 11 + Int(try take(7)))
      }
      lengths += [UInt8](repeating: value, count: times)
    }
    guard lengths.count == literals + distances, lengths[256] != 0 else { throw .malformed }
    try compressed(
      HuffmanTable(Array(lengths.prefix(literals))),
      HuffmanTable(Array(lengths.suffix(distances)), isIncompleteAllowed: true))
  }

  private mutating func compressed(
    _ literals: HuffmanTable, _ distances: HuffmanTable
  ) throws(InflateError) {
    while true {
      let symbol = try symbol(of: literals)
      if symbol == 256 { return }
      if symbol < 256 {
        try put(UInt8(symbol))
        continue
      }
      guard symbol - 257 < Self.lengths.count else { throw .malformed }
      let (lengthBits, length) = Self.lengths[symbol - 257]
      let count = length + Int(try take(lengthBits))
      let place = try self.symbol(of: distances)
      guard place < Self.distances.count else { throw .malformed }
      let (distanceBits, base) = Self.distances[place]
      let distance = base + Int(try take(distanceBits))
      guard distance <= output.count else { throw .malformed }
      for _ in 0..<count { try put(output[output.count - distance]) }
    }
  }

  private mutating func symbol(of table: HuffmanTable) throws(InflateError) -> Int {
    var (code, first, index) = (0, 0, 0)
    for length in 1...HuffmanTable.longest {
      code |= Int(try take(1))
      let count = table.counts[length]
      if code - count < first { return table.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw .malformed
  }

  /// §3.2.7.
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// §3.2.5: extra bits and the least length of the symbols from 257 on.
  private static let lengths: [(UInt32, Int)] = [
    (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 9), (0, 10), (1, 11), (1, 13), (1, 15), (1, 17),
    (2, 19), (2, 23), (2, 27), (2, 31), (3, 35), (3, 43), (3, 51), (3, 59), (4, 67), (4, 83), (4, 99),
    (4, 115), (5, 131), (5, 163), (5, 195), (5, 227), (0, 258),
  ]

  /// §3.2.5: the same for distances.
  private static let distances: [(UInt32, Int)] = [
    (0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (1, 7), (2, 9), (2, 13), (3, 17), (3, 25), (4, 33), (4, 49),
    (5, 65), (5, 97), (6, 129), (6, 193), (7, 257), (7, 385), (8, 513), (8, 769), (9, 1_025), (9, 1_537),
    (10, 2_049), (10, 3_073), (11, 4_097), (11, 6_145), (12, 8_193), (12, 12_289), (13, 16_385),
    (13, 24_577),
  ]
}
