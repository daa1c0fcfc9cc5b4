import JSON
package import LibCrypto

/// The keys that somebody named for a token, each with where it comes from.
package struct KeyRing: Sendable {
  package struct Entry: Sendable {
    package enum Content: Sendable {
      case element(JWKSet, JWKSet.Entry)
      /// A PEM file, a certificate or a secret, which says nothing about its uses.
      case material(JWK.Material)
    }

    package let content: Content
    /// A file name or a URL, harmless.
    package let origin: String

    /// What a token has to call it; nil where its owner means it for any.
    package var keyID: String? {
      guard case .element(let set, let entry) = content, !set.isSingle else { return nil }
      return entry.keyID
    }

    /// Whether a token that names a key can only mean another.
    func isExcluded(by keyID: String?) -> Bool {
      guard let keyID, case .element(let set, let entry) = content, !set.isSingle else { return false }
      guard let own = entry.keyID else { return true }
      return !own.isIdentical(to: keyID)
    }
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  package mutating func add(_ set: JWKSet, origin: String) {
    entries += set.entries.map { Entry(content: .element(set, $0), origin: origin) }
  }

  package mutating func add(_ material: JWK.Material, origin: String) {
    entries.append(Entry(content: .material(material), origin: origin))
  }

  /// Those that a token can mean: with a `kid` the keys of that name, and every key that was named by itself.
  package func candidates(for keyID: String?) -> [Entry] {
    entries.filter { !$0.isExcluded(by: keyID) }
  }
}

extension KeyRing.Entry {
  /// The key, read now.
  package func key() throws(LibCryptoError) -> (material: JWK.Material, jwk: JWK?) {
    switch content {
    case .material(let material): return (material, nil)
    case .element(let set, let entry):
      guard let key = try set.key(entry) else { throw .notAKey }
      return (key.material, key)
    }
  }

  /// For people: which key of which source.
  package var name: String {
    switch content {
    case .material: origin
    case .element(let set, let entry):
      if let keyID = entry.keyID {
        "\"\(keyID.harmless(limit: 100))\" of \(origin)"
      } else if set.isSingle {
        origin
      } else {
        "key \(entry.index + 1) of \(origin)"
      }
    }
  }
}
