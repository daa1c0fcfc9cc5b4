package import HTTP

/// What a run wants of a session's access token.
package enum TokenDemand: Sendable, Hashable {
  /// It is good now.
  case good
  /// It is good for so many seconds yet, or came after this run began (`--min-ttl`).
  case lasting(Int64)
  /// It came after this run began, so that runs which are started together share one refresh.
  case new
  /// It is another one than this, which a server did not take.
  case other(than: Secret)

  /// Whether a token that is good will not do.
  package var isForced: Bool {
    switch self {
    case .good, .lasting: false
    case .new, .other: true
    }
  }

  /// - Parameter seen: the token that this run found in the store before it waited.
  package func isMet(by tokens: Session.Tokens, at now: Double, _ run: ProgramRun, seen: Secret? = nil)
    -> Bool
  {
    guard !tokens.isStale(at: Int64(now)) else { return false }
    switch self {
    case .good: return true
    case .lasting(let seconds): return tokens.lasts(seconds, at: Int64(now)) || isNew(tokens, now, run, seen)
    case .new: return isNew(tokens, now, run, seen)
    case .other(let refused): return tokens.access != refused
    }
  }

  /// A token from the future was got before somebody set the clock back.
  private func isNew(_ tokens: Session.Tokens, _ now: Double, _ run: ProgramRun, _ seen: Secret?) -> Bool {
    if let seen, seen != tokens.access { return true }
    return run.began <= tokens.arrived && tokens.arrived <= now
  }
}
