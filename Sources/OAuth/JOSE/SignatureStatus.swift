package import JSON
package import LibCrypto

/// What is known of a token's signature.
package enum SignatureStatus: Sendable, Hashable {
  /// The key's type, and its name.
  case valid(SignatureAlgorithm, KeyType, key: String)
  case invalid(SignatureFault)
  case unchecked(Unchecked)

  package enum Unchecked: Sendable, Hashable {
    case noKeyNamed
    /// An encrypted token without a signed one inside, or one that was not opened.
    case encrypted
    case opaque
  }
}

/// Why a signature does not hold.
package enum SignatureFault: Sendable, Hashable {
  /// The text is no JWS by the letter.
  case malformed(SpellingFault)
  case header(JSONError)
  case headerNotObject
  case memberTwice(String)
  case algorithmMissing
  /// RFC 8725 §3.1: `none` is never valid.
  case unsecured
  /// RFC 7515 §4.1.11.
  case critical(String)
  case criticalMalformed
  case algorithmUnknown(String)
  /// `--alg` names others.
  case notPinned(String)
  case noKey
  case keyUnknown(String)
  /// RFC 8725 §3.1: no key is of the type that the algorithm needs.
  case misfit(String, KeyType)
  /// The oldest trick with a JWT: a public key as the secret of an HMAC.
  case publicKeyAsSecret(String)
  case length(Int, needed: Int)
  case key(LibCryptoError, name: String)
  case wrong(key: String)
  /// An opaque or encrypted token, though keys were named.
  case notSigned
}

extension SignatureStatus {
  package enum Name: String, Sendable {
    case valid
    case invalid
    case unchecked
  }

  package var name: Name {
    switch self {
    case .valid: .valid
    case .invalid: .invalid
    case .unchecked: .unchecked
    }
  }

  /// One sentence without a dot.
  package var reason: String {
    switch self {
    case .valid(let algorithm, let type, let key): "\(algorithm.rawValue) with \(type), \(key)"
    case .invalid(let fault): "\(fault)"
    case .unchecked(.noKeyNamed): "no key was named"
    case .unchecked(.encrypted): "the token is encrypted, not signed"
    case .unchecked(.opaque): "an opaque token has no signature that could be checked"
    }
  }
}

extension SignatureFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let fault): "\(fault)"
    case .header(let error): "the header is no JSON: \(error)"
    case .headerNotObject: "the header is no JSON object"
    case .memberTwice(let name): "the header has \"\(name.harmless(limit: 60))\" more than once"
    case .algorithmMissing: "the header names no algorithm"
    case .unsecured: "the algorithm is none: anybody can make such a token"
    case .critical(let name):
      "the header says that \"\(name.harmless(limit: 60))\" must be understood, and it is not"
    case .criticalMalformed: "\"crit\" in the header is no list of members of the header"
    case .algorithmUnknown(let name): "the algorithm \"\(name.harmless(limit: 60))\" is not known here"
    case .notPinned(let name): "the algorithm is \(name.harmless(limit: 60)), which --alg does not name"
    case .noKey: "none of the named sources has a key"
    case .keyUnknown(let name): "no key is called \"\(name.harmless(limit: 100))\""
    case .misfit(let algorithm, let type): "\(algorithm) does not fit the key: \(type)"
    case .publicKeyAsSecret(let key):
      "an HMAC is never verified with a public key (\(key)): whoever knows the key could have made it"
    case .length(let count, let needed): "the signature has \(count) bytes, \(needed) are needed"
    case .key(let error, let name): "\(name): \(error)"
    case .wrong(let key): "it is not the signature of \(key)"
    case .notSigned: "there is no signature that the named keys could verify"
    }
  }
}

extension SpellingFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "there is no token"
    case .blank(let byte, let offset): "\(byte == 0x20 ? "a blank" : "a control character") at byte \(offset)"
    case .character(let byte, let offset):
      "byte 0x\(String(byte, radix: 16)) at byte \(offset), which no token has"
    case .ellipsis(let offset): "it was shortened for display: an ellipsis at byte \(offset)"
    case .cutShort(let fields, let needed):
      "it is cut short: \(fields == 1 ? "one field" : "\(fields) fields") of \(needed)"
    case .fieldCount(let count, let needed): "\(count) fields where \(needed) are needed"
    case .emptyField(let name, let offset): "the \(name) is empty, at byte \(offset)"
    case .encoding(let field, let offset, let error):
      "the \(field) is no canonical base64url: \(error.reason) at byte \(offset)"
    }
  }
}
