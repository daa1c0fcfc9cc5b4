import HTTP
import JSON
import LibCrypto
import OAuth

/// Private keys that the user names: PEM, encrypted or not, or one JWK.
enum KeyFile {
  /// - Parameter allowed: the algorithms that the server takes.
  static func read(
    _ path: String, passphraseFile: String?, allowed: [String]?, _ files: LocalFiles
  ) throws(ProofFault) -> ClientKey {
    let bytes: [UInt8]
    var passphrase: Secret?
    do throws(Failure) {
      bytes = try files.read(path, "--private-key", limit: 65_536)
      if let passphraseFile { passphrase = try files.secret(passphraseFile, "--passphrase-file") }
    } catch { throw .unreadable(path, reason: error.message, isLate: error.code == .timedOut) }
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(ClientKey.Fault) {
      if text.drop(while: \.isWhitespace).first == "{" { return try ClientKey(jwk(bytes), allowed: allowed) }
      let secret = passphrase.map { Array($0.reveal().utf8) }
      let key: PrivateKey
      do throws(LibCryptoError) { key = try PrivateKey(pem: text, passphrase: secret) } catch {
        throw .crypto(error)
      }
      return try ClientKey(key, allowed: allowed)
    } catch { throw .key(error) }
  }

  private static func jwk(_ bytes: [UInt8]) throws(ClientKey.Fault) -> JWK {
    guard let object = try? JSONValue(parsing: bytes).object else { throw .crypto(.notAKey) }
    do throws(LibCryptoError) { return try JWK(object) } catch { throw .crypto(error) }
  }
}
