import HTTP
import OAuth
import Synchronization

/// What a sign-in makes known of itself on its way, for the audit log.
final class LoginRecord: Sendable {
  private let event: Mutex<AuditEvent>

  init(_ server: Location, profile: String) {
    var event = AuditEvent(.login, server: server, profile: profile)
    event.grantType = "authorization_code"
    self.event = Mutex(event)
  }

  func note(_ step: LoginEvent) {
    event.withLock { event in
      switch step {
      case .discovered(let found): event.issuer = found.server.issuer
      case .willAsk(let plan, let resource):
        event.requested = plan.scope
        event.resource = resource ?? event.resource
      case .usingClient(let client), .registered(let client): event.clientID = client.id
      default: break
      }
    }
  }

  func done(_ session: Session) -> AuditEvent {
    var event = event.withLock(\.self)
    event.take(session)
    return event
  }

  func failed(_ code: FailureCode) -> AuditEvent { event.withLock(\.self).failed(code) }
}
