/// A value that must not be seen: it prints as `[redacted]` wherever it is interpolated, dumped or described.
package struct Secret: Sendable, Hashable {
  private let value: String

  package init(_ value: String) { self.value = value }

  /// Only where bytes leave the program: requests, the store, and the output that a user asked for.
  package func reveal() -> String { value }

  package var isEmpty: Bool { value.isEmpty }

  package static func == (left: Secret, right: Secret) -> Bool {
    left.value.utf8.elementsEqual(right.value.utf8)
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "[redacted]" }
  package var debugDescription: String { "[redacted]" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
