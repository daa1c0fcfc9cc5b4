import HTTP
import OAuth

extension AuditLog {
  /// What came of asking for a valid token; one that was good already is no event.
  func record(_ result: TokenFlow.Result) throws(Failure) {
    let event = AuditEvent(.refresh, result.session, grantType: Self.refresh)
    switch result.source {
    case .cached: return
    case .refreshed: try record(event)
    case .cachedAfter(let error):
      note(event.failed(Failure(error, typed: result.session.endpoint).code))
    }
  }

  /// A renewal that brought nothing; where none was sent, that is a refusal at most.
  func note(_ error: OAuthError, of session: Session, typed: Location) {
    switch error {
    case .refresh, .session(.refreshRefused), .session(.refreshAnswerLost), .session(.clientGone):
      note(AuditEvent(.refresh, session, grantType: Self.refresh).failed(Failure(error, typed: typed).code))
    default: return
    }
  }

  private static let refresh = "refresh_token"
}
