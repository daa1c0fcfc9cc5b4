package import JSON

/// Why a JWE could not be read, opened or made.
package enum JWEError: Error, Sendable, Hashable {
  /// RFC 7516 §7.1: five fields between four dots.
  case fieldCount(Int)
  case field(JWE.Field, Base64Error)
  case header(JSONError)
  case headerNotObject
  /// RFC 7516 §4: a name occurs once.
  case memberTwice(String)
  case memberMissing(String)
  case memberInvalid(String, reason: String)
  /// RFC 7516 §4.1.13: an extension that has to be understood and is not.
  case critical(String)

  case algorithmUnknown(String)
  /// An algorithm that is known and not used: ``KeyManagement/refused``.
  case algorithmRefused(String)
  case encryptionUnknown(String)
  case compressionUnknown(String)
  /// RFC 8725 §3.2 and the cost of a hostile header: more rounds than anyone needs.
  case countBeyond(String, limit: Int)

  /// RFC 8725 §3.1: an algorithm is only ever used with the key type that it is made for.
  case keyMisfit(KeyManagement, KeyType)
  /// The content's key has another length than its algorithm needs.
  case contentKeySize(Int, needed: Int)
  /// Another key, or something was altered; which of them cannot be told.
  case decryptionFailed
  case inflation(InflateError)
  case key(LibCryptoError)
}

extension JWEError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .fieldCount(let count): "a JWE has five fields, not \(count)"
    case .field(let field, let error): "the \(field.rawValue) is not base64url: \(error)"
    case .header(let error): "the header is not JSON: \(error)"
    case .headerNotObject: "the header is no JSON object"
    case .memberTwice(let name): "the header has \"\(name.harmless(limit: 60))\" more than once"
    case .memberMissing(let name): "the header has no \"\(name)\""
    case .memberInvalid(let name, let reason): "the header's \"\(name)\" is \(reason)"
    case .critical(let name): "the header says that \"\(name.harmless(limit: 60))\" must be understood"
    case .algorithmUnknown(let name): "the algorithm \"\(name.harmless(limit: 60))\" is not known"
    case .algorithmRefused(let name): "\(name) is not used any more: it gives away what it encrypts"
    case .encryptionUnknown(let name): "the encryption \"\(name.harmless(limit: 60))\" is not known"
    case .compressionUnknown(let name): "the compression \"\(name.harmless(limit: 60))\" is not known"
    case .countBeyond(let count, let limit):
      "the passphrase would have to be hashed \(count.harmless(limit: 40)) times, more than \(limit)"
    case .keyMisfit(let algorithm, let type): "\(algorithm.rawValue) does not fit \(type)"
    case .contentKeySize(let size, let needed): "a content key of \(size) bytes, \(needed) are needed"
    case .decryptionFailed: "another key, or the token was altered"
    case .inflation(let error): "the content cannot be inflated: \(error)"
    case .key(let error): "\(error)"
    }
  }
}
