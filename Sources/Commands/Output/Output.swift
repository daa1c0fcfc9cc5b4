import HTTP
import JSON
import Platform

/// The one place that prints: data to stdout, talk to stderr, and where the format is decided.
struct Output: Sendable {
  let terminal: Terminal
  let isJSON: Bool
  let isQuiet: Bool
  /// Hides secrets that a server or a library put into its words.
  var redactor: Redactor? = nil

  /// A command's answer: `json` as one document with `--json`, otherwise `text`.
  func answer(_ json: @autoclosure () -> JSONValue, _ text: @autoclosure () -> String) throws(Failure) {
    try data(isJSON ? json().text(.pretty) + "\n" : text())
  }

  /// Bytes for stdout, exactly as they are.
  func data(_ text: String) throws(Failure) {
    do throws(SystemError) { try terminal.write(text, to: .output) } catch {
      if let seconds = terminal.deadline.seconds, terminal.deadline.hasPassed {
        throw Failure(.timedOut, "nobody read the output within \(Deadline.rounded(seconds)) s")
      }
      throw Failure(.outputFailed, "the output could not be written: \(error.reason)")
    }
  }

  /// A line for the person, with whatever a stranger wrote in it made harmless by its author.
  func talk(_ line: String) {
    if !isQuiet { force(line) }
  }

  /// A line that `--quiet` does not silence: warnings and failures.
  func force(_ line: String) { try? terminal.write(scrub(line) + "\n", to: .error) }

  /// A line that the person needs to the last letter, such as the URL to open.
  func whole(_ line: String) { try? terminal.write(line + "\n", to: .error) }

  /// The text without any secret that was seen on the network.
  func scrub(_ text: String) -> String { redactor?.scrub(text) ?? text }

  /// Text by text, because our own members have names, such as `code`, that stand for secrets elsewhere.
  private func scrub(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(scrub(text))
    case .array(let elements): .array(elements.map(scrub))
    case .object(let object):
      .object(JSONObject(members: object.members.map { .init($0.name, scrub($0.value)) }))
    case .null, .bool, .number: value
    }
  }

  func warn(_ line: String) { force("warning: \(line)") }

  /// What to do next, then the sentence, last; with `--json` the document as well.
  func failure(_ failure: Failure) {
    if isJSON, !failure.isAnswered {
      var document: JSONObject = ["error": failure.json]
      for member in failure.details.members { document.append(member.name, member.value) }
      try? data(scrub(.object(document)).text(.pretty) + "\n")
    }
    for line in failure.next { force(line) }
    force(failure.line)
  }
}
