/// A text in letters of three lines, drawn with half blocks, to be read from across a room.
struct BigLetters: Sendable, Hashable {
  let lines: [String]
  /// Columns.
  let width: Int

  /// Nil for what has letters that nobody drew, such as small ones, which are not to be mistaken for large ones.
  init?(_ text: String) {
    let glyphs = text.unicodeScalars.prefix(40).compactMap { Self.glyphs[$0] }
    guard !glyphs.isEmpty, glyphs.count == text.unicodeScalars.count else { return nil }
    lines = stride(from: 0, to: 5, by: 2).map { row in
      glyphs.map { Self.line($0[row], row < 4 ? $0[row + 1] : 0) }.joined(separator: " ")
    }
    width = glyphs.count * 6 - 1
  }

  private static func line(_ upper: UInt8, _ lower: UInt8) -> String {
    String(
      (0..<5).reversed().map { place -> Character in
        switch (upper >> place & 1, lower >> place & 1) {
        case (1, 1): "█"
        case (1, _): "▀"
        case (_, 1): "▄"
        default: " "
        }
      })
  }

  /// Five rows of five.
  private static let glyphs: [Unicode.Scalar: [UInt8]] = [
    "A": [0b01110, 0b10001, 0b11111, 0b10001, 0b10001],
    "B": [0b11110, 0b10001, 0b11110, 0b10001, 0b11110],
    "C": [0b01111, 0b10000, 0b10000, 0b10000, 0b01111],
    "D": [0b11110, 0b10001, 0b10001, 0b10001, 0b11110],
    "E": [0b11111, 0b10000, 0b11110, 0b10000, 0b11111],
    "F": [0b11111, 0b10000, 0b11110, 0b10000, 0b10000],
    "G": [0b01111, 0b10000, 0b10011, 0b10001, 0b01111],
    "H": [0b10001, 0b10001, 0b11111, 0b10001, 0b10001],
    "I": [0b01110, 0b00100, 0b00100, 0b00100, 0b01110],
    "J": [0b00011, 0b00001, 0b00001, 0b10001, 0b01110],
    "K": [0b10001, 0b10010, 0b11100, 0b10010, 0b10001],
    "L": [0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
    "M": [0b10001, 0b11011, 0b10101, 0b10001, 0b10001],
    "N": [0b10001, 0b11001, 0b10101, 0b10011, 0b10001],
    "O": [0b01110, 0b10001, 0b10001, 0b10001, 0b01110],
    "P": [0b11110, 0b10001, 0b11110, 0b10000, 0b10000],
    "Q": [0b01110, 0b10001, 0b10101, 0b10010, 0b01101],
    "R": [0b11110, 0b10001, 0b11110, 0b10010, 0b10001],
    "S": [0b01111, 0b10000, 0b01110, 0b00001, 0b11110],
    "T": [0b11111, 0b00100, 0b00100, 0b00100, 0b00100],
    "U": [0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
    "V": [0b10001, 0b10001, 0b10001, 0b01010, 0b00100],
    "W": [0b10001, 0b10001, 0b10101, 0b11011, 0b10001],
    "X": [0b10001, 0b01010, 0b00100, 0b01010, 0b10001],
    "Y": [0b10001, 0b01010, 0b00100, 0b00100, 0b00100],
    "Z": [0b11111, 0b00010, 0b00100, 0b01000, 0b11111],
    "0": [0b01110, 0b10011, 0b10101, 0b11001, 0b01110],
    "1": [0b00100, 0b01100, 0b00100, 0b00100, 0b11111],
    "2": [0b11110, 0b00001, 0b01110, 0b10000, 0b11111],
    "3": [0b11110, 0b00001, 0b00110, 0b00001, 0b11110],
    "4": [0b10010, 0b10010, 0b11111, 0b00010, 0b00010],
    "5": [0b11111, 0b10000, 0b11110, 0b00001, 0b11110],
    "6": [0b01110, 0b10000, 0b11110, 0b10001, 0b01110],
    "7": [0b11111, 0b00001, 0b00010, 0b00100, 0b00100],
    "8": [0b01110, 0b10001, 0b01110, 0b10001, 0b01110],
    "9": [0b01110, 0b10001, 0b01111, 0b00001, 0b01110],
    "-": [0b00000, 0b00000, 0b01110, 0b00000, 0b00000],
  ]
}
