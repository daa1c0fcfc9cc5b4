package import HTTP
package import JSON
package import LibCrypto

/// How a playground is to be; the defaults are those of the command.
package struct PlaygroundConfiguration: Sendable {
  /// Zero picks a free one.
  package var port: UInt16 = 0
  package var layout = Layout.path
  package var autoConsent = false
  package var tokens = TokenForm.jwt
  package var usesTLS = false
  /// An MCP server that lives elsewhere; the playground is its authorization server then.
  package var serverURL: String?
  /// Seconds.
  package var tokenLife: Int64 = 3_600
  package var refreshLife: Int64 = 2_592_000
  /// How long after its use a refresh token still gives tokens, for those who lost the answer.
  package var rotationGrace = 0.0
  package var codeLife: Int64 = 60
  package var deviceLife: Int64 = 600
  /// Seconds that a device waits between two polls.
  package var deviceInterval: Int64 = 5
  /// How often a device is told to wait before it is allowed without a person.
  package var devicePolls = 1
  /// How many of its first polls are called too quick, whenever they come.
  package var deviceSlowDowns = 0
  /// RFC 9126; nil is without.
  package var pushedRequests: Demand?
  package var pushedLife: Int64 = 60
  /// RFC 9449; nil is without.
  package var dpop: Demand?
  /// Whether both servers want nonces in proofs.
  package var demandsNonces = false
  package var nonceLife = 60.0
  /// What the 401 asks for; fewer than ``scopes`` shows the step-up.
  package var challengeScopes = ["todo:read", "todo:write"]
  package var scopes = ["todo:read", "todo:write"]
  /// Whether the authorization server's metadata lists `offline_access`.
  package var listsOfflineAccess = true
  /// In Scalekit's layout: `iss` of access tokens is the environment, or with false the issuer.
  package var namesEnvironmentAsIssuer = true
  /// The host in every URL that is published; it leads to this machine.
  package var host = "127.0.0.1"
  package var binds: [IPAddress] = [.loopback4, .loopback6]
  package var users = [PlaygroundUser.demo]
  package var faults: [Fault] = []
  /// RFC 7591's metadata, with id and secret, of clients that are known from the start.
  package var clients: [JSONObject] = []
  package var load = Load()
  /// Whether there is an enterprise's identity provider beside the authorization server.
  package var hasIdentityProvider = false
  /// The client that the identity provider's grants are for.
  package var identityClient = "demo-confidential"
  /// Whose tokens count as grants and as subjects.
  package var trusted: [TrustedIssuer] = []
  /// Whether a grant that somebody signed works once only.
  package var takesAssertionsOnce = false
  /// Who vouches for the certificates of clients, beside the playground's own authority.
  package var clientAuthorities: [Certificate] = []

  /// Unpredictable bytes.
  package var random: @Sendable (Int) -> [UInt8]
  /// Unix seconds.
  package var now: @Sendable () -> Double
  /// Takes a line for every request that says in words what it was for.
  package var log: @Sendable (String) -> Void = { _ in }
  /// Reads a client ID metadata document; without it such clients are not offered.
  package var fetchDocument: (@Sendable (Location) async throws -> HTTPReply)?

  package init(random: @escaping @Sendable (Int) -> [UInt8], now: @escaping @Sendable () -> Double) {
    self.random = random
    self.now = now
  }
}

/// A person who can sign in.
package struct PlaygroundUser: Sendable, Hashable {
  package let name: String
  package let password: String
  package let fullName: String
  package let email: String

  package init(name: String, password: String, fullName: String, email: String) {
    self.name = name
    self.password = password
    self.fullName = fullName
    self.email = email
  }

  /// The person whom the sign-in page names.
  package static let demo = PlaygroundUser(
    name: "demo", password: "playground", fullName: "Dana Demo", email: "dana@example.com")
}
