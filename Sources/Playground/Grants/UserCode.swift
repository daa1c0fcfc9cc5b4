/// RFC 8628 §6.1: a code that a person types, without vowels and without letters that look like digits.
enum UserCode {
  private static let letters = Array("BCDFGHJKLMNPQRSTVWXZ")

  static func make(_ room: Room) -> String {
    let code = room.configuration.random(8).map { letters[Int($0) % letters.count] }
    return String(code[..<4]) + "-" + String(code[4...])
  }

  /// As it was made, whatever a person left out or put in; nil for what can be none.
  static func read(_ text: String) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    let code = text.uppercased().filter { letters.contains($0) }
    guard code.count == 8 else { return nil }
    return code.prefix(4) + "-" + code.suffix(4)
  }
}
