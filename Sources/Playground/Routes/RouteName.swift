/// The routes by what they are for; the words are those of the log.
package enum RouteName: String, Sendable, CaseIterable {
  case home = "start page"
  case resourceMetadata = "resource metadata"
  case serverMetadata = "authorization server metadata"
  case keys = "signing keys"
  case authorize = "authorization request"
  case signIn = "sign-in"
  case consent = "consent"
  case token = "token request"
  case revocation = "revocation"
  case introspection = "introspection"
  case registration = "client registration"
  case clientManagement = "client management"
  case mcp = "MCP"
  case preflight = "CORS preflight"
  case wrongHost = "wrong host"
  case notFound = "nothing here"
}
