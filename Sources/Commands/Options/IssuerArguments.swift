import ArgumentParser
import HTTP
import JSON
import OAuth

/// Options that say which authorization server gives the token.
struct IssuerArguments: ParsableArguments {
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

  @Option(help: ArgumentHelp("The token endpoint, where it is not to be found out.", valueName: "url"))
  var tokenEndpoint: String?

  func options(_ switches: Switches, force: Bool) throws(Failure) -> DiscoveryOptions {
    var options = DiscoveryOptions(leniencies: switches.leniencies, skip: skipDiscovery, force: force)
    options.revision = try revision.map { (text) throws(Failure) in try Typed.choice(text, "--revision") }
    options.issuer = try issuer.map { (text) throws(Failure) in try Typed.issuer(text, "--issuer").text }
    options.tokenEndpoint = try Self.url(tokenEndpoint, "--token-endpoint")
    return options
  }

  /// Hosts that the user typed here count as typed (SEC-5).
  func typed() throws(Failure) -> [Location] {
    [try Self.url(issuer, "--issuer"), try Self.url(tokenEndpoint, "--token-endpoint")].compactMap(\.self)
  }

  static func url(_ text: String?, _ option: String) throws(Failure) -> Location? {
    guard let text else { return nil }
    return try Typed.url(text, option)
  }
}
