import ArgumentParser
import HTTP
import OAuth

/// Options that say what a token is for.
struct ScopeArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Ask for exactly these scopes, separated by blanks.", valueName: "scopes"))
  var scope: String?

  @Option(help: ArgumentHelp("Send this resource parameter.", valueName: "uri"))
  var resource: String?

  @Flag(help: "Send no resource parameter.")
  var noResource = false

  var wanted: Scope? { scope.map { Scope($0) } }

  func target() throws(Failure) -> LoginOptions.Resource {
    guard resource == nil || !noResource else {
      throw .usage("--resource and --no-resource exclude each other")
    }
    guard let resource else { return noResource ? .omitted : .published }
    // RES-4: an absolute URI without a fragment, in whatever scheme.
    let scheme = resource.prefix { $0 != ":" }
    guard scheme.count < resource.count, !scheme.isEmpty, !resource.contains("#"),
      resource.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw .usage("--resource: an absolute URI without a fragment is needed") }
    return .value(resource)
  }
}
