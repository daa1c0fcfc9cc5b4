/// The media type of a body (RFC 9110 §8.3.1), in lower case without its parameters.
package struct MediaType: Sendable, Hashable {
  package let essence: String

  package init?(_ field: String?) {
    guard let field else { return nil }
    let bare = field.prefix { $0 != ";" && $0 != "," }
    let trimmed = bare.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
    let text = String(trimmed).lowercased()
    guard text.contains("/") else { return nil }
    essence = text
  }

  /// `application/json` and the `+json` family (RFC 6839 §3.1).
  package var isJSON: Bool { essence == "application/json" || essence.hasSuffix("+json") }
  package var isEventStream: Bool { essence == "text/event-stream" }
  package var isHTML: Bool { essence == "text/html" || essence == "application/xhtml+xml" }
}

extension Headers {
  package var mediaType: MediaType? { MediaType(self["Content-Type"]) }
}
