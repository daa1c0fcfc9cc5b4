import JSON
package import LibCrypto

/// What is known of a token's content.
package enum DecryptionStatus: Sendable, Hashable {
  case notEncrypted
  /// The content, and the name of the key that opened it.
  case decrypted([UInt8], key: String)
  case failed(DecryptionFault)
  case noKeyNamed
}

/// Why an encrypted token stays closed.
package enum DecryptionFault: Sendable, Hashable {
  case malformed(SpellingFault)
  /// A rule of ours or of JOSE, or every key failed.
  case refused(JWEError)
  case noKey
  case keyUnknown(String)
}

extension DecryptionStatus {
  package enum Name: String, Sendable {
    case decrypted
    case failed
    case unchecked
  }

  package var name: Name {
    switch self {
    case .decrypted: .decrypted
    case .failed: .failed
    case .notEncrypted, .noKeyNamed: .unchecked
    }
  }

  /// One sentence without a dot.
  package var reason: String {
    switch self {
    case .notEncrypted: "the token is not encrypted"
    case .decrypted(_, let key): "opened with \(key)"
    case .failed(let fault): "\(fault)"
    case .noKeyNamed: "no key was named"
    }
  }
}

extension DecryptionFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let fault): "\(fault)"
    case .refused(let error): "\(error)"
    case .noKey: "none of the named keys can decrypt"
    case .keyUnknown(let name): "no key is called \"\(name.harmless(limit: 100))\""
    }
  }
}
