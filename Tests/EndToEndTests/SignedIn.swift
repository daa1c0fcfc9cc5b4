import Foundation
import HTTP
import OAuth
import TestSupport
import Testing

/// A home with a session, copied from one real sign-in because hundreds of rows begin with one.
enum SignedIn {
  private static let original = Task {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let run = try await home.run(["login", fake.url])
    try #require(run.status == 0, "\(run.err)")
    return (home, fake)
  }

  /// Makes the home and the server look as after `login`.
  static func prepare(_ home: Sandbox, _ fake: FakeServer) async throws {
    let (template, server) = try await original.value
    let names = [
      "sessions": SessionKey(try Location(fake.url)).fileName,
      "clients": StoredName.make(host: "127.0.0.1", of: fake.base),
    ]
    for file in template.stored {
      let kind = String(file.prefix { $0 != "/" })
      let text = try #require(template.read(template.store + "/" + file)).replacing(
        server.base, with: fake.base)
      try FileManager.default.createDirectory(
        atPath: "\(home.store)/\(kind)", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try home.write(".config/mcpauth/\(kind)/\(names[kind] ?? "").json", text)
    }
    fake.adopt(from: server)
  }
}
