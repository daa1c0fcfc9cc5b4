extension Headers {
  /// For how many seconds an answer may be used again by its `Cache-Control`; nil where it says nothing of that
  /// (RFC 9111 §5.2.2). `no-store` and `no-cache` are zero.
  package var freshness: Int64? {
    var seconds: Int64?
    for field in fields where field.name.isSameFieldName(as: "Cache-Control") {
      for directive in field.value.split(separator: ",") {
        let parts = directive.split(separator: "=", maxSplits: 1)
        guard let first = parts.first else { continue }
        let name = first.trimmingBlanks.lowercased()
        if name == "no-store" || name == "no-cache" { return 0 }
        guard name == "max-age", parts.count == 2 else { continue }
        let digits = parts[1].trimmingBlanks.drop { $0 == "\"" }.prefix { $0.isASCII && $0.isNumber }
        let age = Int64(digits) ?? (digits.isEmpty ? 0 : Int64.max)
        seconds = min(seconds ?? age, age)
      }
    }
    return seconds
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var text = drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
