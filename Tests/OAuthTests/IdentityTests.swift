import HTTP
import OAuth
import Testing

/// PRM-5, ASM-4 and their leniencies.
@Suite("What a document may say of itself")
struct IdentityTests {
  private static let slash: Set<Leniency> = [.resourceSlash]
  private static let prefix: Set<Leniency> = [.resourcePrefix]

  struct Row: Sendable {
    let endpoint, resource: String
    var leniencies: Set<Leniency> = []
    let passes: Bool
    let remedy: Leniency?

    init(
      waiving leniencies: Set<Leniency> = [], _ endpoint: String, _ resource: String, _ passes: Bool,
      _ remedy: Leniency? = nil
    ) {
      self.endpoint = endpoint
      self.resource = resource
      self.leniencies = leniencies
      self.passes = passes
      self.remedy = remedy
    }
  }

  @Test(
    "found by the challenge or the path form, the resource is the endpoint",
    arguments: [
      Row("https://h/mcp", "https://h/mcp", true), Row("https://h", "https://h", true),
      Row("https://h", "https://h/", true), Row("https://h/", "https://h", true),
      Row("https://h/mcp?k=v", "https://h/mcp?k=v", true), Row("https://h/mcp#f", "https://h/mcp", true),
      // RES-6: as typed or in the canonical spelling
      Row("HTTPS://H:443/mcp", "HTTPS://H:443/mcp", true), Row("HTTPS://H:443/mcp", "https://h/mcp", true),
      Row("https://h/mcp", "https://H/mcp", false, .resourcePrefix),
      Row("https://h/mcp", "https://h:443/mcp", false, .resourcePrefix),
      Row("https://h/mcp", "https://h/MCP", false), Row("https://h/mcp", "https://h/%6Dcp", false),
      // RES-7, a named slash
      Row("https://h/mcp", "https://h/mcp/", false, .resourceSlash),
      Row("https://h/mcp/", "https://h/mcp", false, .resourceSlash),
      Row(waiving: slash, "https://h/mcp", "https://h/mcp/", true, .resourceSlash),
      Row(waiving: slash, "https://h/mcp/", "https://h/mcp", true, .resourceSlash),
      Row(waiving: slash, "https://h/mcp", "https://h/mcp//", false),
      // PRM-5a, a named prefix
      Row("https://h/a/b", "https://h/a", false, .resourcePrefix),
      Row(waiving: prefix, "https://h/a/b", "https://h/a", true, .resourcePrefix),
      Row(waiving: prefix, "https://h/a/b", "https://h/a/", true, .resourcePrefix),
      Row(waiving: prefix, "https://h/a/b", "https://h", true, .resourcePrefix),
      Row(waiving: prefix, "https://h/a/b", "https://h/", true, .resourcePrefix),
      Row(waiving: prefix, "https://h/ab", "https://h/a", false),
      Row(waiving: prefix, "https://h/a", "https://h/a/b", false),
      Row(waiving: prefix, "https://h/a?k=v", "https://h/a", true, .resourcePrefix),
      Row(waiving: prefix, "https://h/a", "https://h/a?k=v", false),
      Row(waiving: prefix, "https://h/a/b", "https://h/a#f", false),
      // never another origin, whatever is waived
      Row(waiving: Set(Leniency.allCases), "https://h/a", "https://evil/a", false),
      Row(waiving: Set(Leniency.allCases), "https://h/a", "http://h/a", false),
      Row(waiving: Set(Leniency.allCases), "https://h/a", "https://h:8443/a", false),
      Row(waiving: Set(Leniency.allCases), "https://h/a", "https://h.evil/a", false),
      Row(waiving: Set(Leniency.allCases), "https://h/a", "h/a", false),
      Row(waiving: Set(Leniency.allCases), "https://h/a", "", false),
      Row(waiving: Set(Leniency.allCases), "https://h/a", "https://u@h/a", false),
    ] as [Row])
  func endpoint(row: Row) throws {
    let expected = ExpectedResource.endpoint(try Location(row.endpoint), row.leniencies)
    #expect(((try? expected.judge(row.resource)) != nil) == row.passes)
    #expect(expected.remedy(for: row.resource) == row.remedy || row.passes && row.leniencies.isEmpty)
  }

  @Test(
    "found at the root, the resource is the origin",
    arguments: [
      Row("https://h/mcp", "https://h", true), Row("https://h/mcp", "https://h/", true),
      Row("https://h/mcp", "https://h/mcp", false, .resourcePrefix),
      Row(waiving: prefix, "https://h/mcp", "https://h/mcp", true, .resourcePrefix),
      Row(waiving: prefix, "https://h/a/b", "https://h/a", true, .resourcePrefix),
      Row("https://h:8443/mcp", "https://h:8443", true), Row("https://h:443/mcp", "https://h", true),
      Row("https://H/mcp", "https://h", true),
      Row(waiving: Set(Leniency.allCases), "https://h/mcp", "https://evil", false),
      Row(waiving: slash, "https://h/mcp", "https://h//", true, .resourceSlash),
    ] as [Row])
  func origin(row: Row) throws {
    let expected = ExpectedResource.origin(try Location(row.endpoint), row.leniencies)
    #expect(((try? expected.judge(row.resource)) != nil) == row.passes)
    #expect(expected.remedy(for: row.resource) == row.remedy || row.passes && row.leniencies.isEmpty)
  }

  @Test(
    "an issuer is compared byte for byte, but for a slash that is tolerated by name",
    arguments: [
      ("https://as", "https://as", false, true), ("https://as", "https://as/", false, false),
      ("https://as/", "https://as", false, false),
      ("https://as", "https://as/", true, true), ("https://as/", "https://as", true, true),
      ("https://as", "https://as//", true, false),
      ("https://as", "https://AS", true, false), ("https://as", "https://as:443", true, false),
      ("https://as/K", "https://as/\u{212A}", true, false),
      ("https://as/a", "https://as/%61", true, false), ("https://as", "", true, false),
      ("https://as", "http://as", true, false),
    ] as [(String, String, Bool, Bool)])
  func issuer(identifier: String, issuer: String, tolerates: Bool, passes: Bool) {
    let expected = ExpectedIssuer(identifier, toleratesSlash: tolerates)
    #expect(((try? expected.judge(issuer)) != nil) == passes)
  }
}
