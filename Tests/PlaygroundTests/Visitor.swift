import HTTP
import JSON
import LibCrypto
import Playground
import Serving
import Synchronization
import Testing

/// A client and its browser that talk to a playground in memory, with a clock that is moved by hand.
final class Visitor: Sendable {
  static let verifier = String(repeating: "v", count: 43)
  static let challenge = Base64URL.encode(Digest.sha256(verifier.utf8))
  static let origin = "http://127.0.0.1:8080"
  static let redirect = "http://127.0.0.1:5555/callback"

  /// What a test looks at or moves while the playground runs.
  private struct World {
    var seconds = 1_800_000_000.0
    var drawn = 0
    var log: [String] = []
    var cookie: String?
  }

  private final class Box: Sendable { let world = Mutex(World()) }

  private let box = Box()
  let routes: RouteTable

  init(
    clientAuthorities: [Certificate] = [], _ change: (inout PlaygroundConfiguration) -> Void = { _ in }
  ) throws {
    let box = box
    // Counted, not random: every name is another one, and a test is the same each time.
    var configuration = PlaygroundConfiguration(
      random: { size in
        let number = box.world.withLock { world in
          world.drawn += 1
          return world.drawn
        }
        return Array(Digest.sha256("\(number)".utf8).prefix(size))
      }, now: { box.world.withLock { $0.seconds } })
    configuration.log = { line in box.world.withLock { $0.log.append(line) } }
    change(&configuration)
    routes = RouteTable(
      try Room(configuration, origin: Self.origin, clientAuthorities: clientAuthorities))
  }

  var log: [String] { box.world.withLock { $0.log } }

  func pass(_ seconds: Double) { box.world.withLock { $0.seconds += seconds } }

  func send(
    _ method: String, _ target: String, headers: Headers = [:], body: String = "",
    certificates: [Certificate] = []
  ) async -> Reply {
    var headers = headers
    if headers["Host"] == nil { headers.set("Host", "127.0.0.1:8080") }
    if let cookie = box.world.withLock({ $0.cookie }) { headers.set("Cookie", cookie) }
    let path = target.hasPrefix(Self.origin) ? String(target.dropFirst(Self.origin.count)) : target
    let response = await routes.answer(
      ServerRequest(
        method, path, headers: headers, body: Array(body.utf8), peerCertificates: certificates.map(\.der)))
    if let set = response.headers["Set-Cookie"] {
      box.world.withLock { $0.cookie = String(set.prefix { $0 != ";" }) }
    }
    return await Reply(response)
  }

  func get(_ target: String, headers: Headers = [:]) async -> Reply {
    await send("GET", target, headers: headers)
  }

  func post(
    _ target: String, form fields: [(String, String)], headers: Headers = [:],
    certificates: [Certificate] = []
  ) async -> Reply {
    var headers = headers
    headers.set("Content-Type", "application/x-www-form-urlencoded")
    return await send(
      "POST", target, headers: headers, body: FormBody(fields).text, certificates: certificates)
  }

  func send(
    _ method: String, _ target: String, json: JSONValue, headers: Headers = [:],
    certificates: [Certificate] = []
  ) async -> Reply {
    var headers = headers
    headers.set("Content-Type", "application/json")
    return await send(method, target, headers: headers, body: json.text(), certificates: certificates)
  }
}

/// An answer with its body collected.
struct Reply: Sendable {
  let status: Int
  let headers: Headers
  let text: String

  init(_ response: ServerResponse) async {
    status = response.status
    headers = response.headers
    switch response.body {
    case .bytes(let bytes): text = String(decoding: bytes, as: UTF8.self)
    case .stream(let make):
      let pieces = Pieces()
      try? await make(BodyWriter { bytes throws(ConnectionClosed) in pieces.bytes.withLock { $0 += bytes } })
      text = String(decoding: pieces.bytes.withLock { $0 }, as: UTF8.self)
    }
  }

  private final class Pieces: Sendable { let bytes = Mutex<[UInt8]>([]) }

  var json: JSONValue { (try? JSONValue(parsing: text)) ?? .null }

  func member(_ name: String) throws -> String { try #require(json[name]?.string, "\(name) in \(text)") }

  /// The parameters of a redirect.
  var redirected: FormBody {
    FormBody(parsing: headers["Location"].map { String($0.drop { $0 != "?" }.dropFirst()) } ?? "")
  }
}

extension Visitor {
  static let endpoints = (
    authorize: "/auth/authorize", token: "/auth/token", register: "/auth/register", revoke: "/auth/revoke",
    introspect: "/auth/introspect"
  )

  /// The query of a good authorization request; an empty value takes a parameter out.
  static func authorization(_ changes: [String: String] = [:], repeating: [(String, String)] = []) -> String {
    var fields = [
      ("response_type", "code"), ("client_id", "demo-public"), ("redirect_uri", redirect), ("state", "s t"),
      ("scope", "todo:read todo:write"), ("resource", origin + "/mcp"), ("code_challenge", challenge),
      ("code_challenge_method", "S256"),
    ]
    for (name, value) in changes {
      fields.removeAll { $0.0 == name }
      if !value.isEmpty { fields.append((name, value)) }
    }
    return endpoints.authorize + "?" + FormBody(fields + repeating).text
  }

  /// A code, with consent given automatically.
  func code(_ changes: [String: String] = [:]) async throws -> String {
    try #require(await get(Self.authorization(changes)).redirected["code"])
  }

  func exchange(_ code: String, _ changes: [String: String] = [:], headers: Headers = [:]) async -> Reply {
    var fields = [
      "grant_type": "authorization_code", "code": code, "code_verifier": Self.verifier,
      "client_id": "demo-public",
      "redirect_uri": Self.redirect,
    ]
    fields.merge(changes) { $1 }
    return await post(
      Self.endpoints.token, form: fields.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) },
      headers: headers)
  }

  func tokens(_ changes: [String: String] = [:]) async throws -> Reply {
    await exchange(try await code(changes))
  }

  func refresh(_ token: String, _ more: [(String, String)] = []) async -> Reply {
    await post(
      Self.endpoints.token,
      form: [("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", "demo-public")] + more)
  }

  /// One request of the newest era.
  func call(
    _ method: String, _ params: JSONObject = [:], token: String?, changing headers: [(String, String?)] = [],
    certificates: [Certificate] = []
  ) async -> Reply {
    var params = params
    var meta = params["_meta"]?.object ?? JSONObject()
    if meta["io.modelcontextprotocol/protocolVersion"] == nil {
      meta.append("io.modelcontextprotocol/protocolVersion", "2026-07-28")
      meta.append("io.modelcontextprotocol/clientCapabilities", [:])
    }
    params["_meta"] = .object(meta)
    var fields: [(String, String?)] = [
      ("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2026-07-28"),
      ("Mcp-Method", method), ("Mcp-Name", params["name"]?.string),
      ("Authorization", token.map { "Bearer \($0)" }),
    ]
    for change in headers {
      fields.removeAll { $0.0 == change.0 }
      fields.append(change)
    }
    let sent = Headers(fields.compactMap { field in field.1.map { (field.0, $0) } })
    return await send(
      "POST", "/mcp",
      json: ["jsonrpc": "2.0", "id": 1, "method": .string(method), "params": .object(params)],
      headers: sent, certificates: certificates)
  }

  func tool(_ name: String, _ arguments: JSONObject = [:], token: String?) async -> Reply {
    await call("tools/call", ["name": .string(name), "arguments": .object(arguments)], token: token)
  }
}

extension Visitor {
  var readyLine: JSONValue { .object(routes.room.readyLine()) }

  var environment: [String: String] {
    Dictionary(routes.room.environment.map { ($0.name, $0.value) }) { $1 }
  }

  static func base64(_ text: String) -> String { Base64.encode(Array(text.utf8)) }
}
