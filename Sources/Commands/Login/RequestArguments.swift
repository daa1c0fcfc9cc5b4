import ArgumentParser
import HTTP
import JSON
import OAuth

/// Options that shape what is asked for.
struct RequestArguments: ParsableArguments {
  @OptionGroup var scopes: ScopeArguments

  @Option(
    help: ArgumentHelp("Add a parameter to the authorization request (repeatable).", valueName: "name=value"))
  var authParam: [String] = []

  @Flag(help: "Push the authorization request to the server first (RFC 9126).")
  var par = false

  @Flag(help: "Have the tokens bound to a key (DPoP, RFC 9449).")
  var dpop = false

  func apply(to options: inout LoginOptions) throws(Failure) {
    options.scope = scopes.wanted
    options.resource = try scopes.target()
    options.pushes = par
    for text in authParam {
      let pair = try Typed.pair(text, "--auth-param")
      guard !AuthorizationRequest.owned.contains(pair.name) else {
        throw .usage("--auth-param \(pair.name): mcpauth sets this parameter itself")
      }
      guard !options.authParameters.contains(where: { $0.name.isIdentical(to: pair.name) }) else {
        throw .usage("--auth-param \(pair.name.harmless(limit: 60)): no parameter may occur twice")
      }
      options.authParameters.append(pair)
    }
  }
}
