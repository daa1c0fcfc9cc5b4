import HTTP
import NIOCore
import NIOHTTP1

/// Puts the parts of one request together and judges them; what it refuses ends the connection.
struct RequestAssembly {
  /// What a part of a request leads to.
  enum Step {
    case more
    /// RFC 9110 §10.1.1: the client waits for a word before it sends the body.
    case expectsContinue
    case complete(ServerRequest)
    case refused(status: Int)
  }

  /// What the answer has to know of its request.
  struct Head {
    var isHEAD = false
    var isHTTP10 = false
    var keepsAlive = false
  }

  let limits: ServerLimits
  let remote: IPAddress?
  let localPort: UInt16
  /// Nil for a connection in the clear.
  let tls: TLSHandler?

  private(set) var head = Head()
  private var method = ""
  private var target = ""
  private var headers = Headers()
  private var body: [UInt8] = []

  init(limits: ServerLimits, remote: IPAddress?, localPort: UInt16, tls: TLSHandler?) {
    self.limits = limits
    self.remote = remote
    self.localPort = localPort
    self.tls = tls
  }

  mutating func take(_ part: HTTPServerRequestPart) -> Step {
    switch part {
    case .head(let head): return begin(head)
    case .body(let piece):
      guard body.count + piece.readableBytes <= limits.body else { return .refused(status: 413) }
      body += Array(piece.readableBytesView)
      return .more
    case .end:
      defer { body = [] }
      return .complete(
        ServerRequest(
          method, target, headers: headers, body: body, remote: remote, localPort: localPort,
          isSecure: tls != nil, peerCertificates: tls?.peerCertificates ?? []))
    }
  }

  private mutating func begin(_ request: HTTPRequestHead) -> Step {
    method = request.method.rawValue
    target = request.uri
    headers = Headers(request.headers.map { ($0.name, $0.value) })
    body = []
    head = Head(
      isHEAD: request.method == .HEAD, isHTTP10: request.version.minor == 0,
      // The parser ends at an upgrade that nobody here makes.
      keepsAlive: request.isKeepAlive && request.version.minor > 0 && request.method != .CONNECT
        && headers["Upgrade"] == nil)

    let length = headers.fields.reduce(target.utf8.count) {
      $0 + $1.name.utf8.count + $1.value.utf8.count + 4
    }
    guard length <= limits.head else { return .refused(status: 431) }
    // RFC 9112 §3.2: exactly one Host field.
    let hosts = headers.values(of: "Host").count
    guard hosts == 1 || (hosts == 0 && head.isHTTP10) else { return .refused(status: 400) }
    if let text = headers["Content-Length"], let length = Int(text), length > limits.body {
      return .refused(status: 413)
    }
    let expects = headers["Expect"]?.isSameFieldName(as: "100-continue") ?? false
    return expects && !head.isHTTP10 ? .expectsContinue : .more
  }
}
