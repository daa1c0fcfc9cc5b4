import HTTP
import OAuth

extension TokenDemand {
  /// The session, after it was said where its token is the newest that there is and still does not last long enough.
  func judged(_ session: Session, _ context: Context) -> Session {
    let now = context.environment.clock.seconds
    guard case .lasting(let seconds) = self, !session.tokens.lasts(seconds, at: now) else { return session }
    let left = SessionView.span(max(0, (session.tokens.expiresAt ?? now) - now))
    let why =
      session.machine == nil && session.tokens.refresh == nil
      ? "there is no refresh token to renew it with" : "tokens of this server live no longer"
    context.output.warn("the token lasts \(left), less than --min-ttl asks for: \(why)")
    return session
  }
}
