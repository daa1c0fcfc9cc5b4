import ArgumentParser
import HTTP
import JSON
import OAuth

/// Options that steer a discovery.
struct DiscoveryArguments: ParsableArguments {
  @OptionGroup var issuing: IssuerArguments

  @Option(help: ArgumentHelp("With --skip-discovery.", valueName: "url"))
  var authorizationEndpoint: String?

  @Option(help: ArgumentHelp("With --skip-discovery.", valueName: "url"))
  var registrationEndpoint: String?

  var issuer: String? { issuing.issuer }

  func options(_ switches: Switches, force: Bool) throws(Failure) -> DiscoveryOptions {
    var options = try issuing.options(switches, force: force)
    let endpoints = [authorizationEndpoint, issuing.tokenEndpoint, registrationEndpoint]
    guard issuing.skipDiscovery || endpoints.allSatisfy({ $0 == nil }) else {
      throw .usage("endpoints are given together with --skip-discovery")
    }
    options.authorizationEndpoint = try IssuerArguments.url(
      authorizationEndpoint, "--authorization-endpoint")
    options.registrationEndpoint = try IssuerArguments.url(registrationEndpoint, "--registration-endpoint")
    return options
  }

  /// Hosts that the user typed here count as typed (SEC-5).
  func typed() throws(Failure) -> [Location] {
    var urls = try issuing.typed()
    for (text, option) in [
      (authorizationEndpoint, "--authorization-endpoint"), (registrationEndpoint, "--registration-endpoint"),
    ] {
      if let url = try IssuerArguments.url(text, option) { urls.append(url) }
    }
    return urls
  }
}
