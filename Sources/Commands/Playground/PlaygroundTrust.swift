import ArgumentParser
import JSON
import Playground

/// Options about others whose signed tokens count at the playground.
struct PlaygroundTrust: ParsableArguments {
  @Flag(help: "Be an enterprise's identity provider too, which issues ID-JAGs (idp in the ready line).")
  var idp = false

  @Option(
    help: ArgumentHelp(
      "The client that the ID-JAGs are for (demo-confidential).", valueName: "client-id"))
  var idpClient: String?

  @Option(
    help: ArgumentHelp(
      "Take tokens of this issuer, signed with the keys of a JWK Set, as grants and subjects (repeatable).",
      valueName: "issuer=file"),
    completion: .file())
  var trust: [String] = []

  @Flag(help: "Refuse an ID-JAG or another signed grant that was used before.")
  var singleUseAssertions = false

  func apply(to configuration: inout PlaygroundConfiguration, _ files: LocalFiles) throws(Failure) {
    configuration.hasIdentityProvider = idp
    configuration.takesAssertionsOnce = singleUseAssertions
    if let idpClient {
      guard idp else { throw .usage("--idp-client needs --idp") }
      configuration.identityClient = idpClient
    }
    for text in trust {
      let (issuer, path) = try Typed.pair(text, "--trust")
      let json = try PlaygroundClients.json(path, "--trust", files)
      do throws(KeySetError) {
        configuration.trusted.append(try TrustedIssuer(issuer: issuer, keys: json))
      } catch {
        throw .usage("--trust \(path.harmless(limit: 200)) \(error)")
      }
    }
  }
}
