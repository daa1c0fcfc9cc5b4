import LibCrypto
import Serving

/// A certificate authority for this run, and the certificate that the playground shows.
struct PlaygroundCertificates {
  let authority: String
  let identity: TLSIdentity

  init(_ configuration: PlaygroundConfiguration) throws(PlaygroundError) {
    let now = Int64(configuration.now())
    var names = ["localhost", "*.localhost", "127.0.0.1", "::1"]
    if !names.contains(configuration.host) { names.append(configuration.host) }
    do throws(LibCryptoError) {
      let root = try CertificateAuthority(commonName: "mcpauth playground", now: now)
      let leaf = try root.issue(names: names, now: now)
      authority = root.certificate.pem
      identity = TLSIdentity(chain: [leaf.certificate.der], key: try leaf.key.pem())
    } catch {
      throw .keys("\(error)")
    }
  }
}
