import JSON
import Playground

/// The files that one playground writes for whoever uses it, for the length of its run.
struct PlaygroundFiles: Sendable {
  let authority: ScratchFile
  private let clientCertificate: ScratchFile
  private let clientKey: ScratchFile

  init(_ environment: Environment) {
    authority = ScratchFile(environment, suffix: "ca.pem")
    clientCertificate = ScratchFile(environment, suffix: "client.pem")
    clientKey = ScratchFile(environment, suffix: "client-key.pem")
  }

  func write(_ playground: Playground) throws(Failure) -> ReadyFiles {
    if let text = playground.certificateAuthority { try authority.write(text) }
    if let client = playground.clientCertificate {
      try clientCertificate.write(client.certificate)
      try clientKey.write(client.key)
    }
    return ReadyFiles(
      authority: authority.path, clientCertificate: clientCertificate.path, clientKey: clientKey.path)
  }

  func remove() {
    for file in [authority, clientCertificate, clientKey] { file.remove() }
  }
}
