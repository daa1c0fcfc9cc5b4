import ArgumentParser
import HTTP
import JSON
import OAuth

/// The options that pick one client out of the store, and what is done with it.
struct KnownClient: ParsableArguments {
  @Argument(help: ArgumentHelp("The authorization server.", valueName: "issuer"), completion: .issuers)
  var issuer: String
  @OptionGroup(title: "Session") var options: StoreOptions
  @Option(help: ArgumentHelp("Which of its clients, where there are several.", valueName: "id")) var clientID:
    String?

  func location() throws(Failure) -> Location { try Typed.url(issuer, "ISSUER") }

  func pick(_ context: Context) throws(Failure) -> Client {
    let issuer = try location().text
    let sibling = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer + "/"
    var all: [Client]
    do throws(StoreError) {
      all = try context.store().clients(of: issuer)
      if all.isEmpty { all = try context.store().clients(of: sibling) }
    } catch { throw Failure(error) }
    let matching = all.filter { client in clientID.map(client.id.isIdentical(to:)) ?? true }
    guard let first = matching.first else {
      throw Failure(.clientUnknown, "no such client of \(issuer) is kept", next: ["mcpauth client list"])
    }
    guard matching.count == 1 else {
      let ids = matching.map { $0.id.harmless(limit: 100) }.joined(separator: ", ")
      throw .usage("there are several clients of \(issuer): add --client-id with one of \(ids)")
    }
    return first
  }

  /// Puts the changed client in the place of the old one; nil deletes it.
  func replace(_ client: Client, by changed: Client?, _ context: Context) async throws(Failure) {
    do throws(OAuthError) {
      try await context.store(options).withClients(of: client.issuer) { (clients) throws(OAuthError) in
        clients = clients.compactMap { $0.id.isIdentical(to: client.id) ? changed : $0 }
      }
      if let changed { try await follow(changed, context.store(options)) }
    } catch { throw Failure(error, typed: try location()) }
  }

  /// Every session of the client authenticates with what the server gave last (DCR-6).
  private func follow(_ changed: Client, _ store: any SessionStore) async throws(OAuthError) {
    let sessions: [Session]
    do throws(StoreError) { sessions = try store.sessions().sessions } catch { throw .store(error) }
    for session in sessions where session.issuer.isIdentical(to: changed.issuer) {
      guard session.client.id.isIdentical(to: changed.id), let server = try? Location(session.server) else {
        continue
      }
      try await store.withSession(SessionKey(server, profile: session.profile)) {
        (stored) throws(OAuthError) in
        stored?.client.secret = changed.secret
        stored?.client.secretExpiresAt = changed.secretExpiresAt
        stored?.client.authentication = changed.authentication
      }
    }
  }

  /// What a sign-in with this authorization server was found to need is used again.
  func management(
    of client: Client, _ network: NetworkOptions, _ context: Context
  ) throws(Failure) -> ClientManagement {
    let sessions: [Session]
    do throws(StoreError) { sessions = try context.store().sessions().sessions } catch {
      throw Failure(error)
    }
    let own = sessions.filter { $0.issuer.isIdentical(to: client.issuer) }.max { first, second in
      let isOwn = [first, second].map { $0.client.id.isIdentical(to: client.id) }
      return isOwn[0] == isOwn[1] ? first.createdAt < second.createdAt : isOwn[1]
    }
    var switches = (own?.switches ?? Switches()).adding(try network.switches())
    // Those fields are the MCP server's and go nowhere else.
    switches.headerFile = nil
    let door = try context.network(typed: [try location()], network, switches)
    return ClientManagement(transport: door.transport)
  }

  func notManaged(_ client: Client) -> Failure {
    Failure(
      .clientNotManaged, "the server gave no way to manage the client \(client.id.harmless(limit: 200))",
      next: ["Its registration can only be changed at the server"])
  }
}
