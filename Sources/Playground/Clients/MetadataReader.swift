import JSON

/// Reads the members of client metadata by their types.
struct MetadataReader {
  private let json: JSONObject

  init(_ json: JSONObject) { self.json = json }

  func invalid(_ reason: String) -> Refusal { Refusal("invalid_client_metadata", reason) }

  func texts(_ member: String) throws(Refusal) -> [String]? {
    guard let value = json[member] else { return nil }
    guard let texts = value.strings else { throw invalid("\(member) is not a list of strings") }
    return texts
  }

  func flag(_ member: String) throws(Refusal) -> Bool {
    guard let value = json[member] else { return false }
    guard let flag = value.bool else { throw invalid("\(member) is neither true nor false") }
    return flag
  }

  /// One of the names of an enumeration.
  func choice<Choice: RawRepresentable<String>>(_ member: String) throws(Refusal) -> Choice? {
    guard let value = json[member] else { return nil }
    guard let choice = value.string.flatMap({ Choice(rawValue: $0) }) else {
      throw invalid("\(member) is not supported")
    }
    return choice
  }

  func choices<Choice: RawRepresentable<String>>(_ member: String) throws(Refusal) -> [Choice]? {
    guard let texts = try texts(member) else { return nil }
    var choices: [Choice] = []
    for text in texts {
      guard let choice = Choice(rawValue: text) else {
        throw invalid("\(member) has \"\(text.harmless(limit: 100))\", which is not supported")
      }
      choices.append(choice)
    }
    return choices
  }
}
