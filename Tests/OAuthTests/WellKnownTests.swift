import HTTP
import OAuth
import Testing

/// Sections 3.1 and 4.1: which URLs are asked, in which order.
@Suite("Well-known URLs")
struct WellKnownTests {
  private static let prm = "/.well-known/oauth-protected-resource"
  private static let oauth = "/.well-known/oauth-authorization-server"
  private static let oidc = "/.well-known/openid-configuration"

  @Test(
    "resource metadata: the path form before the root, the RFC's form before the stripped one (PRM-2, PRM-3, PRM-3a)",
    arguments: [
      ("https://h/mcp", ["https://h\(prm)/mcp", "https://h\(prm)"]), ("https://h", ["https://h\(prm)"]),
      ("https://h/", ["https://h\(prm)"]),
      ("https://h/mcp/", ["https://h\(prm)/mcp/", "https://h\(prm)/mcp", "https://h\(prm)"]),
      ("https://h/mcp?k=v", ["https://h\(prm)/mcp?k=v", "https://h\(prm)"]),
      ("https://h/mcp/?k=v", ["https://h\(prm)/mcp/?k=v", "https://h\(prm)/mcp?k=v", "https://h\(prm)"]),
      ("https://h?k=v", ["https://h\(prm)?k=v", "https://h\(prm)"]),
      ("https://h/?k=v", ["https://h\(prm)?k=v", "https://h\(prm)"]),
      ("https://h/a/b/c", ["https://h\(prm)/a/b/c", "https://h\(prm)"]),
      ("https://h/mcp#f", ["https://h\(prm)/mcp", "https://h\(prm)"]),
      ("https://h:8443/mcp", ["https://h:8443\(prm)/mcp", "https://h:8443\(prm)"]),
      ("http://[::1]:1/m", ["http://[::1]:1\(prm)/m", "http://[::1]:1\(prm)"]),
      ("HTTPS://Host/A%2Fb", ["HTTPS://Host\(prm)/A%2Fb", "HTTPS://Host\(prm)"]),
    ] as [(String, [String])])
  func resource(endpoint: String, urls: [String]) throws {
    #expect(WellKnown.resourceMetadata(for: try Location(endpoint)) == urls)
  }

  @Test(
    "server metadata: RFC 8414, then both forms of OpenID Connect Discovery, and no other (ASM-2, ASM-3)",
    arguments: [
      ("https://as", ["https://as\(oauth)", "https://as\(oidc)"]),
      ("https://as/", ["https://as\(oauth)", "https://as\(oidc)"]),
      ("https://as/t1", ["https://as\(oauth)/t1", "https://as\(oidc)/t1", "https://as/t1\(oidc)"]),
      ("https://as/t1/", ["https://as\(oauth)/t1", "https://as\(oidc)/t1", "https://as/t1\(oidc)"]),
      ("https://as/a/b", ["https://as\(oauth)/a/b", "https://as\(oidc)/a/b", "https://as/a/b\(oidc)"]),
      (
        "https://as:8443/t1",
        ["https://as:8443\(oauth)/t1", "https://as:8443\(oidc)/t1", "https://as:8443/t1\(oidc)"]
      ),
    ] as [(String, [String])])
  func server(issuer: String, urls: [String]) throws {
    for revision in [SpecRevision.november2025, .july2026] {
      #expect(WellKnown.serverMetadata(for: try Location(issuer), revision: revision) == urls)
    }
    for revision in [SpecRevision.march2025, .june2025] {
      #expect(WellKnown.serverMetadata(for: try Location(issuer), revision: revision) == [urls[0]])
    }
  }
}
