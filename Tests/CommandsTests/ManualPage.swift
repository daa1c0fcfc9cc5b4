/// A page of the manual by its mdoc(7) lines.
struct ManualPage: Sendable {
  struct Line: Sendable {
    /// Of the last `.Sh`.
    let section: String
    /// Of the last `.Ss`, empty before the first.
    let part: String
    let text: String
  }

  let lines: [Line]

  init(_ name: String) throws {
    var lines: [Line] = []
    var (section, part) = ("", "")
    for text in try Checkout.text("man/\(name).1").split(separator: "\n").map(String.init) {
      if text.hasPrefix(".Sh ") { (section, part) = (String(text.dropFirst(4)), "") }
      if text.hasPrefix(".Ss ") { part = String(text.dropFirst(4)) }
      lines.append(Line(section: section, part: part, text: text))
    }
    self.lines = lines
  }

  /// The words behind `.It` in the lists of a place.
  func items(where isMeant: (Line) -> Bool) -> [[String]] {
    lines.filter { $0.text.hasPrefix(".It ") && isMeant($0) }.map { line in
      line.text.split(separator: " ").dropFirst().map(String.init)
    }
  }

  /// The options that a list explains, with their dashes.
  func options(where isMeant: (Line) -> Bool = { _ in true }) -> [String] {
    items(where: isMeant).flatMap { words in
      zip(words, words.dropFirst()).filter { $0.0 == "Fl" }.map { "-" + $0.1 }
    }
  }

  /// The members of a JSON document.
  func members(_ part: String = "") -> [String] {
    items { $0.section == "JSON OUTPUT" && $0.part == part }.filter { $0.first == "Va" }.map { $0.last ?? "" }
  }

  /// The list behind a heading, to its end.
  func list(_ part: String) -> [String] {
    Array(lines.filter { $0.part == part }.map(\.text).prefix { $0 != ".El" })
  }
}
