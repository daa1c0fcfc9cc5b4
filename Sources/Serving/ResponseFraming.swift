import HTTP
import NIOCore
import NIOHTTP1

/// The head of an answer as bytes, and how its body is told apart from the next answer (RFC 9112 §6).
struct ResponseFraming {
  let head: String
  let hasBody: Bool
  let isChunked: Bool
  let closes: Bool

  /// `length` is nil for a body that is still being made.
  init(status: Int, headers: Headers, length: Int?, for request: RequestAssembly.Head, closing: Bool) {
    let mayHaveBody = status >= 200 && status != 204 && status != 304
    let ownLength = headers["Content-Length"]
    let isFramed = ownLength != nil || headers["Transfer-Encoding"] != nil
    hasBody = mayHaveBody && !request.isHEAD
    isChunked = hasBody && !isFramed && length == nil && !request.isHTTP10
    // A body that ends with its connection, or a length that is not its own.
    let isDelimited = isChunked || (length != nil && (!isFramed || ownLength == length.map(String.init)))
    let saysClose = headers["Connection"]?.isSameFieldName(as: "close") ?? false
    closes = closing || !request.keepsAlive || saysClose || (hasBody && !isDelimited)

    var lines = "HTTP/1.1 \(status) \(HTTPResponseStatus(statusCode: status).reasonPhrase)\r\n"
    for field in headers.fields { lines += "\(field.name): \(field.value)\r\n" }
    if mayHaveBody, !isFramed {
      if let length { lines += "Content-Length: \(length)\r\n" }
      if isChunked { lines += "Transfer-Encoding: chunked\r\n" }
    }
    if closes, !saysClose { lines += "Connection: close\r\n" }
    head = lines + "\r\n"
  }

  /// RFC 9112 §7.1; an empty piece would end the body, so it is nothing.
  func piece(_ bytes: [UInt8], into buffer: inout ByteBuffer) {
    guard hasBody, !bytes.isEmpty else { return }
    if isChunked { buffer.writeString(String(bytes.count, radix: 16) + "\r\n") }
    buffer.writeBytes(bytes)
    if isChunked { buffer.writeString("\r\n") }
  }

  /// Names are tokens and no value can begin a line of its own (RFC 9110 §5.5).
  static func isWritable(_ headers: Headers) -> Bool {
    headers.fields.allSatisfy { field in
      !field.name.isEmpty && field.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
        && field.value.utf8.allSatisfy { $0 != 0x0D && $0 != 0x0A && $0 != 0 }
    }
  }
}

/// What a handler's task sends to its connection.
enum ResponsePart: Sendable {
  case whole(status: Int, headers: Headers, body: [UInt8])
  case head(status: Int, headers: Headers)
  case piece([UInt8])
  case end
  /// The body cannot be finished.
  case abort
}
