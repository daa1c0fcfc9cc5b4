import HTTP

/// When the token endpoint is asked next for a device's token, and when no more (RFC 8628 §3.5); pure.
struct PollRhythm: Sendable, Hashable {
  /// Seconds between two polls that the server asks for.
  private var interval: Int64
  /// Polls in a row that came to nothing, not even to "not yet".
  private(set) var failures = 0
  /// Those of them that a server answered all the same.
  private var brokenAnswers = 0
  /// What the last of them asked to wait.
  private var wish: Int64 = 0
  /// Whether the server ever said "not yet", so that the person is all that is missing.
  private(set) var isPending = false

  /// What an answer without a token means.
  enum Verdict: Sendable, Hashable {
    case again
    case refused(ServerRefusal)
    case expired(exchange: Int)
    case failed(TokenFault)
  }

  /// Answers in a row that are none of the server's own before it is given up.
  private static let patience = 3
  /// Seconds that a busy server is waited for at most, and that a pause grows to by itself.
  private static let (longestWish, longestPause): (Int64, Int64) = (20, 60)

  init(interval: Int64) { self.interval = interval }

  /// Seconds until the next poll: twice as long after every failure.
  var pause: Int64 {
    let grown = min(interval << min(failures, 6), max(interval, Self.longestPause))
    return max(grown, wish)
  }

  mutating func judge(_ fault: TokenFault) -> Verdict {
    switch fault {
    case .refused(let refusal): return judge(refusal, fault)
    case .transport(let error) where error.isPassing: return failed()
    case .rateLimited(let limit) where limit.seconds ?? 0 <= Self.longestWish:
      return failed(wish: limit.seconds ?? 0, fault)
    case .answer(let answer) where answer.isServerTrouble: return failed(wish: 0, fault)
    default: return .failed(fault)
    }
  }

  private mutating func judge(_ refusal: ServerRefusal, _ fault: TokenFault) -> Verdict {
    switch refusal.code {
    case "authorization_pending", "slow_down":
      if refusal.code == "slow_down" { interval += 5 }
      (failures, brokenAnswers, wish, isPending) = (0, 0, 0, true)
      return .again
    // Entra has a name of its own for it.
    case "access_denied", "authorization_declined": return .refused(refusal)
    case "expired_token": return .expired(exchange: refusal.exchange)
    default: return .failed(fault)
    }
  }

  private mutating func failed() -> Verdict {
    (failures, wish) = (failures + 1, 0)
    return .again
  }

  private mutating func failed(wish: Int64, _ fault: TokenFault) -> Verdict {
    (failures, brokenAnswers, self.wish) = (failures + 1, brokenAnswers + 1, wish)
    return brokenAnswers < Self.patience ? .again : .failed(fault)
  }
}

extension TransportError {
  /// Whether a network may be well again in a minute.
  fileprivate var isPassing: Bool {
    switch reason {
    case .timedOut, .notConnected, .connectionLost, .nameNotResolved, .proxy: true
    case .refused, .addressRefused, .tls, .headTooLarge, .bodyTooLarge, .malformed, .cancelled,
      .libraryMissing:
      false
    }
  }
}

extension AnswerFault {
  /// 5xx: a gateway, or a server that is down for a moment.
  fileprivate var isServerTrouble: Bool {
    switch self {
    case .status(let status, _), .notJSON(_, _, let status, _): status >= 500
    default: false
    }
  }
}
