/// A session of the older era, which belongs to whoever opened it.
struct MCPSession: Sendable {
  let revision: String
  let subject: String
  let clientID: String
}
