/// RFC 9126 §2.2: an authorization request that waits for the person it is about.
struct PushedRequest: Sendable {
  var ticket: Ticket
  let prompt: String
  let expires: Int64
}
