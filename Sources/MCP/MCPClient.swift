package import HTTP
package import JSON
package import OAuth

/// One conversation with an MCP server in the era that it speaks (section 15).
package final class MCPClient: Sendable {
  /// How the server is spoken to, once that is known.
  private struct Dialect: Sendable {
    let revision: SpecRevision
    let sessionID: Secret?
  }

  private let transport: any HTTPTransport
  private let endpoint: Location
  private let access: ResourceAccess?
  private let dialect: Dialect

  private init(
    _ transport: any HTTPTransport, _ endpoint: Location, _ access: ResourceAccess?, _ dialect: Dialect
  ) {
    self.transport = transport
    self.endpoint = endpoint
    self.access = access
    self.dialect = dialect
  }

  package var revision: SpecRevision { dialect.revision }

  /// Finds out the era: the stateless one first, then `initialize` (TR-7); 401 and 403 are no sign of either.
  package static func connect(
    _ transport: any HTTPTransport, to endpoint: Location, access: ResourceAccess?
  ) async throws(MCPFault) -> MCPClient {
    let stateless = MCPClient(
      transport, endpoint, access, Dialect(revision: .july2026, sessionID: nil))
    do throws(MCPFault) {
      let answer = try await stateless.request("server/discover")
      let versions = answer["supportedVersions"]?.strings ?? []
      guard versions.isEmpty || versions.contains(SpecRevision.july2026.rawValue) else {
        return try await initialize(transport, endpoint, access)
      }
      return stateless
    } catch {
      switch error {
      case .status, .error, .malformed: return try await initialize(transport, endpoint, access)
      default: throw error
      }
    }
  }

  /// The handshake of the eras before 2026-07-28.
  private static func initialize(
    _ transport: any HTTPTransport, _ endpoint: Location, _ access: ResourceAccess?
  ) async throws(MCPFault) -> MCPClient {
    let asked = SpecRevision.november2025
    let opening = MCPClient(transport, endpoint, access, Dialect(revision: asked, sessionID: nil))
    let (result, head) = try await opening.exchange("initialize", MCPRequest.initializeParams(asked))
    let spoken = result["protocolVersion"]?.string ?? ""
    guard let revision = SpecRevision(rawValue: spoken), !revision.isStateless else {
      throw .versions([spoken], exchange: head.exchange)
    }
    let sessionID = head.headers["Mcp-Session-Id"].map { Secret($0) }
    let client = MCPClient(
      transport, endpoint, access, Dialect(revision: revision, sessionID: sessionID))
    try await client.notify("notifications/initialized")
    return client
  }

  package func request(_ method: String, _ params: JSONObject = JSONObject()) async throws(MCPFault)
    -> JSONObject
  {
    try await exchange(method, params).result
  }

  /// Ends a session of the older eras; a server need not know how (TR-5).
  package func close() async {
    guard let sessionID = dialect.sessionID else { return }
    var request = HTTPRequest(.delete, endpoint, headers: ["Mcp-Session-Id": sessionID.reveal()])
    request.headers.set("MCP-Protocol-Version", dialect.revision.rawValue)
    do throws(ProofFault) { try access?.authorize(&request) } catch { return }
    _ = try? await transport.send(request, for: .call)
  }

  private func notify(_ method: String) async throws(MCPFault) {
    let message = MCPRequest(
      method, id: nil, revision: dialect.revision, sessionID: dialect.sessionID)
    let stream = try await open(message)
    defer { stream.close() }
    guard stream.head.isSuccess else { throw MCPFault(refused: stream.head, []) }
  }

  private func exchange(
    _ method: String, _ params: JSONObject
  ) async throws(MCPFault) -> (result: JSONObject, head: HTTPHead) {
    let message = MCPRequest(
      method, params: params, id: 1, revision: dialect.revision, sessionID: dialect.sessionID)
    let stream = try await open(message)
    defer { stream.close() }
    return (try await MessageReader(stream: stream, id: 1).result(), stream.head)
  }

  static let maxRedirects = 5

  /// Follows only what keeps a POST what it was and the token where it belongs: 307 and 308 within the origin (USE-4).
  private func open(_ message: MCPRequest) async throws(MCPFault) -> HTTPStream {
    var url = endpoint
    var isRepeated = false
    var redirects = 0
    while redirects <= Self.maxRedirects {
      let stream = try await send(message, to: url)
      if !isRepeated, access?.wantsAgain(stream.head, at: url) ?? false {
        stream.close()
        isRepeated = true
        continue
      }
      guard [307, 308].contains(stream.head.status), let target = stream.head.headers["Location"],
        let next = try? url.resolving(target), next.origin == endpoint.origin
      else { return stream }
      stream.close()
      url = next
      redirects += 1
    }
    throw .redirected(to: url.text, exchange: 0)
  }

  private func send(_ message: MCPRequest, to url: Location) async throws(MCPFault) -> HTTPStream {
    var request = message.http(to: url)
    request.bounds.body = MessageReader.limit
    do throws(ProofFault) { try access?.authorize(&request) } catch { throw .proof(error) }
    do throws(TransportError) { return try await transport.open(request, for: .call) } catch {
      throw .transport(error)
    }
  }
}
