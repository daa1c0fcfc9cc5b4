import ArgumentParser
import HTTP
import OAuth

/// Options of a sign-in on another device.
struct DeviceArguments: ParsableArguments {
  @Flag(help: "Show a code to enter on any device, instead of opening a browser here (RFC 8628).")
  var device = false

  @Option(help: ArgumentHelp("With --device, where the metadata does not name it.", valueName: "url"))
  var deviceAuthorizationEndpoint: String?

  /// The endpoint as the user says it, whose host counts as typed (SEC-5).
  func endpoint() throws(Failure) -> Location? {
    let url = try IssuerArguments.url(deviceAuthorizationEndpoint, "--device-authorization-endpoint")
    guard device || url == nil else { throw .usage("--device-authorization-endpoint needs --device") }
    return url
  }

  /// Nobody comes back to this machine, so that nothing which says how has a meaning.
  func check(against browser: BrowserArguments, _ request: RequestArguments) throws(Failure) {
    let others = [
      ("--browser", browser.browser != nil), ("--no-browser", browser.noBrowser),
      ("--callback-host", browser.callbackHost != nil), ("--callback-port", browser.callbackPort != nil),
      ("--redirect-uri", browser.redirectURI != nil), ("--par", request.par),
    ]
    guard device, let other = others.first(where: \.1)?.0 else { return }
    throw .usage("--device and \(other) exclude each other")
  }

  func apply(to options: inout DiscoveryOptions) throws(Failure) {
    options.deviceAuthorizationEndpoint = try endpoint()
    guard device else { return }
    options.grant = .deviceCode
    let isComplete = options.deviceAuthorizationEndpoint != nil && options.tokenEndpoint != nil
    guard !options.skip || options.issuer != nil || isComplete else {
      throw .usage(
        "--skip-discovery with --device needs --issuer, or both --device-authorization-endpoint and --token-endpoint"
      )
    }
  }
}
