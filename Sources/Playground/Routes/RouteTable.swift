import HTTP
import JSON
package import Serving

/// One path and what answers there.
struct Route: Sendable {
  typealias Handler = @Sendable (ServerRequest, Room) async -> Answer

  let name: RouteName
  let path: String
  /// Whether everything below the path belongs to it too.
  var isPrefix = false
  let methods: [String]
  let answer: Handler
}

/// Finds the route of a request, lets the faults change its answer, and writes the log.
package struct RouteTable: Sendable {
  package let room: Room
  private let routes: [Route]

  package init(_ room: Room) {
    self.room = room
    routes = Self.routes(of: room)
  }

  /// The whole playground as one function.
  package func answer(_ request: ServerRequest) async -> ServerResponse {
    let (name, answer) = await judged(request)
    let delay = room.configuration.load.delay
    // An answer that nobody waits for any more is sent at once, to nobody.
    if delay > .zero { try? await Task.sleep(for: delay) }
    var changed = answer
    for fault in room.configuration.faults { changed = fault.change(changed, name) }
    changed = CrossOrigin.allow(changed, for: request, at: name)
    room.configuration.log(RequestLine.text(request, name, changed))
    return changed.response
  }

  private func judged(_ request: ServerRequest) async -> (RouteName, Answer) {
    guard HostCheck.accepts(request, room.configuration.host) else {
      return (.wrongHost, Answer(421, .text("This server does not answer for that host.\n")))
    }
    guard let route = route(for: request.path) else {
      return (.notFound, Answer(404, .json(["error": "not_found"])))
    }
    if request.method == "OPTIONS" { return (.preflight, CrossOrigin.preflight(request)) }
    let method = request.method == "HEAD" ? "GET" : request.method
    guard route.methods.contains(method) else {
      let allowed = route.methods.joined(separator: ", ")
      return (route.name, Answer(405, .json(["error": "method_not_allowed"]), headers: ["Allow": allowed]))
    }
    return (route.name, await route.answer(request, room))
  }

  private func route(for path: String) -> Route? {
    routes.first { $0.path == path } ?? routes.first { $0.isPrefix && path.hasPrefix($0.path) }
  }

  private static func routes(of room: Room) -> [Route] {
    let site = room.site
    var routes: [Route] = []
    func add(
      _ name: RouteName, _ paths: [String], _ methods: [String], isPrefix: Bool = false,
      _ answer: @escaping Route.Handler
    ) {
      for path in paths {
        routes.append(Route(name: name, path: path, isPrefix: isPrefix, methods: methods, answer: answer))
      }
    }
    if let path = site.mcpPath {
      add(.mcp, [path], ["POST", "GET", "DELETE"], MCPRoute.answer)
      add(.resourceMetadata, [site.resourceMetadataPath], ["GET"], ResourceMetadataRoute.answer)
    }
    add(.serverMetadata, site.metadataDocuments.map(\.path), ["GET"], ServerMetadataRoute.answer)
    add(.keys, [site.keysPath], ["GET"], KeysRoute.answer)
    if room.configuration.pushedRequests != nil { add(.push, [site.pushPath], ["POST"], PushRoute.answer) }
    add(.authorize, site.authorizePaths, ["GET"], AuthorizeRoute.answer)
    add(.signIn, [site.signInPath], ["POST"], SignInRoute.answer)
    add(.consent, [site.consentPath], ["GET", "POST"], ConsentRoute.answer)
    add(.deviceAuthorization, [site.deviceAuthorizationPath], ["POST"], DeviceAuthorizationRoute.answer)
    add(.device, [site.devicePath], ["GET", "POST"], DeviceRoute.answer)
    add(.token, site.tokenPaths, ["POST"], TokenRoute.answer)
    add(.revocation, [site.revocationPath], ["POST"], RevocationRoute.answer)
    add(.introspection, [site.introspectionPath], ["POST"], IntrospectionRoute.answer)
    add(.registration, [site.registrationPath], ["POST"], RegistrationRoute.answer)
    add(
      .clientManagement, [site.clientPathPrefix], ["GET", "PUT", "DELETE"], isPrefix: true,
      ClientManagementRoute.answer)
    if room.identityProvider != nil {
      add(.identityProvider, site.idpMetadataPaths, ["GET"], IdPDocuments.metadata)
      add(.identityProvider, [site.idpKeysPath], ["GET"], IdPDocuments.keys)
      add(.identityToken, [site.idpTokenPath], ["POST"], IdPTokenRoute.answer)
    }
    add(.home, ["/"], ["GET"], HomeRoute.answer)
    return routes
  }
}
