package import HTTP
import JSON

/// A server's "not now": 429, or 503.
package struct RateLimit: Sendable, Hashable {
  package let status: Int
  /// When to come back, in Unix seconds by our clock; nil where the server does not say.
  package let until: Int64?
  /// The same from the answer on.
  package let seconds: Int64?
  /// What the server has to say to it.
  package let words: String?
  package let exchange: Int

  /// Nil for every other answer.
  package init?(_ reply: HTTPReply, now: Int64) {
    guard reply.status == 429 || reply.status == 503 else { return nil }
    status = reply.status
    let wish = RetryAfter(reply.headers, now: now)
    seconds = wish?.seconds
    until = wish.map { now + $0.seconds }
    words = Self.words(reply)
    exchange = reply.exchange
  }

  /// An OAuth error, else a plain text; a page is nothing to be read here.
  private static func words(_ reply: HTTPReply) -> String? {
    if let object = try? JSONValue(parsing: reply.body).object {
      let known = ["error_description", "detail", "message", "title"].lazy.compactMap { object[$0]?.string }
      if let refusal = ServerRefusal(object, reply) { return refusal.sentence }
      return known.first.map { $0.harmless(limit: 500) }
    }
    guard reply.headers.mediaType?.essence == "text/plain",
      let text = String(validating: reply.body, as: UTF8.self)
    else { return nil }
    let line = text.split(whereSeparator: \.isNewline).first.map { String($0).harmless(limit: 500) } ?? ""
    return line.isEmpty ? nil : line
  }
}
