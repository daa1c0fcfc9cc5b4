package import HTTP
package import JSON

/// What one unauthenticated request was answered.
package struct ProbeAnswer: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case discover = "server/discover"
    case initialize = "initialize"
    case toolsList = "tools/list"
    /// The GET of the HTTP+SSE transport, which also shows servers that guard POST only.
    case oldStream = "GET"

    func request(to endpoint: Location, revision: SpecRevision, sessionID: Secret?) -> HTTPRequest {
      switch self {
      case .discover: return MCPRequest(rawValue, revision: .july2026).http(to: endpoint)
      case .initialize:
        let older = revision.isStateless ? SpecRevision.november2025 : revision
        return MCPRequest(rawValue, params: MCPRequest.initializeParams(older), revision: older).http(
          to: endpoint)
      case .toolsList:
        let older = revision.isStateless ? SpecRevision.november2025 : revision
        return MCPRequest(rawValue, id: 2, revision: older, sessionID: sessionID).http(to: endpoint)
      case .oldStream:
        return HTTPRequest(.get, endpoint, headers: ["Accept": "text/event-stream"])
      }
    }
  }

  package let kind: Kind
  package let url: Location
  package let head: HTTPHead
  package let body: [UInt8]

  package init(kind: Kind, url: Location, head: HTTPHead, body: [UInt8]) {
    self.kind = kind
    self.url = url
    self.head = head
    self.body = body
  }

  /// 401; or another refusal that names resource metadata all the same (PRB-8).
  package var isChallenge: Bool {
    if head.status == 401 { return true }
    guard (400..<500).contains(head.status) else { return false }
    return ChallengeList(head.headers).challenges.contains { $0["resource_metadata"] != nil }
  }

  /// The JSON-RPC message of the answer, whether it came as JSON or as an event.
  package var message: JSONObject? {
    let text =
      head.headers.mediaType?.isEventStream == true
      ? EventStream.firstData(in: body).map { Array($0.utf8) } : body
    guard let text, let object = try? JSONValue(parsing: text).object, object["jsonrpc"] != nil else {
      return nil
    }
    return object
  }

  /// The first event of the HTTP+SSE transport of 2024-11-05.
  package var isOldStream: Bool {
    guard kind == .oldStream, head.status == 200, head.headers.mediaType?.isEventStream == true else {
      return false
    }
    var stream = EventStream()
    return stream.feed(body).first?.name == "endpoint"
  }
}

/// Everything that the probe learned.
package struct ProbeReport: Sendable {
  /// Where the endpoint was found after redirects within its origin.
  package var endpoint: Location
  package var answers: [ProbeAnswer] = []

  package init(endpoint: Location) { self.endpoint = endpoint }

  /// The answer that started authorization.
  package var challenged: ProbeAnswer? { answers.first(where: \.isChallenge) }

  package var challenge: Challenge? { challenged.flatMap { ChallengeList($0.head.headers).authorization } }

  package var challengeFaults: [ChallengeList.Fault] {
    challenged.map { ChallengeList($0.head.headers).faults } ?? []
  }

  /// Some answer was a JSON-RPC message or a result of the protocol.
  package var speaksMCP: Bool { answers.contains { $0.message != nil } }

  package var isOldTransport: Bool { answers.contains(where: \.isOldStream) }

  /// The session that `initialize` opened, for the request behind it.
  var sessionID: Secret? {
    answers.last { $0.kind == .initialize }.flatMap { $0.head.headers["Mcp-Session-Id"] }.map { Secret($0) }
  }
}
