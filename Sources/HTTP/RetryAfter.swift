/// A server's wish to be left alone for a while (RFC 9110 §10.2.3).
package struct RetryAfter: Sendable, Hashable {
  /// At least one: zero, negative and unreadable wishes count as that.
  package let seconds: Int64

  /// Nil where the server does not say.
  /// - Parameter now: Unix seconds; a date is counted from the server's own clock where it tells it.
  package init?(_ headers: Headers, now: Int64) {
    guard let text = headers["Retry-After"] else { return nil }
    seconds = max(1, Self.seconds(text, headers, now) ?? 1)
  }

  /// No server is waited for longer than a hundred years, and nothing overflows.
  private static let most: Int64 = 3_155_760_000

  private static func seconds(_ text: String, _ headers: Headers, _ now: Int64) -> Int64? {
    let trimmed = text.utf8.drop { $0 == 0x20 || $0 == 0x09 }.reversed().drop { $0 == 0x20 || $0 == 0x09 }
    if !trimmed.isEmpty, trimmed.allSatisfy({ (0x30...0x39).contains($0) }) {
      return min(Int64(String(decoding: trimmed.reversed(), as: UTF8.self)) ?? most, most)
    }
    guard let date = HTTPDate(text) else { return nil }
    return min(date.seconds - (headers["Date"].flatMap { HTTPDate($0) }?.seconds ?? now), most)
  }
}
