/// Cookies with their names and attributes visible and their values not.
enum CookieField {
  static func redacted(_ field: String, isSet: Bool) -> String {
    let pairs = field.split(separator: ";", omittingEmptySubsequences: false)
    return pairs.enumerated().map { index, pair in
      if isSet && index > 0 { return String(pair) }
      guard let equals = pair.firstIndex(of: "=") else { return "[redacted]" }
      return pair[...equals] + "[redacted]"
    }.joined(separator: ";")
  }

  static func values(_ field: String, isSet: Bool) -> [Substring] {
    let pairs = field.split(separator: ";")
    return (isSet ? pairs.prefix(1) : pairs[...]).compactMap { pair in
      pair.firstIndex(of: "=").map { pair[pair.index(after: $0)...] }
    }
  }
}
