import Foundation
import JSON
import LibCrypto
import Playground
import Synchronization
import TestSupport

/// A playground in this process, and a home with the files that a machine has.
final class Workshop: Sendable {
  let home: Sandbox
  let playground: Playground
  private let log: Lines

  final class Lines: Sendable {
    private let all = Mutex<[String]>([])
    func add(_ line: String) { all.withLock { $0.append(line) } }
    func take() -> [String] {
      all.withLock { lines in
        defer { lines = [] }
        return lines
      }
    }
  }

  var url: String { playground.mcpURL }
  var issuer: String { playground.issuer }

  private init(_ home: Sandbox, _ playground: Playground, _ log: Lines) {
    self.home = home
    self.playground = playground
    self.log = log
  }

  static func open(
    _ clients: [JSONObject] = [], _ change: (inout PlaygroundConfiguration) -> Void = { _ in }
  ) async throws -> Workshop {
    let log = Lines()
    var configuration = PlaygroundConfiguration(
      random: { size in (0..<size).map { _ in UInt8.random(in: 0...255) } },
      now: { Date().timeIntervalSince1970 })
    configuration.clients = clients
    configuration.autoConsent = true
    configuration.log = { log.add($0) }
    change(&configuration)
    return Workshop(try Sandbox(), try await Playground.start(configuration), log)
  }

  /// The paths of the requests since the last look.
  func requests() -> [String] {
    log.take().compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
  }

  func run(_ words: String..., environment: [String: String?] = [:], input: Run.Input = .empty) async throws
    -> Run
  {
    let words = words.flatMap { $0 == "KNOWN" ? Self.known : [$0] }
    return try await home.run(words.map(fill), environment, input: input)
  }

  private func fill(_ word: String) -> String {
    switch word {
    case "URL": url
    case "ISSUER": issuer
    default: word.hasPrefix("HOME/") ? home.path + word.dropFirst(4) : word
    }
  }

  /// Options of a client with a secret.
  static let known = ["--client-credentials", "--client-id", "m", "--client-secret-file", "HOME/secret"]
  static let secret = "a secret/with+marks=and 40 and more characters"

  static func client(_ way: String = "client_secret_basic", _ more: JSONObject = [:]) -> JSONObject {
    var client: JSONObject = [
      "client_id": "m", "token_endpoint_auth_method": .string(way), "grant_types": ["client_credentials"],
      "scope": "todo:read todo:write",
    ]
    if way.hasPrefix("client_secret") { client["client_secret"] = .string(secret) }
    for member in more.members { client[member.name] = member.value }
    return client
  }
}

extension Run {
  var document: JSONObject? { try? JSONValue(parsing: out).object }

  /// The claims of a printed JWT.
  var claims: JSONObject? {
    let token = document?["access_token"]?.string ?? out.trimmingCharacters(in: .newlines)
    let parts = token.split(separator: ".")
    guard parts.count == 3, let payload = try? Base64URL.decode(parts[1]) else { return nil }
    return try? JSONValue(parsing: payload).object
  }
}
