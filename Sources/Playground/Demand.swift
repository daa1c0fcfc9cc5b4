/// How far a server goes with an extension that clients may use.
package enum Demand: String, Sendable, CaseIterable {
  case optional
  /// Nothing goes without it.
  case required
}
