import ArgumentParser
import HTTP
import JSON
import OAuth

/// Options that shape what is asked for.
struct RequestArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Ask for exactly these scopes, separated by blanks.", valueName: "scopes"))
  var scope: String?

  @Option(help: ArgumentHelp("Send this resource parameter.", valueName: "uri"))
  var resource: String?

  @Flag(help: "Send no resource parameter.")
  var noResource = false

  @Option(
    help: ArgumentHelp("Add a parameter to the authorization request (repeatable).", valueName: "name=value"))
  var authParam: [String] = []

  func apply(to options: inout LoginOptions) throws(Failure) {
    guard resource == nil || !noResource else {
      throw .usage("--resource and --no-resource exclude each other")
    }
    if let resource {
      // RES-4: an absolute URI without a fragment, in whatever scheme.
      let scheme = resource.prefix { $0 != ":" }
      guard scheme.count < resource.count, !scheme.isEmpty, !resource.contains("#"),
        resource.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else { throw .usage("--resource: an absolute URI without a fragment is needed") }
    }
    options.scope = scope.map { Scope($0) }
    options.resource = noResource ? .omitted : resource.map { .value($0) } ?? .published
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
