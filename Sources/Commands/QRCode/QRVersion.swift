/// One of the sizes of a QR code with what ISO/IEC 18004 fixes for it.
struct QRVersion: Sendable, Hashable {
  /// From 1.
  let number: Int
  /// Data and error correction together.
  let codewords: Int
  /// By the level of error correction.
  private let low: Blocks
  private let medium: Blocks
  /// Rows and columns of the alignment patterns; empty for version 1.
  let alignment: [Int]

  /// How error correction divides the codewords.
  struct Blocks: Sendable, Hashable {
    let count: Int
    /// Codewords of error correction in each.
    let correction: Int
  }

  /// How much of a code may be spoilt: 7 or 15 of a hundred.
  enum Level: Sendable, Hashable {
    case low
    case medium

    /// The two bits of the format information.
    var bits: Int { self == .low ? 0b01 : 0b00 }
  }

  private init(_ number: Int, _ codewords: Int, _ low: (Int, Int), _ medium: (Int, Int), _ alignment: [Int]) {
    self.number = number
    self.codewords = codewords
    self.low = Blocks(count: low.0, correction: low.1)
    self.medium = Blocks(count: medium.0, correction: medium.1)
    self.alignment = alignment
  }

  /// Modules on each side.
  var size: Int { 17 + 4 * number }

  func blocks(_ level: Level) -> Blocks { level == .low ? low : medium }

  func dataCodewords(_ level: Level) -> Int {
    let blocks = blocks(level)
    return codewords - blocks.count * blocks.correction
  }

  /// Bits of the field that counts the bytes.
  var countBits: Int { number < 10 ? 8 : 16 }

  /// Bytes of text that fit behind mode and count.
  func capacity(_ level: Level) -> Int { (dataCodewords(level) * 8 - 4 - countBits) / 8 }

  /// Larger ones are too wide for any terminal.
  static let all: [QRVersion] = [
    QRVersion(1, 26, (1, 7), (1, 10), []),
    QRVersion(2, 44, (1, 10), (1, 16), [6, 18]),
    QRVersion(3, 70, (1, 15), (1, 26), [6, 22]),
    QRVersion(4, 100, (1, 20), (2, 18), [6, 26]),
    QRVersion(5, 134, (1, 26), (2, 24), [6, 30]),
    QRVersion(6, 172, (2, 18), (4, 16), [6, 34]),
    QRVersion(7, 196, (2, 20), (4, 18), [6, 22, 38]),
    QRVersion(8, 242, (2, 24), (4, 22), [6, 24, 42]),
    QRVersion(9, 292, (2, 30), (5, 22), [6, 26, 46]),
    QRVersion(10, 346, (4, 18), (5, 26), [6, 28, 50]),
    QRVersion(11, 404, (4, 20), (5, 30), [6, 30, 54]),
    QRVersion(12, 466, (4, 24), (8, 22), [6, 32, 58]),
    QRVersion(13, 532, (4, 26), (9, 22), [6, 34, 62]),
    QRVersion(14, 581, (4, 30), (9, 24), [6, 26, 46, 66]),
    QRVersion(15, 655, (6, 22), (10, 24), [6, 26, 48, 70]),
    QRVersion(16, 733, (6, 24), (10, 28), [6, 26, 50, 74]),
    QRVersion(17, 815, (6, 28), (11, 28), [6, 30, 54, 78]),
    QRVersion(18, 901, (6, 30), (13, 26), [6, 30, 56, 82]),
    QRVersion(19, 991, (7, 28), (14, 26), [6, 30, 58, 86]),
    QRVersion(20, 1_085, (8, 28), (16, 26), [6, 34, 62, 90]),
  ]
}
