import JSON

/// RFC 7518 §4.1: how the key of a JWE's content gets from one side to the other; `RSA1_5` is not among them.
package enum KeyManagement: String, Sendable, Hashable, CaseIterable {
  case direct = "dir"
  case a128kw = "A128KW"
  case a192kw = "A192KW"
  case a256kw = "A256KW"
  case a128gcmkw = "A128GCMKW"
  case a192gcmkw = "A192GCMKW"
  case a256gcmkw = "A256GCMKW"
  /// RFC 7518 §4.3: with SHA-1, as registered.
  case rsaOAEP = "RSA-OAEP"
  case rsaOAEP256 = "RSA-OAEP-256"
  case rsaOAEP384 = "RSA-OAEP-384"
  case rsaOAEP512 = "RSA-OAEP-512"
  case ecdhES = "ECDH-ES"
  case ecdhESA128KW = "ECDH-ES+A128KW"
  case ecdhESA192KW = "ECDH-ES+A192KW"
  case ecdhESA256KW = "ECDH-ES+A256KW"
  case pbes2HS256A128KW = "PBES2-HS256+A128KW"
  case pbes2HS384A192KW = "PBES2-HS384+A192KW"
  case pbes2HS512A256KW = "PBES2-HS512+A256KW"

  /// RFC 8725 §3.2: PKCS #1 v1.5 encryption is known and refused.
  package static let refused = "RSA1_5"
}

extension KeyManagement {
  /// How the algorithm computes; one case for each family. Sizes are those of AES keys, in bytes.
  enum Scheme {
    case direct
    case wrap(size: Int)
    case gcmWrap(size: Int)
    /// Nil stands for SHA-1.
    case oaep(Digest.Function?)
    /// Nil stands for a secret that is the content's key.
    case agreement(wrap: Int?)
    case password(Digest.Function, wrap: Int)
  }

  var scheme: Scheme {
    switch self {
    case .direct: .direct
    case .a128kw: .wrap(size: 16)
    case .a192kw: .wrap(size: 24)
    case .a256kw: .wrap(size: 32)
    case .a128gcmkw: .gcmWrap(size: 16)
    case .a192gcmkw: .gcmWrap(size: 24)
    case .a256gcmkw: .gcmWrap(size: 32)
    case .rsaOAEP: .oaep(nil)
    case .rsaOAEP256: .oaep(.sha256)
    case .rsaOAEP384: .oaep(.sha384)
    case .rsaOAEP512: .oaep(.sha512)
    case .ecdhES: .agreement(wrap: nil)
    case .ecdhESA128KW: .agreement(wrap: 16)
    case .ecdhESA192KW: .agreement(wrap: 24)
    case .ecdhESA256KW: .agreement(wrap: 32)
    case .pbes2HS256A128KW: .password(.sha256, wrap: 16)
    case .pbes2HS384A192KW: .password(.sha384, wrap: 24)
    case .pbes2HS512A256KW: .password(.sha512, wrap: 32)
    }
  }

  /// RFC 8725 §3.1: whether the algorithm is made for keys of this type.
  package func fits(_ type: KeyType) -> Bool {
    switch (scheme, type) {
    case (.direct, .octets), (.password, .octets): true
    case (.wrap(let size), .octets(let count)), (.gcmWrap(let size), .octets(let count)): size == count
    case (.oaep, .rsa): true
    case (.agreement, .ec), (.agreement, .x25519), (.agreement, .x448): true
    default: false
    }
  }

  /// RFC 7517 §4.3: what a key that says its operations must allow; one of them is enough.
  fileprivate func operations(isDecryption: Bool) -> [String] {
    switch scheme {
    case .direct: [isDecryption ? "decrypt" : "encrypt"]
    case .wrap, .gcmWrap, .oaep:
      isDecryption ? ["unwrapKey", "decrypt"] : ["wrapKey", "encrypt"]
    case .agreement: isDecryption ? ["deriveKey", "deriveBits"] : ["deriveKey", "deriveBits", "wrapKey"]
    case .password: ["deriveKey", "deriveBits", isDecryption ? "unwrapKey" : "wrapKey"]
    }
  }
}

extension JWK {
  /// RFC 7517 §4.2-4.4: throws where the key's own `alg`, `use` or `key_ops` forbids this.
  package func permit(
    _ algorithm: KeyManagement, _ encryption: ContentEncryption, isDecryption: Bool
  ) throws(LibCryptoError) {
    if let named = json["alg"] {
      // RFC 7520 §5.6: a key for direct use may name the encryption of the content.
      let names = algorithm == .direct ? [algorithm.rawValue, encryption.rawValue] : [algorithm.rawValue]
      guard let name = named.string, names.contains(name) else {
        throw .keyReserved(member: "alg", value: named.string ?? named.kind)
      }
    }
    if let use = json["use"], use.string != "enc" {
      throw .keyReserved(member: "use", value: use.string ?? use.kind)
    }
    if let listed = json["key_ops"] {
      let wanted = algorithm.operations(isDecryption: isDecryption)
      guard let names = listed.strings, names.contains(where: wanted.contains) else {
        throw .keyReserved(member: "key_ops", value: listed.text())
      }
    }
  }
}
