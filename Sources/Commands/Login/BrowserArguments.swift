import ArgumentParser
import HTTP
import JSON
import OAuth

/// Options that say how a person gets to the authorization server and back.
struct BrowserArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Open the page with this command, %s or the end being the URL's place (else BROWSER).",
      valueName: "command"))
  var browser: String?

  @Flag(help: "Print the URL and take the redirect URL, pasted, from stdin.")
  var noBrowser = false

  @Option(help: ArgumentHelp("Listen for the redirect on this address.", valueName: "host"))
  var callbackHost: String?

  @Option(help: ArgumentHelp("Listen for the redirect on this port.", valueName: "port"))
  var callbackPort: Int?

  @Option(
    name: .customLong("redirect-uri"),
    help: ArgumentHelp("Where the browser is sent, if not to the address listened on.", valueName: "url"))
  var redirectURI: String?

  func listener() throws(Failure) -> ListenerOptions {
    var options = ListenerOptions(port: try Typed.port(callbackPort, "--callback-port"))
    if let callbackHost {
      let text =
        callbackHost.contains(":") && !callbackHost.hasPrefix("[") ? "[\(callbackHost)]" : callbackHost
      guard let host = Self.host(text) else {
        throw .usage(
          "--callback-host \(callbackHost.harmless(limit: 80)): an address of this machine or localhost is needed"
        )
      }
      options.host = host
    }
    options.redirectURI = try redirectURI.map { (text) throws(Failure) in
      try Typed.redirectURI(text, "--redirect-uri")
    }
    return options
  }

  /// Every address of the machine is one that a person may listen on: 0.0.0.0 and :: are no disguise here.
  private static func host(_ text: String) -> Host? {
    let bare = text.hasPrefix("[") ? String(text.dropFirst().dropLast()) : text
    if let address = IPAddress(bare) { return .address(address) }
    guard let host = try? Host(Substring(text)), host.isLocalName else { return nil }
    return host
  }
}
