import HTTP
import JSON
import OAuth
import TestSupport
import Testing

/// Sections 2 to 5 and the Discovery paragraph of issue 3, from the probe to the endpoints.
@Suite("Discovery")
struct DiscoveryTests {
  typealias Stub = FakeTransport.Stub

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var typed = Chain.mcp
    var options = DiscoveryOptions()
    let stubs: [Stub]
    let outcome: String

    init(
      _ name: String, typed: String = Chain.mcp, with options: DiscoveryOptions = DiscoveryOptions(),
      _ stubs: [Stub], _ outcome: String
    ) {
      testDescription = name
      self.typed = typed
      self.options = options
      self.stubs = stubs
      self.outcome = outcome
    }
  }

  // MARK: The straight way and resource metadata

  static let asm: Stub = .get(Chain.metadata, .json(Chain.server()))
  static let prm: Stub = .get(Chain.prm, .json(Chain.resource()))

  @Test(
    "resource metadata is found where the challenge or the order of section 3.1 says",
    arguments: [
      Row("PRM-2: path form", Chain.challenged + [prm, asm], "resource-metadata https://as.example"),
      Row(
        "PRM-2: root second",
        Chain.challenged + [
          .get(Chain.prm, .status(404)), .get(Chain.prmRoot, .json(Chain.resource(Chain.origin))), asm,
        ],
        "resource-metadata https://as.example"),
      Row(
        "PRM-3: URL of the challenge alone",
        [
          .post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://mcp.example/x\"")),
          .get("https://mcp.example/x", .json(Chain.resource())), asm,
        ], "resource-metadata https://as.example"),
      Row(
        "PRM-3: beside another scheme",
        [
          .post(Chain.mcp, .challenge("Bearer", "DPoP resource_metadata=\"https://mcp.example/x\"")),
          .get("https://mcp.example/x", .json(Chain.resource())), asm,
        ], "resource-metadata https://as.example"),
      Row(
        "PRB-8: on 403",
        [
          .post(
            Chain.mcp,
            .status(403, ["WWW-Authenticate": "Bearer resource_metadata=\"https://mcp.example/x\""])),
          .get("https://mcp.example/x", .json(Chain.resource())), asm,
        ], "resource-metadata https://as.example"),
      Row(
        "PRM-3b: no guess when that URL fails",
        [
          .post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://mcp.example/x\"")),
          .get("https://mcp.example/x", .status(404)),
        ], "noResourceMetadata: HTTP 404 [prm-header-fallback]"),
      Row(
        "PRM-3b: by leniency", with: .init(leniencies: [.headerFallback]),
        [
          .post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://mcp.example/x\"")),
          .get("https://mcp.example/x", .status(404)), prm, asm,
        ], "resource-metadata https://as.example"),
      Row(
        "PRM-3b: no 2025-03-26 fallback behind it", with: .init(leniencies: [.headerFallback]),
        [
          .post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://mcp.example/x\"")),
          .get("https://mcp.example/x", .status(404)),
          .get(Chain.prm, .status(404)), .get(Chain.prmRoot, .status(404)),
        ], "noResourceMetadata: HTTP 404"),
      Row(
        "a relative URL in the challenge", [.post(Chain.mcp, .challenge("Bearer resource_metadata=\"/x\""))],
        "noResourceMetadata: not an absolute URL (it should begin with https://) [prm-header-fallback]"),
      Row(
        "SEC-5: a private URL in the challenge",
        [.post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://10.0.0.1/x\""))],
        "noResourceMetadata: the server names 10.0.0.1, a private address that you did not type [prm-header-fallback]"
      ),
      Row(
        "PRM-5: another origin",
        Chain.challenged + [
          .get(Chain.prm, .json(Chain.resource("https://evil.example/mcp"))),
          .get(Chain.prmRoot, .status(404)),
        ],
        "noResourceMetadata: resource is \"https://evil.example/mcp\", not \"https://mcp.example/mcp\""),
      Row(
        "PRM-5: another origin, leniencies do not help", with: .init(leniencies: Set(Leniency.allCases)),
        Chain.challenged + [
          .get(Chain.prm, .json(Chain.resource("https://evil.example/mcp"))),
          .get(Chain.prmRoot, .status(404)),
        ],
        "noResourceMetadata: resource is \"https://evil.example/mcp\", not \"https://mcp.example/mcp\""),
      Row(
        "PRM-5a: the endpoint in the root document",
        Chain.challenged + [.get(Chain.prm, .status(404)), .get(Chain.prmRoot, .json(Chain.resource()))],
        "noResourceMetadata: resource is \"https://mcp.example/mcp\", not \"https://mcp.example\" [resource-prefix]"
      ),
      Row(
        "PRM-5a: by leniency", with: .init(leniencies: [.resourcePrefix]),
        Chain.challenged + [
          .get(Chain.prm, .status(404)), .get(Chain.prmRoot, .json(Chain.resource())), asm,
        ], "resource-metadata https://as.example"),
      Row(
        "RES-7: a slash too many",
        Chain.challenged + [
          .get(Chain.prm, .json(Chain.resource(Chain.mcp + "/"))), .get(Chain.prmRoot, .status(404)),
        ],
        "noResourceMetadata: resource is \"https://mcp.example/mcp/\", not \"https://mcp.example/mcp\" [resource-slash]"
      ),
      Row(
        "PRM-6: no server listed", Chain.challenged + [.get(Chain.prm, .json(Chain.resource(servers: [])))],
        "noAuthorizationServers"),
      Row(
        "PRM-6: no list", Chain.challenged + [.get(Chain.prm, .json(Chain.resource(servers: nil)))],
        "noAuthorizationServers"),
      Row(
        "a query of its own at the root", typed: "https://mcp.example/?k=v",
        [
          .post("https://mcp.example/?k=v", .challenge("Bearer")),
          .get(Chain.prmRoot + "?k=v", .status(404)),
          .get(Chain.prmRoot, .json(Chain.resource(Chain.origin))), asm,
        ], "resource-metadata https://as.example"),
    ] as [Row])
  func resourceMetadata(row: Row) async throws { try await expect(row) }

  // MARK: Carrying out

  func expect(_ row: Row) async throws { #expect(try await run(row) == row.outcome) }

  func discovered(_ row: Row) async throws -> Discovered? {
    let network = FakeTransport(row.stubs)
    let discovery = Discovery(
      transport: try Chain.guarded(network, typed: row.typed), typed: try Location(row.typed),
      options: row.options)
    let outcome = try await discovery.run()
    #expect(network.troubles == [])
    guard case .found(let found) = outcome else { return nil }
    return found
  }

  func run(_ row: Row) async throws -> String {
    let network = FakeTransport(row.stubs)
    let discovery = Discovery(
      transport: try Chain.guarded(network, typed: row.typed), typed: try Location(row.typed),
      options: row.options)
    let outcome: String
    do throws(DiscoveryError) {
      switch try await discovery.run() {
      case .open: outcome = "open"
      case .found(let found):
        let others = found.otherIssuers.isEmpty ? "" : " others " + found.otherIssuers.joined(separator: ", ")
        let place = found.endpoint == found.typed ? "" : " at \(found.endpoint)"
        let list = found.isResourceListed == false ? " unlisted" : ""
        outcome = "\(found.mode.rawValue) \(found.server.issuer)\(others)\(place)\(list)"
      }
    } catch { outcome = Self.word(error) }
    #expect(network.troubles == [])
    return outcome
  }

  static func word(_ error: DiscoveryError) -> String {
    let remedy = error.remedy.map { " [\($0.rawValue)]" } ?? ""
    switch error.reason {
    case .probe(let fault):
      switch fault.reason {
      case .transport(let error): return "probe: \(error)"
      case .redirected(let url, let status): return "redirected \(status) \(url)"
      case .redirectLoop: return "redirectLoop"
      case .badRedirect: return "badRedirect"
      }
    case .oldTransport: return "oldTransport"
    case .notMCP(let status): return "notMCP \(status)"
    case .noResourceMetadata(let fault):
      return "noResourceMetadata: \(fault.map { "\($0)" } ?? "nil")\(remedy)"
    case .noAuthorizationServers: return "noAuthorizationServers"
    case .issuerNotListed(let issuer, let listed):
      return "issuerNotListed \(issuer) of \(listed.joined(separator: ", "))"
    case .badIssuer(let issuer, _): return "badIssuer \(issuer)"
    case .pageRefused(let error): return "pageRefused \(error.url.text): \(error)"
    case .adornedIssuer(let issuer): return "adornedIssuer \(issuer)"
    case .codeFlowMissing(let member, let listed):
      return "codeFlowMissing \(member): \(listed.joined(separator: ", "))"
    case .insecureIssuer(let issuer, _): return "insecureIssuer \(issuer)"
    case .noServerMetadata(let issuer, let fault):
      return "noServerMetadata \(issuer): \(fault.map { "\($0)" } ?? "nil")\(remedy)"
    case .pkceNotAdvertised(let listed):
      return "pkceNotAdvertised \(listed.map { $0.joined(separator: " ") } ?? "nil")\(remedy)"
    case .endpointMissing(let name): return "endpointMissing \(name)"
    case .givenIncomplete: return "givenIncomplete"
    case .pushedRequestsRequired: return "pushedRequestsRequired"
    case .headerNotTaken(let methods): return "headerNotTaken \(methods.joined(separator: " "))"
    }
  }
}
