import Synchronization

/// A value that a test and a server's answer both change.
package final class Shared<Value: Sendable>: Sendable {
  private let content: Mutex<Value>

  package init(_ value: Value) { content = Mutex(value) }

  package var value: Value {
    get { content.withLock { $0 } }
    set { content.withLock { $0 = newValue } }
  }

  /// Changes it and gives the old one.
  @discardableResult
  package func exchange(_ new: Value) -> Value {
    content.withLock { value in
      defer { value = new }
      return value
    }
  }
}

extension Shared {
  /// The next of a list, nil at its end.
  package func next<Element: Sendable>() -> Element? where Value == [Element] {
    content.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
