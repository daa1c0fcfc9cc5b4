import HTTP
import JSON
import OAuth
import TestSupport
import Testing

@Suite("Sessions, their files and their renewal")
struct SessionTests {
  static let now: Int64 = 1_800_000_000
  static let token = Chain.issuer + "/token"

  static func session(
    refresh: String? = "ref", expires: Int64? = 3_600, received: Int64 = 0, scope: String? = "a b",
    client: Client? = nil, revocation: Bool = true
  ) throws -> Session {
    Session(
      key: SessionKey(try Location(Chain.mcp)), endpoint: try Location(Chain.mcp), issuer: Chain.issuer,
      client: client ?? ClientTests.client(.dynamic, "c"),
      tokenEndpoint: try Location(token),
      revocationEndpoint: revocation ? try Location(Chain.issuer + "/revoke") : nil,
      introspectionEndpoint: nil,
      resource: Chain.mcp, requestedScope: "a b",
      tokens: Session.Tokens(
        access: Secret("old"), type: "Bearer", expiresAt: expires.map { now + $0 },
        receivedAt: now + received, refresh: refresh.map { Secret($0) }, scope: scope),
      switches: Switches(), createdAt: now)
  }

  // MARK: Files

  @Test("a session comes back from its file as it was, full or bare")
  func roundTrip() throws {
    var full = try Self.session(
      client: ClientTests.client(.preregistered, "\u{212A}", secret: "s", expires: 5))
    full.profile = "work"
    full.introspectionEndpoint = try Location(Chain.issuer + "/i")
    full.client.scope = "x"
    full.client.management = Client.Management(uri: try Location(Chain.issuer + "/r"), token: Secret("reg"))
    full.switches = Switches(
      leniencies: [.issuerSlash, .privateHTTP], allowsPrivate: true, resolve: ["h:443:1.2.3.4"],
      caFile: "/ca", headerFile: "/h")
    let bare = try Self.session(refresh: nil, expires: nil, scope: nil, revocation: false)
    for session in [full, bare] {
      #expect(try Session(stored: session.json.bytes()) == session)
      #expect(try Session(stored: session.json.bytes(.pretty)) == session)
    }
    #expect(full.json["version"] == 1)
    let clients = [full.client, bare.client]
    #expect(try Client.read(file: Client.file(clients, issuer: Chain.issuer).bytes()) == clients)
  }

  @Test(
    "a damaged or newer file is named and nothing in it is guessed",
    arguments: [
      ("", "no JSON at all at byte 0"), ("[]", "its member version is missing or wrong"),
      ("{}", "its member version is missing or wrong"),
      (#"{"version":2}"#, "it was written by a newer mcpauth (format 2)"),
      (#"{"version":9223372036854775807}"#, "it was written by a newer mcpauth (format 9223372036854775807)"),
      (#"{"version":"1"}"#, "its member version is missing or wrong"),
      (#"{"version":0}"#, "its member version is missing or wrong"),
      (#"{"version":-1}"#, "its member version is missing or wrong"),
      (#"{"version":1}"#, "its member server is missing or wrong"),
      ("{\"version\":1", "the JSON is cut short at byte 12"),
      ("-server", "its member server is missing or wrong"),
      ("-endpoint", "its member endpoint is missing or wrong"),
      ("-issuer", "its member issuer is missing or wrong"),
      ("-client", "its member client is missing or wrong"),
      ("-token_endpoint", "its member token_endpoint is missing or wrong"),
      ("-tokens", "its member tokens is missing or wrong"),
      ("endpoint=no URL", "its member endpoint is missing or wrong"),
      ("revocation_endpoint=no URL", "its member revocation_endpoint is missing or wrong"),
      ("resource#", "its member resource is missing or wrong"),
      ("requested_scope#", "its member requested_scope is missing or wrong"),
      ("profile#", "its member profile is missing or wrong"),
      ("switches#", "its member switches is missing or wrong"),
      ("created_at=x", "its member created_at is missing or wrong"),
    ] as [(String, String)])
  func damaged(text: String, fault: String) throws {
    var bytes = Array(text.utf8)
    if let first = text.first, first != "{", first != "[" {
      var object = try #require(try Self.session().json.object)
      if first == "-" { object[String(text.dropFirst())] = nil }
      if text.hasSuffix("#") { object[String(text.dropLast())] = 5 }
      if let equals = text.firstIndex(of: "=") {
        object[String(text[..<equals])] = .string(String(text[text.index(after: equals)...]))
      }
      bytes = JSONValue.object(object).bytes()
    }
    do throws(StoredFault) {
      _ = try Session(stored: bytes)
      Issue.record("read")
    } catch { #expect("\(error)" == fault) }
  }

  @Test(
    "times in a file cannot trap",
    arguments: [(Int64.min, Int64.max), (.max, .min), (.min, .min), (.max, .max), (0, .min), (.min, 0)])
  func times(expires: Int64, received: Int64) throws {
    let tokens = Session.Tokens(
      access: Secret("a"), type: "Bearer", expiresAt: expires, receivedAt: received, refresh: nil, scope: nil)
    // One that came in the future was got by another clock.
    #expect(tokens.isStale(at: Self.now) == (expires <= Self.now || received > Self.now))
    #expect(tokens.isExpired(at: Self.now) == (expires <= Self.now))
    #expect(
      tokens.lasts(.max, at: Self.now) == false && tokens.lasts(0, at: Self.now) == (expires >= Self.now))
  }

  @Test(
    "one session has one name, and another one another",
    arguments: [
      ("https://h/mcp", "HTTPS://H:443/mcp", "", "", true), ("https://h", "https://h/", "", "", true),
      ("https://h/a#x", "https://h/a", "", "", true), ("https://h/a", "https://h/A", "", "", false),
      ("https://h/a", "https://h/a/", "", "", false), ("https://h/a", "https://h/a?", "", "", false),
      ("https://h/a", "http://h/a", "", "", false), ("https://h/a", "https://h/a", "", "w", false),
      ("https://h/a", "https://h:8443/a", "", "", false),
    ] as [(String, String, String, String, Bool)])
  func names(one: String, other: String, profile: String, otherProfile: String, isSame: Bool) throws {
    let first = SessionKey(try Location(one), profile: profile)
    let second = SessionKey(try Location(other), profile: otherProfile)
    #expect((first == second) == isSame)
    #expect((first.fileName == second.fileName) == isSame)
    #expect(first.fileName.hasPrefix("h-"))
  }

  @Test(
    "a file's name is harmless whatever the host",
    arguments: [
      ("Example.COM", "example.com-"), ("[::1]", "---1--"), ("../../x", "..-..-x-"),
      (String(repeating: "a", count: 200), String(repeating: "a", count: 60) + "-"),
    ])
  func fileNames(host: String, prefix: String) {
    let name = StoredName.make(host: host, of: "text")
    #expect(name.hasPrefix(prefix))
    #expect(name.utf8.count == prefix.utf8.count + 24)
    #expect(!name.contains("/"))
  }

  // MARK: Freshness

  @Test(
    "a token is stale with less than 30 s or a tenth of its life left",
    arguments: [
      (3_600, 31, false), (3_600, 30, true), (3_600, 0, true), (3_600, -1, true), (300, 31, false),
      (300, 30, true), (100, 11, false), (100, 10, true), (10, 2, false), (10, 1, true),
      (5, 1, false), (5, 0, true), (0, 0, true),
    ] as [(Int64, Int64, Bool)])
  func staleness(life: Int64, left: Int64, isStale: Bool) {
    let tokens = Session.Tokens(
      access: Secret("a"), type: "Bearer", expiresAt: Self.now + left, receivedAt: Self.now + left - life,
      refresh: nil, scope: nil)
    #expect(tokens.isStale(at: Self.now) == isStale)
    #expect(tokens.isExpired(at: Self.now) == (left <= 0))
  }

  @Test(
    "a grant covers what it was granted, and an unknown one is taken at its word",
    arguments: [
      ("a b", "b", true), ("a", "a b", false), (nil, "z", true), ("", "a", false), ("K", "\u{212A}", false),
    ] as [(String?, String, Bool)])
  func covers(granted: String?, wanted: String, isCovered: Bool) throws {
    #expect(try Self.session(scope: granted).covers(Scope(wanted)) == isCovered)
  }
}
