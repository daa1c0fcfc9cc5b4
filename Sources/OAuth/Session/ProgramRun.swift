/// This run of the program: tells its own doings from those of other processes.
package struct ProgramRun: Sendable, Hashable {
  /// Differs from that of every other run on this machine.
  package let id: String
  /// Unix seconds at which it began, with their fraction.
  package let began: Double

  package init(id: String, began: Double) {
    self.id = id
    self.began = began
  }
}
