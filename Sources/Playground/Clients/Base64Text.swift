import LibCrypto

/// Text in Base64 with or without its padding, as header fields carry it.
enum Base64Text {
  static func decode(_ text: some StringProtocol) -> String? {
    let trimmed = text.prefix { $0 != "=" }
    let urlSafe = trimmed.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
    guard let bytes = try? Base64URL.decode(String(urlSafe)) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
