import JSON
import LibCrypto

/// RFC 7515 §7.1: a token that somebody else signed, taken apart so strictly that no two readers differ about it.
struct SignedToken: Sendable {
  /// Bytes; the tokens of all known issuers are far below this.
  static let limit = 65_536

  let header: JSONObject
  let claims: JSONObject
  let algorithm: SignatureAlgorithm
  private let input: [UInt8]
  private let signature: [UInt8]

  init(_ text: String) throws(TokenFault) {
    guard text.utf8.count <= Self.limit else { throw TokenFault("is longer than \(Self.limit) bytes") }
    let bytes = Array(text.utf8)
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw TokenFault("is no signed JWT") }
    header = try Self.object(parts[0], "header")
    claims = try Self.object(parts[1], "payload")
    // RFC 7515 §4.1.11: nothing that would have to be understood is understood here.
    guard header["crit"] == nil else { throw TokenFault("has critical header members") }
    guard let name = header["alg"]?.string, let algorithm = SignatureAlgorithm(rawValue: name) else {
      throw TokenFault("is not signed by an algorithm that is known here")
    }
    self.algorithm = algorithm
    do throws(Base64Error) { signature = try Base64URL.decode(parts[2]) } catch {
      throw TokenFault("has a signature with \(error)")
    }
    input = Array(bytes.dropLast(parts[2].count + 1))
  }

  private static func object(_ part: ArraySlice<UInt8>, _ name: String) throws(TokenFault) -> JSONObject {
    let bytes: [UInt8]
    do throws(Base64Error) { bytes = try Base64URL.decode(part) } catch {
      throw TokenFault("has a \(name) with \(error)")
    }
    let document: JSONDocument
    do throws(JSONError) { document = try JSONDocument(parsing: bytes) } catch {
      throw TokenFault("has a \(name) with \(error)")
    }
    // RFC 7515 §4, RFC 7519 §4: a member twice is refused.
    guard document.oddities.isEmpty, let object = document.value.object else {
      throw TokenFault("has a \(name) that is no plain JSON object")
    }
    return object
  }

  /// RFC 8725 §3.11: the `typ`, in lower case and without the prefix that RFC 7515 §4.1.9 lets senders leave out.
  var type: String? {
    guard let type = header["typ"]?.string?.lowercased() else { return nil }
    return type.hasPrefix("application/") ? String(type.dropFirst(12)) : type
  }

  /// RFC 7517 §4.5: a `kid` names the key; without one, every key that fits is tried.
  func check(signedBy keys: [JWK]) throws(TokenFault) {
    let name = header["kid"]?.string
    let candidates = keys.filter { key in
      guard algorithm.fits(key.type) else { return false }
      guard let name, let keyID = key.keyID else { return true }
      return keyID.isIdentical(to: name)
    }
    guard !candidates.isEmpty else { throw TokenFault("is signed by a key that is not known here") }
    for key in candidates.prefix(16) {
      do throws(LibCryptoError) {
        if try key.verify(signature, of: input, algorithm: algorithm) { return }
      } catch {
        // A key that forbids this, or a signature of another length, is none that fits; the next one may.
        continue
      }
    }
    throw TokenFault("has a signature that is not its key's")
  }

  /// The same for a secret that both sides know.
  func check(signedBy secret: SharedKey) throws(TokenFault) {
    let isValid: Bool
    do throws(LibCryptoError) {
      isValid = try secret.verify(signature, of: input, algorithm: algorithm)
    } catch {
      throw TokenFault("has a signature that cannot be checked: \(error)")
    }
    guard isValid else { throw TokenFault("has a signature that is not the secret's") }
  }
}

extension SignatureAlgorithm {
  /// Whether whoever verifies could also sign.
  var isSymmetric: Bool {
    switch self {
    case .hs256, .hs384, .hs512: true
    default: false
    }
  }

  static let asymmetric = allCases.filter { !$0.isSymmetric }
}

/// What is wrong with a token, as the rest of a sentence that begins with its name.
struct TokenFault: Error, Sendable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
