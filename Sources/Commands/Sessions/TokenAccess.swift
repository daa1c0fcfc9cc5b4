import HTTP
import OAuth

/// A token that is good now, of a person's session or of a machine's.
enum TokenAccess: Sendable {
  case person(SessionAccess)
  case machine(MachineAccess)

  var typed: Location {
    switch self {
    case .person(let access): access.typed
    case .machine(let access): access.typed
    }
  }

  var key: SessionKey {
    switch self {
    case .person(let access): access.key
    case .machine(let access): access.key
    }
  }

  var store: any SessionStore {
    switch self {
    case .person(let access): access.store
    case .machine(let access): access.store
    }
  }

  func valid(_ context: Context, for demand: TokenDemand = .good) async throws(Failure) -> Session {
    switch self {
    case .person(let access):
      let session = try await access.valid(context, for: demand)
      if let wanted = access.wanted { try access.demand(wanted, of: session) }
      return session
    case .machine(let access): return try await access.valid(context, for: demand)
    }
  }

  /// The session as it is stored, good or not.
  func stored() throws(Failure) -> Session {
    let session: Session?
    do throws(StoreError) { session = try store.session(key) } catch { throw Failure(error) }
    guard let session else { throw Failure(.session(.missing), typed: typed) }
    return session
  }

  /// The session as it is stored; a machine that has none asks for one.
  func known(_ context: Context) async throws(Failure) -> Session {
    switch self {
    case .person: return try stored()
    case .machine(let access):
      if let kept = try access.stored() { return kept }
      return try await access.valid(context)
    }
  }

  /// The way to the servers of a session, with the switches that are kept with it.
  func door(to session: Session, _ context: Context) throws(Failure) -> Network {
    switch self {
    case .person(let access): return try access.door(to: session, context)
    case .machine(let access):
      return try context.network(
        typed: [access.typed] + access.typedHosts, access.network, access.options.switches,
        kind: session.serverKind, files: session.client.files)
    }
  }

  /// The user's own fields for the server.
  func headerFields(for session: Session, _ files: LocalFiles) throws(Failure) -> [Headers.Field] {
    switch self {
    case .person(let access): return try access.headerFields(for: session, files)
    case .machine(let access):
      guard let file = access.options.switches.headerFile else { return [] }
      return try files.headerFields(file)
    }
  }
}
