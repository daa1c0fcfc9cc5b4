package import HTTP
import JSON

/// An exchange as lines for a person; what came from elsewhere is made harmless.
package struct ExchangeText: Sendable {
  /// Of a body.
  private static let maxLines = 40
  private static let maxWidth = 400

  private let exchange: Exchange

  /// - Parameter exchange: redacted.
  package init(_ exchange: Exchange) { self.exchange = exchange }

  package var lines: [String] {
    var lines = [title] + requestLines + responseLines
    if let failure = exchange.failure { lines.append("! \(failure.description.harmless())") }
    if let note = exchange.note { lines.append("* \(note.harmless())") }
    return lines
  }

  private var title: String {
    let request = exchange.request
    let arrow = exchange.direction == .outgoing ? "" : " (incoming)"
    return "#\(exchange.id) \(exchange.step.rawValue)\(arrow) \(request.method.rawValue) "
      + request.url.text.harmless(limit: 4_000)
  }

  private var requestLines: [String] {
    let request = exchange.request
    let target =
      (request.url.path.isEmpty ? "/" : request.url.path) + (request.url.query.map { "?\($0)" } ?? "")
    let first =
      "> \(request.method.rawValue) \(target.harmless(limit: 4_000)) \(exchange.head?.version ?? "HTTP/1.1")"
    return [first] + Self.lines(of: request.headers, mark: ">")
      + bodyLines(request.body ?? [], request.headers.mediaType, size: request.body?.count ?? 0)
  }

  private var responseLines: [String] {
    guard let head = exchange.head else { return [] }
    let status = "< \(head.version) \(head.status) \(head.reason)".trimmed.harmless()
    return [status] + Self.lines(of: head.headers, mark: "<")
      + bodyLines(exchange.body, head.headers.mediaType, size: exchange.bodySize)
  }

  private static func lines(of headers: Headers, mark: String) -> [String] {
    headers.fields.map { "\(mark) \($0.name.harmless(limit: 200)): \($0.value.harmless(limit: 4_000))" }
  }

  private func bodyLines(_ body: [UInt8], _ type: MediaType?, size: Int) -> [String] {
    guard size > 0 else { return [] }
    guard let text = String(validating: body, as: UTF8.self) ?? Self.withoutCutEnd(body) else {
      return ["  (\(size) bytes that are no text)"]
    }
    let pretty = (try? JSONValue(parsing: body))?.text(.pretty) ?? text
    let all = pretty.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    let shown = all.prefix(Self.maxLines).map { "  " + String($0).harmless(limit: Self.maxWidth) }
    if shown.count < all.count || body.count < size { return shown + ["  … (\(size) bytes in all)"] }
    return shown
  }

  /// A kept body may end inside a character.
  private static func withoutCutEnd(_ body: [UInt8]) -> String? {
    guard body.count == Exchange.keptBody else { return nil }
    return (1...3).lazy.compactMap { String(validating: body.dropLast($0), as: UTF8.self) }.first
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
