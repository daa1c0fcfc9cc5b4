import HTTP
import Testing

@Suite("URLs as they were written")
struct LocationTests {
  @Test(
    "a URL is taken apart and keeps its spelling",
    arguments: [
      .init("https://h/mcp", origin: "https://h", port: 443, path: "/mcp", canonical: "https://h/mcp"),
      .init("https://h", origin: "https://h", port: 443, canonical: "https://h/"),
      .init("https://h/", origin: "https://h", port: 443, path: "/", canonical: "https://h/"),
      .init(
        "HTTPS://EXAMPLE.com:443/A?b=C#d", origin: "https://example.com", port: 443, path: "/A", query: "b=C",
        fragment: "d", canonical: "https://example.com/A?b=C"),
      .init("http://h:80/", origin: "http://h", port: 80, path: "/", canonical: "http://h/"),
      .init("https://h:80/", origin: "https://h:80", port: 80, path: "/", canonical: "https://h:80/"),
      .init(
        "https://h:08443/", origin: "https://h:8443", port: 8443, path: "/", canonical: "https://h:8443/"),
      .init("https://h:/x", origin: "https://h", port: 443, path: "/x", canonical: "https://h/x"),
      .init("https://h?q", origin: "https://h", port: 443, query: "q", canonical: "https://h/?q"),
      .init("https://h#f", origin: "https://h", port: 443, fragment: "f", canonical: "https://h/"),
      .init("https://h/?", origin: "https://h", port: 443, path: "/", query: "", canonical: "https://h/?"),
      .init("https://h/#", origin: "https://h", port: 443, path: "/", fragment: "", canonical: "https://h/"),
      .init(
        "https://h/a?b?c#d?e#f", origin: "https://h", port: 443, path: "/a", query: "b?c", fragment: "d?e#f",
        canonical: "https://h/a?b?c"),
      .init("https://h/@x:y", origin: "https://h", port: 443, path: "/@x:y", canonical: "https://h/@x:y"),
      .init("https://h?u@v", origin: "https://h", port: 443, query: "u@v", canonical: "https://h/?u@v"),
      .init(
        "https://[2001:DB8::1]:8443/x", origin: "https://[2001:db8::1]:8443", port: 8443, path: "/x",
        canonical: "https://[2001:db8::1]:8443/x"),
      .init(
        "http://127.0.0.1:1/", origin: "http://127.0.0.1:1", port: 1, path: "/",
        canonical: "http://127.0.0.1:1/"),
      .init(
        "https://h:65535/", origin: "https://h:65535", port: 65535, path: "/", canonical: "https://h:65535/"),
      .init(
        "https://h/a/../b/./c//d%2F%2e|{}^`'", origin: "https://h", port: 443,
        path: "/a/../b/./c//d%2F%2e|{}^`'",
        canonical: "https://h/a/../b/./c//d%2F%2e|{}^`'"),
      .init(
        "https://ex_am-ple.com./", origin: "https://ex_am-ple.com.", port: 443, path: "/",
        canonical: "https://ex_am-ple.com./"),
    ] as [Parts])
  func parts(row: Parts) throws {
    let url = try Location(row.text)
    #expect(url.text.utf8.elementsEqual(row.text.utf8))
    #expect(url.origin == row.origin)
    #expect(url.port == row.port)
    #expect(url.path == row.path)
    #expect(url.query == row.query)
    #expect(url.fragment == row.fragment)
    #expect(url.canonical == row.canonical)
    #expect(url.isSecure == url.origin.hasPrefix("https:"))
    #expect(try Location(url.canonical).canonical == url.canonical)
  }

  struct Parts: Sendable {
    let text, origin: String
    let port: UInt16
    let path: String
    let query, fragment: String?
    let canonical: String

    init(
      _ text: String, origin: String, port: UInt16, path: String = "", query: String? = nil,
      fragment: String? = nil,
      canonical: String
    ) {
      self.text = text
      self.origin = origin
      self.port = port
      self.path = path
      self.query = query
      self.fragment = fragment
      self.canonical = canonical
    }
  }

  @Test(
    "what is no http(s) URL of ours is refused, and why",
    arguments: [
      ("", .empty), ("https://h/" + String(repeating: "a", count: 16_384), .tooLong(limit: 16_384)),
      ("https://h/a b", .badCharacter(offset: 11)), ("https://h/\u{0}", .badCharacter(offset: 10)),
      ("https://h/\r\nX: y", .badCharacter(offset: 10)), ("https://h/é", .badCharacter(offset: 10)),
      ("https://ex\u{212A}/", .badCharacter(offset: 10)), ("https://h\\@evil/", .badCharacter(offset: 9)),
      ("https://h/<x>", .badCharacter(offset: 10)), ("https://h/\"", .badCharacter(offset: 10)),
      ("https://h/\u{7F}", .badCharacter(offset: 10)), (" https://h", .badCharacter(offset: 0)),
      ("/mcp", .relative), ("mcp", .relative), ("//h/mcp", .relative), ("example.com:8080", .relative),
      ("?x:y", .relative), ("#x:y", .relative), ("example.com", .relative),
      ("ftp://h/", .unsupportedScheme("ftp")), ("javascript:alert(1)", .unsupportedScheme("javascript")),
      ("DATA:text/html,x", .unsupportedScheme("data")), ("file:///etc/passwd", .unsupportedScheme("file")),
      ("vbscript:x", .unsupportedScheme("vbscript")), ("localhost:8080", .unsupportedScheme("localhost")),
      ("httpss://h", .unsupportedScheme("httpss")), (":", .unsupportedScheme("")),
      ("https:h", .noHost), ("https:/h", .noHost), ("https:", .noHost), ("https://", .noHost),
      ("https:///p", .noHost),
      ("https://:443/", .noHost), ("https://?q", .noHost),
      ("https://user@h/", .userInfo), ("https://user:secret@h/", .userInfo), ("https://@h/", .userInfo),
      ("https://a@b@h/", .userInfo), ("https://h%40x/", .badHost("h%40x")),
      ("https://h:80:80/", .badHost("h:80")),
      ("https://h:0/", .badPort("0")), ("https://h:65536/", .badPort("65536")),
      ("https://h:-1/", .badPort("-1")),
      ("https://h:+1/", .badPort("+1")), ("https://h:8o/", .badPort("8o")),
      ("https://h:99999999999999999999999/", .badPort("99999999999999999999999")),
      ("https://a..b/", .badHost("a..b")), ("https://.a/", .badHost(".a")), ("https://a../", .badHost("a..")),
      ("https://./", .badHost(".")), ("https://a!b/", .badHost("a!b")), ("https://a*b/", .badHost("a*b")),
      ("https://" + String(repeating: "a", count: 64) + "/", .badHost(String(repeating: "a", count: 64))),
      ("https://[::1/", .badHost("[:")), ("https://::1/", .badHost(":")),
      ("https://[::1]x/", .badHost("[::1]x")),
      ("https://[fe80::1%25eth0]/", .badHost("[fe80::1%25eth0]")),
      ("https://[127.0.0.1]/", .badHost("[127.0.0.1]")),
      ("https://[]/", .badHost("[]")), ("https://[::-0]/", .badHost("[::-0]")),
      ("https://[2001:db8::+1]/", .badHost("[2001:db8::+1]")),
      ("https://[2001:db8::-0]/", .badHost("[2001:db8::-0]")), ("https://[v1.x]/", .badHost("[v1.x]")),
    ] as [(String, LocationError)])
  func refusals(text: String, expected: LocationError) {
    do {
      let url = try Location(text)
      Issue.record("read with host \(url.hostText)")
    } catch {
      #expect(error == expected)
      #expect(!error.description.contains("secret"))
    }
  }

  @Test(
    "an address in disguise is refused whatever it means",
    arguments: [
      "0x7f.0.0.1", "0x7f000001", "0X7F000001", "2130706433", "017700000001", "0177.0.0.1", "127.1",
      "127.0.1", "127",
      "127.0.0.01", "127.0.0.1.", "127.0.0.256", "127.0.0.0x1", "1.2.3.4.5", "0", "0.0.0.0", "0x", "1.2.3.4.",
      "a.0x1",
      "a.1", "example.com.1", "010.0.0.1", "8.8.8.08", "256.256.256.256", "4294967296",
      "00000000000000000000127.0.0.1",
      "3232235521", "0xA9FEA9FE", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::FFFF:8.8.8.8]",
      "[::127.0.0.1]",
      "[::2]", "[0:0:0:0:0:ffff:a00:1]", "[64:ff9b::7f00:1]", "[64:ff9b::8.8.8.8]", "[2002:7f00:1::]",
      "[2002:808:808::1]",
    ] as [String])
  func disguised(host: String) {
    do {
      let url = try Location("https://\(host)/")
      Issue.record("read as \(url.host)")
    } catch { #expect(error == .disguisedAddress(host)) }
  }

  @Test(
    "a plain host is told from an address, and loopback by its name",
    arguments: [
      ("example.com", "name", false), ("127.0.0.1", "127.0.0.1", true),
      ("127.255.255.254", "127.255.255.254", true),
      ("10.0.0.1", "10.0.0.1", false), ("[::1]", "::1", true), ("[0:0:0:0:0:0:0:1]", "::1", true),
      ("localhost", "name", true), ("LOCALHOST", "name", true), ("localhost.", "name", true),
      ("a.b.localhost", "name", true),
      ("localhost.example.com", "name", false), ("notlocalhost", "name", false),
      ("xlocalhost", "name", false),
      ("127.0.0.1.example.com", "name", false), ("1e100.net", "name", false), ("0x7g", "name", false),
      ("a.0b1", "name", false),
      ("123.com", "name", false), ("xn--bcher-kva.example", "name", false),
      ("255.255.255.255", "255.255.255.255", false),
    ] as [(String, String, Bool)])
  func hosts(text: String, kind: String, isLoopback: Bool) throws {
    let host = try Location("https://\(text)/").host
    #expect(host.isLoopback == isLoopback)
    switch host {
    case .name(let name):
      #expect(kind == "name")
      #expect(name == text)
      #expect(host.isLocalName == isLoopback)
    case .address(let address):
      #expect(address.description == kind)
      #expect(!host.isLocalName)
    }
  }

  @Test("URLs are equal as bytes: no case, port or slash is looked through")
  func equality() throws {
    let url = try Location("https://h/A")
    #expect(try url == Location("https://h/A"))
    for other in ["https://H/A", "https://h:443/A", "https://h/A/", "https://h/a", "https://h/%41"] {
      #expect(try url != Location(other))
    }
  }

  // MARK: References

  /// RFC 3986 §5.4, base `http://a/b/c/d;p?q`; the fragment goes, because no request carries one.
  @Test(
    "a relative reference is resolved as RFC 3986 §5.4 shows",
    arguments: [
      ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
      ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
      ("#s", "http://a/b/c/d;p?q"),
      ("g#s", "http://a/b/c/g"), ("g?y#s", "http://a/b/c/g?y"), (";x", "http://a/b/c/;x"),
      ("g;x", "http://a/b/c/g;x"),
      ("g;x?y#s", "http://a/b/c/g;x?y"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
      ("./", "http://a/b/c/"),
      ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
      ("../../", "http://a/"), ("../../g", "http://a/g"),
      // §5.4.2
      ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
      ("/../g", "http://a/g"),
      ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
      ("..g", "http://a/b/c/..g"),
      ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
      ("g/../h", "http://a/b/c/h"),
      ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
      ("g?y/./x", "http://a/b/c/g?y/./x"),
      ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g"), ("g#s/../x", "http://a/b/c/g"),
      // beyond the RFC's list
      ("https://other/x#y", "https://other/x"), ("HTTPS://Other:1/x", "HTTPS://Other:1/x"),
      ("//g:8/x?y", "http://g:8/x?y"),
      ("/g?a=/../b", "http://a/g?a=/../b"), ("g:h/i?u=v:w", nil), ("javascript:alert(1)", nil),
      ("http:g", nil),
      ("//user@g/", nil), ("//0x7f000001/", nil), ("/a b", nil), ("a/b:c", "http://a/b/c/a/b:c"),
      ("?u=v:w", "http://a/b/c/d;p?u=v:w"),
      ("/%2e%2e/g", "http://a/%2e%2e/g"), ("///g", nil), ("/\r\nX", nil),
    ] as [(String, String?)])
  func resolving(reference: String, target: String?) throws {
    let base = try Location("http://a/b/c/d;p?q")
    #expect((try? base.resolving(reference).text) == target)
  }

  @Test(
    "an empty path counts as its root",
    arguments: [
      ("g", "https://h:8/g"), ("../g", "https://h:8/g"), ("?y", "https://h:8?y"), ("", "https://h:8?q"),
      ("/g", "https://h:8/g"),
    ] as [(String, String)])
  func resolvingFromBareOrigin(reference: String, target: String) throws {
    #expect(try Location("https://h:8?q#f").resolving(reference).text == target)
  }

  /// AZ-6: a query that is there stays as it is.
  @Test(
    "parameters go behind the query that is there",
    arguments: [
      ("https://h/a", "https://h/a?x=1+2&y=%26%3D%C3%A9"),
      ("https://h/a?b=c%20d", "https://h/a?b=c%20d&x=1+2&y=%26%3D%C3%A9"),
      ("https://h/a?", "https://h/a?x=1+2&y=%26%3D%C3%A9"), ("https://h", "https://h?x=1+2&y=%26%3D%C3%A9"),
      ("https://h:9/a#frag", "https://h:9/a?x=1+2&y=%26%3D%C3%A9"),
      ("HTTPS://H/a?q#f", "HTTPS://H/a?q&x=1+2&y=%26%3D%C3%A9"),
    ] as [(String, String)])
  func adding(text: String, result: String) throws {
    #expect(try Location(text).adding([("x", "1 2"), ("y", "&=é")]).text == result)
    #expect(try Location(text).adding([]).text == text)
  }

  @Test("adding more than a URL may hold is an error, not a cut")
  func addingTooMuch() throws {
    let url = try Location("https://h/a")
    #expect(throws: LocationError.tooLong(limit: 16_384)) {
      try url.adding([("scope", String(repeating: "a", count: 20_000))])
    }
  }
}
