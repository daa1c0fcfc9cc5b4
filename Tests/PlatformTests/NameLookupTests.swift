import HTTP
import Platform
import Testing

@Suite("What names mean on this machine") struct NameLookupTests {
  private func addresses(
    _ url: String, _ environment: [String: String] = [:], seconds: Double = 10
  ) async throws -> [IPAddress] {
    await NameLookup(environment: environment).addresses(
      of: try Location(url), until: Deadline(seconds: seconds))
  }

  @Test("a name of the hosts file leads to its addresses, each once")
  func known() async throws {
    let found = try await addresses("https://localhost/")
    #expect(found.contains(.loopback4) || found.contains(.loopback6))
    #expect(Set(found).count == found.count && found.allSatisfy { $0.kind == .loopback })
  }

  @Test("a name that means nothing here has none", arguments: ["https://no.such.name.invalid/"])
  func unknown(url: String) async throws { #expect(try await addresses(url) == []) }

  @Test("behind a proxy it is not for this machine to say")
  func proxied() async throws {
    let url = "https://localhost.localdomain./"
    #expect(try await addresses(url, ["https_proxy": "http://127.0.0.1:1"]) == [])
  }

  @Test("nobody waits beyond the deadline")
  func late() async throws {
    let start = ContinuousClock.now
    _ = try await addresses("https://no.such.name.invalid/", seconds: 0.01)
    #expect(start.duration(to: .now) < .seconds(60))
  }
}
