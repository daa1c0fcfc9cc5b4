extension Location {
  /// The target of a `Location` header field (RFC 9110 §10.2.2), resolved as RFC 3986 §5.2 says, without a fragment.
  package func resolving(_ reference: String) throws(LocationError) -> Location {
    let bare = reference.prefix { $0 != "#" }
    if bare.isEmpty { return try Location(withoutFragment) }
    if bare.hasPrefix("//") { return try Location("\(scheme):\(bare)") }
    if bare.hasPrefix("/") { return try Location(start + Self.withoutDots(String(bare))) }
    if bare.hasPrefix("?") { return try Location(start + path + bare) }
    if let colon = bare.firstIndex(of: ":"), !bare[..<colon].contains(where: { $0 == "/" || $0 == "?" }) {
      return try Location(String(bare))
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
    return try Location(start + Self.withoutDots(folder + bare))
  }

  /// The same URL with parameters added behind the query it has (RFC 6749 §3.1: an existing query is kept).
  package func adding(_ parameters: [(String, String)]) throws(LocationError) -> Location {
    guard !parameters.isEmpty else { return self }
    let added = FormBody(parameters).text
    let joined = query.map { $0.isEmpty ? added : "\($0)&\(added)" } ?? added
    return try Location(start + path + "?" + joined)
  }

  /// Scheme and authority in their spelling.
  package var start: String {
    "\(text.prefix { $0 != ":" })://\(hostText)" + (explicitPort.map { ":\($0)" } ?? "")
  }

  package var withoutFragment: String { start + path + (query.map { "?\($0)" } ?? "") }

  /// Segments that mean this folder or the one above, percent-encoded or not (RFC 3986 §6.2.2.2).
  package var hasDotSegments: Bool {
    path.split(separator: "/").contains { segment in
      let plain = segment.lowercased().split(separator: "%2e", omittingEmptySubsequences: false)
        .joined(separator: ".")
      return plain == "." || plain == ".."
    }
  }

  private static func withoutDots(_ text: String) -> String {
    let (path, query) = text.firstIndex(of: "?").map { (text[..<$0], text[$0...]) } ?? (text[...], "")
    var kept: [Substring] = []
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/") + query
  }
}
