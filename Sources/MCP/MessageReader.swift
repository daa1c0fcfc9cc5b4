import HTTP
import JSON
import OAuth

/// Reads the answer to one request out of a JSON body or an event stream, within bounds.
struct MessageReader {
  let stream: HTTPStream
  let id: Int64

  /// The longest event and the longest JSON answer, in bytes.
  static let limit = 16_777_216

  func result() async throws(MCPFault) -> JSONObject {
    let exchange = stream.head.exchange
    guard stream.head.isSuccess else {
      throw MCPFault(refused: stream.head, try await body(limit: 1_048_576))
    }
    if stream.head.headers.mediaType?.isEventStream == true { return try await event() }
    let bytes = try await body(limit: Self.limit)
    guard let message = try parse(bytes) else {
      throw .malformed("no JSON-RPC message but \(Self.glimpse(bytes))", exchange: exchange)
    }
    guard let response = try RPCResponse(message, id: id, exchange: exchange) else {
      throw .malformed("its id is not that of the request", exchange: exchange)
    }
    return response.result
  }

  private func event() async throws(MCPFault) -> JSONObject {
    let exchange = stream.head.exchange
    var events = EventStream()
    while let piece = try await next() {
      for event in events.feed(piece) where event.name == "message" {
        guard let message = try parse(Array(event.data.utf8)) else {
          throw .malformed("an event that is no JSON-RPC message", exchange: exchange)
        }
        if let response = try RPCResponse(message, id: id, exchange: exchange) { return response.result }
      }
      guard events.pending <= Self.limit else {
        throw .malformed("an event of more than \(Self.limit) bytes", exchange: exchange)
      }
    }
    throw .malformed("the stream ended without an answer", exchange: exchange)
  }

  private func next() async throws(MCPFault) -> [UInt8]? {
    do throws(TransportError) { return try await stream.next() } catch { throw .transport(error) }
  }

  private func body(limit: Int) async throws(MCPFault) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try await next() {
      bytes += piece
      guard bytes.count <= limit else {
        throw .malformed("an answer of more than \(limit) bytes", exchange: stream.head.exchange)
      }
    }
    return bytes
  }

  private func parse(_ bytes: [UInt8]) throws(MCPFault) -> JSONObject? {
    do throws(JSONError) { return try JSONValue(parsing: bytes).object } catch {
      throw .malformed("\(error)", exchange: stream.head.exchange)
    }
  }

  private static func glimpse(_ bytes: [UInt8]) -> String {
    bytes.isEmpty ? "nothing" : "\"\(String(decoding: bytes.prefix(80), as: UTF8.self).harmless(limit: 80))\""
  }
}

extension MCPFault {
  /// What an HTTP error status of an MCP endpoint means.
  init(refused head: HTTPHead, _ body: [UInt8]) {
    let document = (try? JSONValue(parsing: body))?.object
    let challenge = ChallengeList(head.headers).authorization
    let refusal = Self.refusal(head, challenge, document)
    if head.isRedirect {
      self = .redirected(to: head.headers["Location"] ?? "", exchange: head.exchange)
    } else if head.status == 401 {
      self = .unauthorized(refusal, exchange: head.exchange)
    } else if head.status == 403, challenge?["error"] == "insufficient_scope", let refusal {
      self = .insufficientScope(Scope(challenge?["scope"] ?? ""), refusal, exchange: head.exchange)
    } else if head.status == 403 {
      self = .forbidden(refusal, exchange: head.exchange)
    } else {
      let message = document?["error"]?["message"]?.string ?? refusal?.sentence
      self = .status(head.status, message: message, exchange: head.exchange)
    }
  }

  private static func refusal(_ head: HTTPHead, _ challenge: Challenge?, _ document: JSONObject?)
    -> ServerRefusal?
  {
    if let code = challenge?["error"] {
      return ServerRefusal(
        code: code, description: challenge?["error_description"], uri: challenge?["error_uri"],
        status: head.status,
        exchange: head.exchange)
    }
    guard let document else { return nil }
    return ServerRefusal(document, HTTPReply(head: head, body: []))
  }
}
