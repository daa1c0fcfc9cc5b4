/// Who has to mend what was found.
package enum Side: String, Sendable, Hashable, CaseIterable {
  case server
  case authorizationServer = "authorization-server"
  case client
  case network
  case user
}

/// What one side can do about a finding today.
package struct Fix: Sendable, Hashable {
  package let side: Side
  package let text: String

  package init(_ side: Side, _ text: String) {
    self.side = side
    self.text = text
  }
}
