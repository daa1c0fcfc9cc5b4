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
}
