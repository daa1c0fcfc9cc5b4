import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension DiscoveryTests {
  static let endpoints = (
    try? Location("https://as.example/a"), try? Location("https://as.example/t")
  )

  @Test(
    "--skip-discovery takes what it is given",
    arguments: [
      Row(
        "issuer", with: .init(issuer: Chain.issuer, skip: true), Chain.challenged + [asm],
        "given https://as.example"),
      Row(
        "endpoints", with: .init(skip: true, authorizationEndpoint: endpoints.0, tokenEndpoint: endpoints.1),
        Chain.challenged, "given https://as.example"),
      Row(
        "both",
        with: .init(
          issuer: "https://i.example", skip: true, authorizationEndpoint: endpoints.0,
          tokenEndpoint: endpoints.1), Chain.challenged, "given https://i.example"),
      Row("nothing", with: .init(skip: true), Chain.challenged, "givenIncomplete"),
      Row("half", with: .init(skip: true, tokenEndpoint: endpoints.1), Chain.challenged, "givenIncomplete"),
      Row(
        "an issuer without metadata", with: .init(issuer: Chain.issuer, skip: true),
        Chain.challenged + [.get(Chain.metadata, .status(404)), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: HTTP 404"),
      Row(
        "SEC-2: an http endpoint",
        with: .init(
          skip: true, authorizationEndpoint: try? Location("http://as.example/a"), tokenEndpoint: endpoints.1),
        Chain.challenged,
        "insecureIssuer http://as.example/a"),
      Row(
        "a server that speaks no MCP without a token", with: .init(issuer: Chain.issuer, skip: true),
        [
          .post(Chain.mcp, .status(403)), .post(Chain.mcp, .status(403)), .post(Chain.mcp, .status(403)),
          .get(Chain.mcp, .status(403)), asm,
        ], "given https://as.example"),
      Row("an open server", with: .init(issuer: Chain.issuer, skip: true), Chain.open, "open"),
    ] as [Row])
  func skipping(row: Row) async throws { try await expect(row) }

  @Test("a given endpoint replaces the metadata's")
  func overriding() async throws {
    let options = DiscoveryOptions(
      issuer: Chain.issuer, skip: true, tokenEndpoint: try Location("https://other.example/t"))
    let found = try #require(try await discovered(Row("", with: options, Chain.challenged + [Self.asm], "")))
    #expect(found.server.tokenEndpoint?.text == "https://other.example/t")
    #expect(found.server.authorizationEndpoint?.text == "https://as.example/authorize")
  }

  static func posts(_ answers: Answer...) -> [Stub] { answers.map { .post(Chain.mcp, $0) } }
  static let absentPRM: [Stub] = [.get(Chain.prm, .status(404)), .get(Chain.prmRoot, .status(404))]

  @Test(
    "a server that asks for no token is open, unless a later request is challenged (GEN-1, PRB-9)",
    arguments: [
      Row("all open", Chain.open, "open"),
      Row(
        "only initialize is guarded", posts(.json(Chain.message), .challenge("Bearer")) + [prm, asm],
        "resource-metadata https://as.example"),
      Row(
        "only tools/list is guarded",
        posts(.json(Chain.message), .json(Chain.message), .challenge("Bearer")) + [prm, asm],
        "resource-metadata https://as.example"),
      Row(
        "an older revision asks no server/discover", with: .init(revision: .june2025),
        posts(.json(Chain.message), .json(Chain.message)), "open"),
      Row(
        "an error is an answer of MCP",
        posts(
          .json(["jsonrpc": "2.0", "id": 1, "error": ["code": -32601]], status: 400), .status(404),
          .status(404)), "open"),
      Row(
        "as an event",
        posts(
          .status(404),
          .status(
            200, ["Content-Type": "text/event-stream"],
            body: "data: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n"), .status(404)), "open"),
      Row(
        "--force goes on where resource metadata is", with: .init(force: true), Chain.open + [prm, asm],
        "resource-metadata https://as.example"),
      Row("--force and nothing there", with: .init(force: true), Chain.open + absentPRM, "open"),
      Row(
        "--force and something broken", with: .init(force: true),
        Chain.open + [.get(Chain.prm, .html()), .get(Chain.prmRoot, .status(404))],
        "noResourceMetadata: HTML or XML instead of JSON at byte 0 (text/html)"),
      Row("no MCP at all", posts(.html(), .html(), .html()) + [.get(Chain.mcp, .html())], "notMCP 200"),
      Row(
        "404", posts(.status(404), .status(404), .status(404)) + [.get(Chain.mcp, .status(404))], "notMCP 404"
      ),
      Row(
        "403 without a word",
        posts(.status(403), .status(403), .status(403)) + [.get(Chain.mcp, .status(403))], "notMCP 403"),
      Row(
        "HTTP+SSE",
        posts(.status(405), .status(405), .status(405)) + [
          .get(
            Chain.mcp,
            .status(200, ["Content-Type": "text/event-stream"], body: "event: endpoint\ndata: /m\n\n"))
        ], "oldTransport"),
      Row(
        "another event stream",
        posts(.status(405), .status(405), .status(405)) + [
          .get(Chain.mcp, .status(200, ["Content-Type": "text/event-stream"], body: "data: x\n\n"))
        ], "notMCP 200"),
      Row(
        "a challenge to GET only",
        posts(.status(405), .status(405), .status(405)) + [.get(Chain.mcp, .challenge("Bearer")), prm, asm],
        "resource-metadata https://as.example"),
      Row(
        "no answer", [.post(Chain.mcp, .failure(.connectionLost("gone")))],
        "probe: the connection broke: gone"),
    ] as [Row])
  func unchallenged(row: Row) async throws { try await expect(row) }
}
