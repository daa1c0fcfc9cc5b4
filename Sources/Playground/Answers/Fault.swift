/// Something that a server can do wrong: changes the answers of some routes.
package struct Fault: Sendable {
  package let id: String
  /// Gets every answer with the route that gave it, and gives what is sent instead.
  package let change: @Sendable (Answer, RouteName) -> Answer

  package init(_ id: String, change: @escaping @Sendable (Answer, RouteName) -> Answer) {
    self.id = id
    self.change = change
  }
}
