import LibCrypto
import Serving

/// A certificate authority for this run, the certificate that the playground shows, and one for a client.
struct PlaygroundCertificates {
  let authority: Certificate
  let identity: TLSIdentity
  /// For the built-in client that proves itself by it.
  let client: Identity

  init(_ configuration: PlaygroundConfiguration) throws(PlaygroundError) {
    let now = Int64(configuration.now())
    var names = ["localhost", "*.localhost", "127.0.0.1", "::1"]
    if !names.contains(configuration.host) { names.append(configuration.host) }
    do throws(LibCryptoError) {
      let root = try CertificateAuthority(commonName: "mcpauth playground", now: now)
      let leaf = try root.issue(names: names, now: now)
      authority = root.certificate
      client = try root.issue(
        CertificateProfile(
          commonName: "demo-tls", names: [], usage: .client, notBefore: now - 3_600,
          notAfter: now + 7 * 86_400))
      identity = TLSIdentity(
        chain: [leaf.certificate.der], key: try leaf.key.pem(),
        clientAuthorities: ([root.certificate] + configuration.clientAuthorities).map(\.der))
    } catch {
      throw .keys("\(error)")
    }
  }
}

extension PlaygroundCertificates {
  /// The client's certificate and private key.
  var clientPEM: (certificate: String, key: String) {
    get throws(PlaygroundError) {
      do throws(LibCryptoError) { return (client.certificate.pem, try client.key.pem()) } catch {
        throw .keys("\(error)")
      }
    }
  }
}
