import JSON

/// The names of all members of a JSON document, as the manual writes them: `client.client_id`, `attempts[].url`.
struct Shape {
  private(set) var paths: Set<String> = []

  /// - Parameter opaque: members whose content is a stranger's.
  init(_ documents: [JSONValue], opaque: Set<String> = []) {
    for document in documents { collect(document, "", opaque) }
  }

  private mutating func collect(_ value: JSONValue, _ prefix: String, _ opaque: Set<String>) {
    if let array = value.array { return array.forEach { collect($0, prefix + "[]", opaque) } }
    for member in value.object?.members ?? [] {
      let path = prefix.isEmpty ? member.name : "\(prefix).\(member.name)"
      paths.insert(path)
      if !opaque.contains(path) { collect(member.value, path, opaque) }
    }
  }
}
