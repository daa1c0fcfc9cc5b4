import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension DiscoveryTests {
  static let moved = "https://mcp.example/mcp/"

  @Test(
    "the MCP endpoint may move by 307 and 308 within its origin, and nowhere else",
    arguments: [
      Row(
        "307", typed: moved, [.post(moved, .redirect(307, "/mcp"))] + Chain.challenged + [prm, asm],
        "resource-metadata https://as.example at https://mcp.example/mcp"),
      Row(
        "308, absolute", typed: moved,
        [.post(moved, .redirect(308, Chain.mcp))] + Chain.challenged + [prm, asm],
        "resource-metadata https://as.example at https://mcp.example/mcp"),
      Row(
        "301", typed: moved, [.post(moved, .redirect(301, Chain.mcp))],
        "redirected 301 https://mcp.example/mcp"),
      Row(
        "302", typed: moved, [.post(moved, .redirect(302, Chain.mcp))],
        "redirected 302 https://mcp.example/mcp"),
      Row(
        "303", typed: moved, [.post(moved, .redirect(303, Chain.mcp))],
        "redirected 303 https://mcp.example/mcp"),
      Row(
        "307 to another host", [.post(Chain.mcp, .redirect(307, "https://other.example/mcp"))],
        "redirected 307 https://other.example/mcp"),
      Row(
        "307 to another port", [.post(Chain.mcp, .redirect(307, "https://mcp.example:8443/mcp"))],
        "redirected 307 https://mcp.example:8443/mcp"),
      Row(
        "307 to http", [.post(Chain.mcp, .redirect(307, "http://mcp.example/mcp"))],
        "redirected 307 http://mcp.example/mcp"),
      Row("307 to a script", [.post(Chain.mcp, .redirect(307, "javascript:x"))], "badRedirect"),
      Row("a loop", (0..<6).map { _ in .post(Chain.mcp, .redirect(307, Chain.mcp)) }, "redirectLoop"),
      // A document may move anywhere that the policy lets it (SEC-6).
      Row(
        "a document moves",
        Chain.challenged + [
          .get(Chain.prm, .redirect(302, "https://cdn.example/prm")),
          .get("https://cdn.example/prm", .json(Chain.resource())), asm,
        ],
        "resource-metadata https://as.example"),
      Row(
        "five hops",
        Chain.challenged + [.get(Chain.prm, .redirect(302, "https://h.example/1"))]
          + (1...4).map { .get("https://h.example/\($0)", .redirect(301, "\($0 + 1)")) }
          + [.get("https://h.example/5", .json(Chain.resource())), asm],
        "resource-metadata https://as.example"),
      Row(
        "six hops",
        Chain.challenged + [.get(Chain.prm, .redirect(302, "https://h.example/1"))]
          + (1...5).map { .get("https://h.example/\($0)", .redirect(301, "\($0 + 1)")) }
          + [.get(Chain.prmRoot, .status(404))], "noResourceMetadata: more than 5 redirects"),
      Row(
        "a hop to http",
        Chain.challenged + [
          .get(Chain.prm, .redirect(302, "http://h.example/")), .get(Chain.prmRoot, .status(404)),
        ], "noResourceMetadata: http://h.example is not https"),
      Row(
        "a hop to metadata of a cloud",
        Chain.challenged + [
          .get(Chain.prm, .redirect(302, "https://169.254.169.254/")), .get(Chain.prmRoot, .status(404)),
        ],
        "noResourceMetadata: the server names 169.254.169.254, a link-local address that you did not type"),
    ] as [Row])
  func redirects(row: Row) async throws { try await expect(row) }

  @Test(
    "a silent origin is asked once",
    arguments: [
      Row(
        "the resource's", Chain.challenged + [.get(Chain.prm, .failure(.timedOut(seconds: 30)))],
        "noResourceMetadata: no answer within 30 s"),
      Row(
        "the server's", listed([Chain.issuer]) + [.get(Chain.metadata, .failure(.timedOut(seconds: 30)))],
        "noServerMetadata https://as.example: no answer within 30 s"),
      Row(
        "another failure is no silence",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .failure(.connectionLost("x"))), .get(Chain.openID, .json(Chain.server())),
        ],
        "resource-metadata https://as.example"),
    ] as [Row])
  func silence(row: Row) async throws { try await expect(row) }

  @Test("when the time is over nothing more is asked, and that leads to no fallback")
  func outOfTime() async throws {
    let network = FakeTransport([])
    let typed = try Location(Chain.mcp)
    var report = ProbeReport(endpoint: typed)
    report.answers = [ProbeAnswer(kind: .discover, url: typed, head: HTTPHead(status: 401), body: [])]
    let discovery = Discovery(
      transport: try Chain.guarded(network), typed: typed, options: DiscoveryOptions())
    do throws(DiscoveryError) {
      _ = try await discovery.walk(from: report, Deadline(seconds: 0))
      Issue.record("found")
    } catch {
      #expect(Self.word(error) == "noResourceMetadata: not asked: the time for discovery was over")
      #expect(error.attempts.count == 2)
    }
    #expect(network.troubles == [])
  }

  @Test("a document of the type of an event stream that drips ends with its time", .timeLimit(.minutes(1)))
  func dripping() async throws {
    let network = FakeTransport([
      .get(Chain.prm, .endless(":\n", type: "text/event-stream")), .get(Chain.prmRoot, .status(404)),
    ])
    let typed = try Location(Chain.mcp)
    var report = ProbeReport(endpoint: typed)
    report.answers = [ProbeAnswer(kind: .discover, url: typed, head: HTTPHead(status: 401), body: [])]
    let discovery = Discovery(
      transport: try Chain.guarded(network), typed: typed, options: DiscoveryOptions())
    do throws(DiscoveryError) {
      _ = try await discovery.walk(from: report, Deadline(seconds: 0.05))
      Issue.record("found")
    } catch { #expect(error.attempts.count == 2) }
  }
}
