/// The bytes of a QR code in the order in which they are placed: text, padding and error correction, interleaved.
struct QRCodewords {
  let bytes: [UInt8]

  init(_ text: [UInt8], _ version: QRVersion, _ level: QRVersion.Level) {
    let data = Self.data(text, version, level)
    let blocks = Self.divide(data, version.blocks(level))
    let corrections = blocks.map {
      ReedSolomon.correction(of: $0, count: version.blocks(level).correction)
    }
    bytes = Self.interleave(blocks) + Self.interleave(corrections)
  }

  /// Byte mode: its indicator, the count, the text, a terminator, and padding to the end.
  private static func data(_ text: [UInt8], _ version: QRVersion, _ level: QRVersion.Level) -> [UInt8] {
    var bits: [Bool] = []
    func append(_ value: Int, _ count: Int) {
      for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
    }
    append(0b0100, 4)
    append(text.count, version.countBits)
    for byte in text { append(Int(byte), 8) }
    let room = version.dataCodewords(level)
    append(0, min(4, room * 8 - bits.count))
    append(0, (8 - bits.count % 8) % 8)
    var bytes = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    let padding: [UInt8] = [0xEC, 0x11]
    for place in 0..<room - bytes.count { bytes.append(padding[place % 2]) }
    return bytes
  }

  /// The longer blocks come last.
  private static func divide(_ data: [UInt8], _ blocks: QRVersion.Blocks) -> [[UInt8]] {
    let (short, longer) = data.count.quotientAndRemainder(dividingBy: blocks.count)
    var rest = data[...]
    return (0..<blocks.count).map { index in
      let count = short + (index >= blocks.count - longer ? 1 : 0)
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }

  private static func interleave(_ blocks: [[UInt8]]) -> [UInt8] {
    (0..<(blocks.map(\.count).max() ?? 0)).flatMap { index in
      blocks.compactMap { index < $0.count ? $0[index] : nil }
    }
  }
}

/// Reed-Solomon codes over the field of 256 elements that x⁸ + x⁴ + x³ + x² + 1 makes.
enum ReedSolomon {
  /// The remainder of the data by the generator of that degree.
  static func correction(of data: [UInt8], count: Int) -> [UInt8] {
    let generator = generator(count)
    var remainder = [UInt8](repeating: 0, count: count)
    for byte in data {
      let factor = byte ^ remainder.removeFirst()
      remainder.append(0)
      for index in 0..<count { remainder[index] ^= product(generator[index], factor) }
    }
    return remainder
  }

  /// The coefficients of (x − 1)(x − 2)(x − 2²)… behind the leading one, highest power first.
  private static func generator(_ degree: Int) -> [UInt8] {
    var coefficients: [UInt8] = [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      let raised = coefficients + [0]
      let scaled = [0] + coefficients.map { product($0, root) }
      coefficients = zip(raised, scaled).map { $0 ^ $1 }
      root = product(root, 2)
    }
    return Array(coefficients.dropFirst())
  }

  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var (result, factor, rest) = (UInt8(0), left, right)
    while rest > 0 {
      if rest & 1 == 1 { result ^= factor }
      factor = factor << 1 ^ (factor & 0x80 == 0 ? 0 : 0x1D)
      rest >>= 1
    }
    return result
  }
}
