package import JSON

/// One thing that a rule found, ready to be shown.
package struct Finding: Sendable, Hashable {
  /// The rule's.
  package var id = ""
  package var severity: Severity
  /// One sentence with what was seen; a stranger's words in it are harmless.
  package let text: String
  package let place: Place?

  package init(_ severity: Severity, _ text: String, at place: Place? = nil) {
    self.severity = severity
    self.text = text
    self.place = place
  }
}

extension Finding {
  package var json: JSONValue {
    [
      "id": .string(id), "severity": .string(severity.rawValue), "text": .string(text),
      "place": place?.json ?? .null,
    ]
  }
}
