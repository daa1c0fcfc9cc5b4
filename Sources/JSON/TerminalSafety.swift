extension UnicodeScalar {
  /// Controls that a terminal may obey (C0, DEL, C1) or that hide the order of what is shown (bidi, separators).
  package var isUnsafeOnTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200E, 0x200F, 0x061C, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }
}

extension String {
  /// Text of a stranger as it may be shown: unsafe scalars as `\u{1b}`, no user-info in URLs, cut after `limit` characters.
  package func harmless(limit: Int = 1_000) -> String {
    var shown = ""
    var count = 0
    for scalar in withoutUserInfo.unicodeScalars {
      guard count < limit else { return shown + "…" }
      count += 1
      if scalar.isUnsafeOnTerminal {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool { byte <= 0x20 || "/?#\"'<>".utf8.contains(byte) }

  /// The same for a text of several lines: line feeds and tabs stay.
  package var harmlessLines: String {
    var shown = ""
    for scalar in unicodeScalars {
      if scalar == "\n" || scalar == "\t" || !scalar.isUnsafeOnTerminal {
        shown.unicodeScalars.append(scalar)
      } else if scalar != "\r" {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return shown
  }

  /// The same text with `…@` for the user name and password of every URL in it.
  package var withoutUserInfo: String {
    // Bytes, not characters: a combining mark behind "@" would hide it.
    let bytes = Array(utf8)
    guard bytes.contains(UInt8(ascii: "@")) else { return self }
    var shown: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index...].starts(with: "://".utf8) else {
        shown.append(bytes[index])
        index += 1
        continue
      }
      shown += Array("://".utf8)
      index += 3
      let authority = bytes[index...].prefix { !Self.endsAuthority($0) }
      guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { continue }
      shown += Array("…".utf8)
      index = at
    }
    return String(decoding: shown, as: UTF8.self)
  }

  /// Equality byte for byte; Swift's own `==` also holds for canonically equivalent texts, which OAuth's must not.
  package func isIdentical(to other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}
