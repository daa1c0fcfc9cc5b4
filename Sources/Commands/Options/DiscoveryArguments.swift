import ArgumentParser
import HTTP
import JSON
import OAuth

/// Options that steer a discovery.
struct DiscoveryArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Behave as one revision asks: \(SpecRevision.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "date"),
    completion: .list(SpecRevision.allCases.map(\.rawValue)))
  var revision: String?

  @Option(help: ArgumentHelp("Take this one of several authorization servers.", valueName: "url"))
  var issuer: String?

  @Flag(help: "Take --issuer or the endpoints as given, without resource metadata.")
  var skipDiscovery = false

  @Option(help: ArgumentHelp("With --skip-discovery.", valueName: "url"))
  var authorizationEndpoint: String?

  @Option(help: ArgumentHelp("With --skip-discovery.", valueName: "url"))
  var tokenEndpoint: String?

  @Option(help: ArgumentHelp("With --skip-discovery.", valueName: "url"))
  var registrationEndpoint: String?

  func options(_ switches: Switches, force: Bool) throws(Failure) -> DiscoveryOptions {
    var options = DiscoveryOptions(leniencies: switches.leniencies, skip: skipDiscovery, force: force)
    if let revision {
      guard let known = SpecRevision(rawValue: revision) else {
        let names = SpecRevision.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("--revision \(revision.harmless(limit: 40)): there is no such revision (\(names))")
      }
      options.revision = known
    }
    options.issuer = try issuer.map { (text) throws(Failure) in try Typed.issuer(text, "--issuer").text }
    let endpoints = [authorizationEndpoint, tokenEndpoint, registrationEndpoint]
    guard skipDiscovery || endpoints.allSatisfy({ $0 == nil }) else {
      throw .usage("endpoints are given together with --skip-discovery")
    }
    options.authorizationEndpoint = try Self.endpoint(authorizationEndpoint, "--authorization-endpoint")
    options.tokenEndpoint = try Self.endpoint(tokenEndpoint, "--token-endpoint")
    options.registrationEndpoint = try Self.endpoint(registrationEndpoint, "--registration-endpoint")
    return options
  }

  /// Hosts that the user typed here count as typed (SEC-5).
  func typed() throws(Failure) -> [Location] {
    var urls: [Location] = []
    for (text, option) in [
      (issuer, "--issuer"), (authorizationEndpoint, "--authorization-endpoint"),
      (tokenEndpoint, "--token-endpoint"),
      (registrationEndpoint, "--registration-endpoint"),
    ] {
      if let url = try Self.endpoint(text, option) { urls.append(url) }
    }
    return urls
  }

  private static func endpoint(_ text: String?, _ option: String) throws(Failure) -> Location? {
    guard let text else { return nil }
    return try Typed.url(text, option)
  }
}
