import HTTP
import Testing

/// Issue 3, "Strict, with named ways out"; SEC-2, SEC-4 to SEC-6, ASM-10.
@Suite("The URL policy")
struct URLPolicyTests {
  /// Who was typed, what it turned out to be, and the switches.
  struct Setup: Sendable {
    var typed = "https://mcp.example/mcp"
    var became: IPAddress.Kind?
    var pinned: Set<String> = []
    var allowsPrivate = false
    var allowsHTTP = false

    func policy() throws -> URLPolicy {
      var policy = URLPolicy(
        typed: [try Location(typed)], pinned: pinned, allowsPrivate: allowsPrivate,
        allowsPrivateHTTP: allowsHTTP)
      if let became { policy.serverKind = became }
      return policy
    }

    static let open = Setup()
    static let privately = Setup(typed: "https://10.1.2.3/mcp")
    static let insidePrivate = Setup(became: .private)
    static let loopback = Setup(typed: "http://localhost:8000/mcp")
    static let loopback4 = Setup(typed: "http://127.0.0.1:8000/mcp")
    static let linkLocal = Setup(typed: "https://169.254.1.1/mcp")
    static let allow = Setup(allowsPrivate: true)
    static let lenient = Setup(allowsHTTP: true)
    static let both = Setup(allowsPrivate: true, allowsHTTP: true)
    static let pinnedHost = Setup(pinned: [
      "mcp.example:443", "mcp.example:80", "other.example:8443", "localhost:443", "localhost:80",
    ])

    static func typed(_ url: String, allowsPrivate: Bool = false, allowsHTTP: Bool = false) -> Setup {
      Setup(typed: url, allowsPrivate: allowsPrivate, allowsHTTP: allowsHTTP)
    }
  }

  private static let privateHTTP = "insecure; --lenient private-http"
  private static let namedHTTP = privateHTTP + " --allow-private"

  @Test(
    "a typed host may be anything over https",
    arguments: [
      (.open, "https://mcp.example/other", "everything"), (.open, "https://MCP.example:8443/", "everything"),
      (.privately, "https://10.1.2.3/x", "everything"), (.linkLocal, "https://169.254.1.1/x", "everything"),
      (.typed("https://192.0.2.1/"), "https://192.0.2.1/", "everything"),
      (.loopback, "https://localhost/", "everything"),
    ] as [(Setup, String, String)])
  func typed(setup: Setup, url: String, outcome: String) throws { try expect(setup, url, outcome) }

  @Test(
    "http goes to loopback alone, typed or not, and to private hosts by --lenient private-http",
    arguments: [
      // https everywhere; http only to localhost, *.localhost, 127.0.0.0/8 and [::1]
      (.typed("http://mcp.example/"), "http://mcp.example/", privateHTTP),
      (.typed("http://localhost/"), "http://localhost/", "loopback"),
      (.typed("http://a.b.LOCALHOST/"), "http://a.b.localhost/", "loopback"),
      (.typed("http://127.9.9.9/"), "http://127.9.9.9/", "loopback"),
      (.typed("http://[::1]/"), "http://[::1]/", "loopback"),
      (.typed("http://localhost./"), "http://localhost./", "loopback"),
      (.typed("http://localhost.example/"), "http://localhost.example/", privateHTTP),
      (.typed("http://10.0.0.1/"), "http://10.0.0.1/", privateHTTP),
      (.typed("http://[fd00::1]/"), "http://[fd00::1]/", privateHTTP),
      (.typed("http://8.8.8.8/"), "http://8.8.8.8/", "insecure; none"),
      (.linkLocal, "http://169.254.1.1/", "insecure; none"),
      (.typed("http://192.0.2.1/"), "http://192.0.2.1/", "insecure; none"),
      // private-http: http to private addresses, never to public ones
      (.typed("http://10.0.0.1/", allowsHTTP: true), "http://10.0.0.1/", "loopback+private"),
      (.typed("http://intranet/", allowsHTTP: true), "http://intranet/", "loopback+private"),
      (.typed("http://8.8.8.8/", allowsHTTP: true), "http://8.8.8.8/", "insecure; none"),
      (.typed("http://169.254.1.1/", allowsHTTP: true), "http://169.254.1.1/", "insecure; none"),
      (.typed("http://8.8.8.8/", allowsPrivate: true), "http://8.8.8.8/", "insecure; none"),
      (.typed("http://10.0.0.1/", allowsPrivate: true), "http://10.0.0.1/", privateHTTP),
    ] as [(Setup, String, String)])
  func plain(setup: Setup, url: String, outcome: String) throws { try expect(setup, url, outcome) }

  @Test(
    "a public server may name public hosts only",
    arguments: [
      (.open, "https://as.example/", "public"), (.open, "https://8.8.8.8/", "public"),
      (.open, "https://[2606:4700::1]/", "public"),
      (.open, "https://10.0.0.1/", "private; --allow-private"),
      (.open, "https://100.64.0.1/", "private; --allow-private"),
      (.open, "https://[fd00::1]/", "private; --allow-private"),
      (.open, "https://127.0.0.1/", "loopback; --allow-private"),
      (.open, "https://localhost/", "loopback; --allow-private"),
      (.open, "https://x.localhost/", "loopback; --allow-private"),
      (.open, "https://[::1]/", "loopback; --allow-private"),
      (.open, "https://169.254.169.254/", "link-local; none"),
      (.open, "https://[fe80::1]/", "link-local; none"), (.open, "https://192.0.2.1/", "reserved; none"),
      (.open, "https://224.0.0.1/", "reserved; none"), (.open, "http://as.example/", namedHTTP),
      (.open, "http://8.8.8.8/", "insecure; none"),
      (.open, "http://10.0.0.1/", namedHTTP), (.open, "http://localhost/", "loopback; --allow-private"),
      (.open, "http://127.0.0.1/", "loopback; --allow-private"),
      (.open, "http://169.254.169.254/", "insecure; none"),
      // --allow-private is no leave for http, link-local or reserved addresses
      (.allow, "https://as.example/", "loopback+private+public"),
      (.allow, "https://10.0.0.1/", "loopback+private+public"),
      (.allow, "https://127.0.0.1/", "loopback+private+public"), (.allow, "http://localhost/", "loopback"),
      (.allow, "https://169.254.169.254/", "link-local; none"),
      (.allow, "https://192.0.2.1/", "reserved; none"),
      (.allow, "http://10.0.0.1/", privateHTTP), (.allow, "http://as.example/", privateHTTP),
      // --lenient private-http alone lets no private host be named
      (.lenient, "https://10.0.0.1/", "private; --allow-private"),
      (.lenient, "http://10.0.0.1/", "private; --allow-private"),
      (.lenient, "http://as.example/", "private; --allow-private"),
      (.lenient, "http://8.8.8.8/", "insecure; none"),
      (.both, "http://10.0.0.1/", "loopback+private"), (.both, "http://as.example/", "loopback+private"),
      (.both, "http://8.8.8.8/", "insecure; none"), (.both, "https://169.254.169.254/", "link-local; none"),
    ] as [(Setup, String, String)])
  func namedByPublic(setup: Setup, url: String, outcome: String) throws { try expect(setup, url, outcome) }

  @Test(
    "what the typed host is decides what it may name",
    arguments: [
      // private: private is free, link-local and loopback are not
      (.privately, "https://10.9.9.9/", "private+public"),
      (.insidePrivate, "https://10.9.9.9/", "private+public"),
      (.insidePrivate, "https://as.example/", "private+public"),
      (.privately, "https://169.254.169.254/", "link-local; none"),
      (.privately, "https://127.0.0.1/", "loopback; --allow-private"),
      (.privately, "http://localhost/", "loopback; --allow-private"),
      (.privately, "http://10.9.9.9/", privateHTTP), (.privately, "https://192.0.2.1/", "reserved; none"),
      (.typed("https://10.1.2.3/", allowsHTTP: true), "http://10.9.9.9/", "private"),
      (.typed("https://10.1.2.3/", allowsHTTP: true), "http://as.internal/", "private"),
      // loopback: loopback is free, private is not
      (.loopback, "http://127.0.0.1:9000/", "loopback"), (.loopback4, "http://localhost:9/", "loopback"),
      (.loopback, "http://[::1]:9/", "loopback"),
      (.loopback, "https://localhost/", "everything"), (.loopback4, "https://localhost/", "loopback+public"),
      (.loopback, "https://10.0.0.1/", "private; --allow-private"),
      (.loopback, "https://169.254.169.254/", "link-local; none"),
      (.loopback, "https://as.example/", "loopback+public"), (.loopback, "http://10.0.0.1/", namedHTTP),
      (Setup(became: .loopback), "https://as.example/", "loopback+public"),
      // link-local and reserved give no leave at all
      (.linkLocal, "https://169.254.1.2/", "link-local; none"),
      (.linkLocal, "https://10.0.0.1/", "private; --allow-private"),
      (Setup(became: .reserved), "https://10.0.0.1/", "private; --allow-private"),
      (Setup(became: .linkLocal), "https://as.example/", "public"),
    ] as [(Setup, String, String)])
  func namedByOthers(setup: Setup, url: String, outcome: String) throws { try expect(setup, url, outcome) }

  @Test(
    "a pinned host counts as public: https, and no private name from it",
    arguments: [
      (.pinnedHost, "https://mcp.example/x", "everything"),
      (.pinnedHost, "https://MCP.EXAMPLE/x", "everything"),
      (.pinnedHost, "http://mcp.example/", "insecure; none"),
      (.pinnedHost, "https://other.example:8443/", "everything"),
      (.pinnedHost, "https://other.example/", "public"),
      (.pinnedHost, "https://10.0.0.1/", "private; --allow-private"),
      (.pinnedHost, "http://localhost/", "insecure; none"), (.pinnedHost, "https://localhost/", "everything"),
      (
        Setup(typed: "http://localhost/", pinned: ["localhost:80"]), "https://127.0.0.1/",
        "loopback; --allow-private"
      ),
      (
        Setup(typed: "http://mcp.example/", pinned: ["mcp.example:80"], allowsHTTP: true),
        "http://mcp.example/", "insecure; none"
      ),
    ] as [(Setup, String, String)])
  func pinned(setup: Setup, url: String, outcome: String) throws { try expect(setup, url, outcome) }

  private func expect(_ setup: Setup, _ url: String, _ outcome: String) throws {
    let location = try Location(url)
    let policy = try setup.policy()
    let seen: String
    do throws(PolicyViolation) {
      let reach = try policy.reach(of: location)
      seen =
        reach == Set(IPAddress.Kind.allCases)
        ? "everything" : reach.map(\.rawValue).sorted().joined(separator: "+")
    } catch {
      #expect(error.url == location)
      seen =
        switch error.rule {
        case .insecure: "insecure; \(error.option ?? "none")"
        case .foreignAddress(let kind): "\(kind.rawValue); \(error.option ?? "none")"
        }
    }
    #expect(seen == outcome)
  }
}
