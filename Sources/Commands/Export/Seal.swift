import HTTP
import JSON
import LibCrypto
import OAuth

/// How an exported session is closed (RFC 7516), and opened again.
enum Seal: Sendable {
  case passphrase(Secret)
  /// A public key, and the private one that belongs to it.
  case key(JWK.Material, keyID: String?)
  /// `--insecure-plain`.
  case none

  private static let encryption = ContentEncryption.a256gcm

  /// The algorithm; nil where nothing is sealed.
  var algorithm: KeyManagement? {
    switch self {
    case .passphrase: .pbes2HS512A256KW
    case .key: .ecdhESA256KW
    case .none: nil
    }
  }

  /// The text of the file.
  func close(_ parcel: SessionParcel) throws(Failure) -> String {
    guard let algorithm else { return parcel.json.text(.pretty) + "\n" }
    var header: JSONObject = ["cty": "json"]
    let material: JWK.Material
    switch self {
    case .passphrase(let secret): material = .shared(SharedKey(Array(secret.reveal().utf8)))
    case .key(let key, let keyID):
      material = key
      header.set("kid", keyID.map { .string($0) })
    case .none: return ""
    }
    do throws(JWEError) {
      return try JWE.encrypt(
        parcel.json.bytes(), header: header, to: material, algorithm: algorithm, encryption: Self.encryption)
        + "\n"
    } catch { throw Failure(error, "the session cannot be sealed") }
  }

  /// What the file holds.
  func open(_ text: [UInt8], _ name: String) throws(Failure) -> SessionParcel {
    let content: [UInt8]
    switch self {
    case .none: content = text
    case .passphrase(let secret):
      content = try decrypt(text, .shared(SharedKey(Array(secret.reveal().utf8))), name)
    case .key(let key, _): content = try decrypt(text, key, name)
    }
    do throws(StoredFault) { return try SessionParcel(content) } catch {
      throw Failure(.exportBroken, "\(name) holds no exported session: \(error)")
    }
  }

  private func decrypt(_ text: [UInt8], _ key: JWK.Material, _ name: String) throws(Failure) -> [UInt8] {
    let named: KeyManagement
    do throws(JWEError) {
      let sealed = try JWE(text)
      named = try sealed.algorithm
      // RFC 8725 §3.1: the file does not choose what the key is used for.
      if named == algorithm { return try sealed.decrypt(with: key) }
    } catch { throw Failure(error, "\(name) cannot be opened") }
    throw Failure(
      .exportBroken, "\(name) is sealed with \(named.rawValue), not with \(algorithm?.rawValue ?? "")")
  }
}

extension Failure {
  fileprivate init(_ error: JWEError, _ what: String) {
    if case .key(let fault) = error, case .libraryMissing = fault {
      self.init(fault)
    } else {
      self.init(.exportBroken, "\(what): \(error)")
    }
  }
}
