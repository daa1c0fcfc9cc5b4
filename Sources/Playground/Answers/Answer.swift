package import HTTP
package import JSON
package import Serving

/// What a route answers, as a value: a fault can still change any part of it.
package struct Answer: Sendable {
  /// A body before it is bytes.
  package enum Content: Sendable {
    case nothing
    case json(JSONValue)
    case html(String)
    case text(String)
    case events(@Sendable (BodyWriter) async throws -> Void)
    case bytes([UInt8])
  }

  package var status: Int
  package var headers: Headers
  package var content: Content
  /// What happened, in words, for the log.
  package var note: String?

  package init(_ status: Int, _ content: Content = .nothing, headers: Headers = [:], note: String? = nil) {
    self.status = status
    self.content = content
    self.headers = headers
    self.note = note
  }

  /// RFC 6749 §5.1: whatever carries a secret is not kept.
  static func secret(_ status: Int, _ json: JSONValue, note: String? = nil) -> Answer {
    Answer(status, .json(json), headers: ["Cache-Control": "no-store", "Pragma": "no-cache"], note: note)
  }

  /// RFC 9700 §4.12: 303, so that a form's content is never sent on.
  static func redirect(_ url: String, note: String? = nil) -> Answer {
    Answer(303, headers: ["Location": url, "Cache-Control": "no-store"], note: note)
  }

  var response: ServerResponse {
    var headers = headers
    func typed(_ type: String, _ bytes: [UInt8]) -> ServerResponse {
      if headers["Content-Type"] == nil { headers.set("Content-Type", type) }
      return ServerResponse(status, headers: headers, body: .bytes(bytes))
    }
    switch content {
    case .nothing: return ServerResponse(status, headers: headers)
    case .json(let value): return typed("application/json", value.bytes())
    case .html(let text): return typed("text/html; charset=utf-8", Array(text.utf8))
    case .text(let text): return typed("text/plain; charset=utf-8", Array(text.utf8))
    case .bytes(let bytes): return ServerResponse(status, headers: headers, body: .bytes(bytes))
    case .events(let write):
      headers.set("Content-Type", "text/event-stream")
      headers.set("Cache-Control", "no-cache")
      // MCP 2026-07-28, Receiving Messages: proxies must not gather events.
      headers.set("X-Accel-Buffering", "no")
      return ServerResponse(status, headers: headers, body: .stream(write))
    }
  }
}
