import HTTP
import OAuth

/// A token that is good now, of a person's session or of a machine's.
enum TokenAccess: Sendable {
  case person(SessionAccess)
  case machine(MachineAccess)

  func valid(_ context: Context, force: Bool = false) async throws(Failure) -> Session {
    switch self {
    case .person(let access): try await access.valid(context, force: force)
    case .machine(let access): try await access.valid(context, force: force)
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
