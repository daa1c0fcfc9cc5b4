import ArgumentParser
import HTTP
import JSON
import OAuth

/// Ends one session or all of them, at the server and here.
struct Logout: Command {
  static let configuration = CommandConfiguration(
    abstract: "Revoke the tokens of a session and delete it.",
    discussion: """
      mcpauth logout https://example.com/mcp
      mcpauth logout --all --delete-client
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url"), completion: .sessions) var url: String?
  @Flag(help: "End every session.") var all = false
  @Flag(help: "Delete the client's registration too (RFC 7592), unless another session uses it.")
  var deleteClient = false
  @OptionGroup(title: "Session") var account: StoreOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    try context.audit.open()
    let store = context.store(account)
    var ended: [JSONValue] = []
    for (key, session) in try targets(store, context) {
      ended.append(try await end(session, key, store, context))
    }
    try context.output.answer(["ended": .array(ended)], "")
  }

  private func targets(_ store: any SessionStore, _ context: Context) throws(Failure) -> [(
    SessionKey, Session
  )] {
    guard (url == nil) == all else { throw .usage("a URL or --all is needed, and not both") }
    if let url {
      let typed = try Typed.url(url, "URL")
      let key = context.key(typed, account)
      do throws(OAuthError) {
        return [(key, try context.flow(key, store).stored())]
      } catch { throw Failure(error, typed: typed) }
    }
    let found: (sessions: [Session], faults: [StoreError])
    do throws(StoreError) { found = try store.sessions() } catch { throw Failure(error) }
    for fault in found.faults { context.output.warn(Failure(fault).message) }
    if found.sessions.isEmpty { context.output.talk("There is no session.") }
    return found.sessions.compactMap { session in SessionKey(session).map { ($0, session) } }
  }

  private func end(
    _ session: Session, _ key: SessionKey, _ store: any SessionStore, _ context: Context
  ) async throws(Failure) -> JSONValue {
    let typed = try Typed.url(session.server, "URL")
    let access = SessionAccess(typed: typed, key: key, store: store, network: network)
    var sentences: [String] = []
    var event = AuditEvent(.revocation, session)
    var transport: GuardedTransport?
    do throws(Failure) { transport = try access.door(to: session, context).transport } catch {
      // What a session needs for its requests may be gone; the session goes all the same.
      sentences = ["nothing was revoked: \(error.message)"]
      event.error = error.code
    }
    do throws(OAuthError) {
      if let transport {
        let prover = try? session.client.prover(context)
        let flow = LogoutFlow(
          transport: transport, store: store,
          prover: prover
            ?? ClientProver(clock: context.environment.clock, random: context.environment.random))
        let remnants = try await flow.run(session, key: key, deleteClient: deleteClient)
        event.error = remnants.compactMap(\.code).first
        sentences = remnants.map { $0.sentence(now: context.environment.clock.seconds) }
      } else {
        try await store.withTurn(key) { (turn) throws(OAuthError) in
          do throws(StoreError) { try await turn.save(nil) } catch { throw .store(error) }
        }
      }
    } catch { throw Failure(error, typed: typed) }
    try context.audit.record(event)
    context.output.talk("Logged out of \(session.server).")
    sentences = sentences.map { context.output.scrub($0) }
    for sentence in sentences { context.output.warn(sentence) }
    return [
      "server": .string(session.server), "profile": .string(session.profile), "remains": JSONValue(sentences),
    ]
  }
}

extension LogoutFlow.Remnant {
  /// Why a token lives on; nil where this is about something else.
  fileprivate var code: FailureCode? {
    switch self {
    case .notRevocable: .endpointMissing
    case .notRevoked(_, let fault): Failure(fault, doing: "the revocation").code
    case .registrationKept, .registrationNotDeleted, .registrationNotManaged: nil
    }
  }

  fileprivate func sentence(now: Int64) -> String {
    switch self {
    case .notRevocable(let expiresAt):
      let life = expiresAt.map { "lives on for \(SessionView.span(max(0, $0 - now)))" } ?? "lives on"
      return "the server offers no revocation: the access token \(life)"
    case .notRevoked(let hint, let fault):
      let name = hint == .refreshToken ? "refresh token" : "access token"
      return "the \(name) was not revoked: \(Failure(fault, doing: "the revocation").message)"
    case .registrationKept(let id, let users):
      return "the client \(id.harmless(limit: 200)) stays: \(users.joined(separator: ", ")) uses it"
    case .registrationNotDeleted(let id, let fault):
      return "the client \(id.harmless(limit: 200)) was not deleted: \(Failure(fault).message)"
    case .registrationNotManaged(let id):
      return
        "the server gave no way to delete the client \(id.harmless(limit: 200)), so it is kept for the next sign-in"
    }
  }
}
