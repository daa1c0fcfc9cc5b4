import HTTP
import JSON

/// What happened at the token endpoint so far, as far as it decides who is turned away.
struct LoadState: Sendable {
  private var arrivals: [Double] = []
  private var turnedAway = 0

  /// RFC 6585 §4: the answer to a request for which there is no room; nil where there is.
  mutating func refusal(_ load: Load, at now: Double) -> Answer? {
    if let busy = load.busy, turnedAway < busy.count {
      turnedAway += 1
      return Self.answer(busy.retryAfter, "the server is busy")
    }
    guard let limit = load.limit else { return nil }
    arrivals.removeAll { $0 <= now - limit.seconds }
    guard arrivals.count >= limit.count else {
      arrivals.append(now)
      return nil
    }
    let wait = (arrivals[0] + limit.seconds - now).rounded(.up)
    return Self.answer(String(Int(max(wait, 1))), "more requests than \(limit.count) at once")
  }

  private static func answer(_ retryAfter: String?, _ reason: String) -> Answer {
    var answer = Answer.secret(
      429, ["error": "too_many_requests", "error_description": .string(reason)], note: reason)
    if let retryAfter { answer.headers.set("Retry-After", retryAfter) }
    return answer
  }
}
