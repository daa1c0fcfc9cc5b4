import LibCrypto

/// Base64 with or without its padding, as header fields and keys carry it.
enum Base64Text {
  static func decode(_ text: some StringProtocol) -> String? {
    bytes(text).flatMap { String(validating: $0, as: UTF8.self) }
  }

  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    let trimmed = text.prefix { $0 != "=" }
    let urlSafe = trimmed.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
    return try? Base64URL.decode(String(urlSafe))
  }
}
