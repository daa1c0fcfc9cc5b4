/// One run's turn at a session: nobody else refreshes it meanwhile.
package protocol SessionTurn: AnyObject, Sendable {
  /// As it was when the turn began, or as this run saved it, or as a sign-in left it that came in between.
  var session: Session? { get }

  /// Makes sure that the answer to a request can be kept, before it is sent.
  func makeRoom() throws(StoreError)

  /// Makes it durable before it returns, and keeps the room for what is still to come.
  /// - Returns: false where somebody signed in meanwhile: theirs stays.
  func note(_ session: Session) async throws(StoreError) -> Bool

  /// Makes it durable before it returns; nil deletes. Uses up the room.
  /// - Returns: false where somebody signed in meanwhile: theirs stays.
  @discardableResult
  func save(_ session: Session?) async throws(StoreError) -> Bool
}
