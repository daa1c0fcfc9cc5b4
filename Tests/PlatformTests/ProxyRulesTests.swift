import HTTP
import Testing

@testable import Platform

@Suite("Proxy variables")
struct ProxyRulesTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let url: String
    let variables: [String: String]
    let proxy: String?
    var testDescription: String { "\(url) with \(variables.sorted { $0.key < $1.key })" }
  }

  static let proxied = ["https_proxy": "http://p:1", "http_proxy": "http://q:2"]

  static let rows: [Row] = [
    Row(url: "https://a.example/", variables: [:], proxy: nil),
    Row(url: "https://a.example/", variables: proxied, proxy: "http://p:1"),
    Row(url: "http://a.example/", variables: proxied, proxy: "http://q:2"),
    Row(url: "http://a.example/", variables: ["HTTP_PROXY": "http://x"], proxy: nil),
    Row(url: "https://a.example/", variables: ["HTTPS_PROXY": "http://x"], proxy: "http://x"),
    Row(
      url: "https://a.example/", variables: ["HTTPS_PROXY": "http://x", "https_proxy": ""], proxy: "http://x"),
    Row(url: "https://a.example/", variables: ["ALL_PROXY": "socks5h://x"], proxy: "socks5h://x"),
    Row(url: "https://localhost/", variables: proxied, proxy: nil),
    Row(url: "https://a.localhost/", variables: proxied, proxy: nil),
    Row(url: "https://127.1.2.3/", variables: proxied, proxy: nil),
    Row(url: "https://[::1]/", variables: proxied, proxy: nil),
  ]

  @Test("the proxy is the one that curl would take, and loopback has none", arguments: rows)
  func choice(row: Row) throws {
    #expect(ProxyRules(environment: row.variables).proxy(for: try Location(row.url)) == row.proxy)
  }

  static let exceptions: [(list: String, host: String, isDirect: Bool)] = [
    ("*", "a.example", true), ("example", "a.example", true), (".example", "a.example", true),
    ("a.example", "a.example.", true), ("A.Example", "a.example", true), ("ample", "a.example", false),
    ("b.example, a.example", "a.example", true), ("b.example a.example", "a.example", true),
    ("a.example", "b.a.example", true), ("10.0.0.0/8", "10.1.2.3", true), ("10.0.0.0/8", "11.1.2.3", false),
    ("10.1.2.3", "10.1.2.3", true), ("10.0.0.0/33", "10.1.2.3", false),
    ("[2001:4860::1]", "[2001:4860::1]", true),
    ("2001:4860::/32", "[2001:4860::1]", true), ("", "a.example", false), (".", "a.example", false),
  ]

  @Test("NO_PROXY names hosts, their subdomains and blocks of addresses", arguments: exceptions)
  func exception(list: String, host: String, isDirect: Bool) throws {
    for name in ["no_proxy", "NO_PROXY"] {
      let rules = ProxyRules(environment: ["https_proxy": "http://p:1", name: list])
      #expect((rules.proxy(for: try Location("https://\(host)/")) == nil) == isDirect)
    }
  }
}
