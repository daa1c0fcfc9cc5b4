package import HTTP
package import JSON
import LibCrypto

/// One exchange as an entry of HAR 1.2; facts of ours stand in members that begin with an underscore.
package struct HAREntry: Sendable {
  private let exchange: Exchange
  private let tokens: [SeenToken]

  /// - Parameters:
  ///   - exchange: redacted.
  ///   - tokens: what may be shown of the tokens that were in it.
  package init(_ exchange: Exchange, tokens: [SeenToken] = []) {
    self.exchange = exchange
    self.tokens = tokens
  }

  package var json: JSONValue {
    var entry: JSONObject = [
      "startedDateTime": .string(Timestamp(seconds: exchange.started).text),
      "time": timings.total.json,
      "request": request,
      "response": response,
      "cache": [:],
      "timings": timings.json,
    ]
    entry.set("serverIPAddress", (exchange.head?.remote).map { .string($0.description) })
    entry.append("_exchange", JSONValue(exchange.id))
    entry.append("_step", .string(exchange.step.rawValue))
    entry.append("_direction", exchange.direction == .outgoing ? "outgoing" : "incoming")
    entry.set("_remote", (exchange.head?.remote).map { .string($0.description) })
    entry.set("_failure", exchange.failure.map(Self.failure))
    entry.set("_note", exchange.note.map { .string($0) })
    entry.set("_jwt", tokens.isEmpty ? nil : .array(tokens.map(\.json)))
    return .object(entry)
  }

  private var request: JSONValue {
    let request = exchange.request
    var json: JSONObject = [
      "method": .string(request.method.rawValue),
      "url": .string(request.url.text),
      "httpVersion": .string(exchange.head?.version ?? "HTTP/1.1"),
      "cookies": [],
      "headers": Self.fields(request.headers),
      "queryString": Self.parameters(request.url.query ?? ""),
      "headersSize": -1,
      "bodySize": JSONValue(request.body?.count ?? 0),
    ]
    if let body = request.body, !body.isEmpty {
      json.append("postData", Self.postData(body, request.headers))
    }
    return .object(json)
  }

  private var response: JSONValue {
    let head = exchange.head
    var content: JSONObject = [
      "size": JSONValue(exchange.bodySize),
      "mimeType": .string(head?.headers["Content-Type"] ?? "x-unknown"),
    ]
    let (text, isBase64) = Self.text(of: exchange.body)
    content.append("text", .string(text))
    if isBase64 { content.append("encoding", "base64") }
    if exchange.bodySize > Exchange.keptBody { content.append("_cut", true) }
    return [
      "status": JSONValue(head?.status ?? 0),
      "statusText": .string(head?.reason ?? ""),
      "httpVersion": .string(head?.version ?? ""),
      "cookies": [],
      "headers": Self.fields(head?.headers ?? [:]),
      "content": .object(content),
      "redirectURL": .string(head?.headers["Location"] ?? ""),
      "headersSize": -1,
      "bodySize": head == nil ? -1 : JSONValue(exchange.bodySize),
    ]
  }

  private var timings: HARTimings { HARTimings(exchange) }

  private static func postData(_ body: [UInt8], _ headers: Headers) -> JSONValue {
    let (text, isBase64) = text(of: body)
    var data: JSONObject = ["mimeType": .string(headers["Content-Type"] ?? ""), "text": .string(text)]
    if headers.mediaType?.essence == "application/x-www-form-urlencoded" {
      data.append("params", parameters(text))
    }
    if isBase64 { data.append("_encoding", "base64") }
    return .object(data)
  }

  private static func text(of bytes: [UInt8]) -> (String, isBase64: Bool) {
    if let text = String(validating: bytes, as: UTF8.self) { return (text, false) }
    return (Base64.encode(bytes), true)
  }

  private static func fields(_ headers: Headers) -> JSONValue {
    .array(headers.fields.map { ["name": .string($0.name), "value": .string($0.value)] })
  }

  private static func parameters(_ text: String) -> JSONValue {
    .array(FormBody(parsing: text).fields.map { ["name": .string($0.name), "value": .string($0.value)] })
  }

  private static func failure(_ failure: TransportError) -> JSONValue {
    [
      "kind": .string(failure.reason.kind), "message": .string(failure.description),
      "may_have_arrived": .bool(failure.mayHaveArrived),
    ]
  }
}
