import Foundation
import JSON
import LibCrypto
import Playground
import TestSupport
import Testing

/// `token` without a person, against the playground.
@Suite struct MachineTests {
  @Test(
    "a client proves itself in every way that a server may ask for (CC-4 to CC-7)",
    arguments: [
      ("client_secret_basic", nil, []), ("client_secret_post", nil, ["--auth-method", "client_secret_post"]),
      ("client_secret_jwt", nil, ["--auth-method", "client_secret_jwt"]),
      ("private_key_jwt", .ec(.p256), []), ("private_key_jwt", .ec(.p384), []),
      ("private_key_jwt", .ec(.p521), []), ("private_key_jwt", .rsa(bits: 2_048), []),
      ("private_key_jwt", .ed25519, []),
      ("private_key_jwt", .ec(.p256), ["--assertion-audience", "token-endpoint"]),
      ("private_key_jwt", .ec(.p256), ["--auth-method", "private_key_jwt"]),
    ] as [(String, PrivateKey.Generated?, [String])])
  func authentication(way: String, kind: PrivateKey.Generated?, options: [String]) async throws {
    try await Turns.shared.run {
      var more = JSONObject()
      var proof = ["--client-secret-file", "HOME/secret"]
      let key = try kind.map { try PrivateKey.generate($0) }
      if let key {
        more["jwks"] = ["keys": [.object(try key.publicKey.jwk())]]
        proof = ["--private-key", "HOME/key.pem"]
      }
      let shop = try await Workshop.open([Workshop.client(way, more)])
      try shop.home.write("secret", Workshop.secret + "\n")
      if let key { try shop.home.write("key.pem", try key.pem()) }
      let words = ["token", "URL", "--client-credentials", "--client-id", "m", "--json"] + proof + options
      let run = try await shop.home.run(
        words.map { $0.replacing("HOME", with: shop.home.path).replacing("URL", with: shop.url) })
      #expect(run.status == 0, "\(run.err)")
      #expect(run.claims?["sub"] == "m" && run.claims?["aud"]?.string == shop.url)
      #expect(run.document?["issuer"]?.string == shop.issuer)
      await shop.playground.stop()
    }
  }

  @Test("discovery once, then one request, then none; and never mixed with another's session")
  func requests() async throws {
    try await Turns.shared.run {
      let shop = try await Workshop.open([Workshop.client()])
      try shop.home.write("secret", Workshop.secret + "\n")
      let first = try await shop.run("token", "URL", "KNOWN")
      #expect(first.status == 0, "\(first.err)")
      #expect(shop.requests().count == 4)
      let second = try await shop.run("token", "URL", "KNOWN")
      #expect(second.out == first.out && shop.requests().isEmpty)
      let narrow = try await shop.run("token", "URL", "KNOWN", "--scope", "todo:read")
      #expect(narrow.claims?["scope"] == "todo:read")
      #expect(shop.requests() == ["/auth/token"])
      let aimed = try await shop.run("token", "URL", "KNOWN", "--audience", shop.url, "--no-resource")
      #expect(aimed.claims?["aud"]?.string == shop.url && shop.requests() == ["/auth/token"])
      let again = try await shop.run("token", "URL", "KNOWN", "--profile", "other")
      #expect(again.status == 0 && again.out != first.out)
      let none = try await shop.run("token", "URL")
      #expect(none.status == 4 && none.code == "token-missing")
      let status = try await shop.run("status", "--json")
      #expect(status.document?["sessions"]?.array?.count == 4)
      #expect(status.document?["sessions"]?[0]?["grant"] == "client_credentials")
      let kept = try await shop.run("token", "URL", "KNOWN", "--no-store")
      #expect(kept.status == 0 && kept.out != first.out)
      await shop.playground.stop()
    }
  }

  @Test(
    "without an MCP server an issuer or a token endpoint is enough, and a wrong endpoint names the right one")
  func withoutServer() async throws {
    try await Turns.shared.run {
      let shop = try await Workshop.open([Workshop.client()])
      try shop.home.write("secret", Workshop.secret)
      let issuer = try await shop.run("token", "KNOWN", "--issuer", "ISSUER", "--json")
      #expect(issuer.status == 0 && issuer.document?["resource"] == .null, "\(issuer.err)")
      #expect(shop.requests() == ["/.well-known/oauth-authorization-server/auth", "/auth/token"])
      let endpoint = try await shop.run("token", "KNOWN", "--token-endpoint", shop.issuer + "/token")
      #expect(endpoint.status == 0 && shop.requests() == ["/auth/token"], "\(endpoint.err)")
      let layout = try await Workshop.open([Workshop.client()]) { $0.layout = .root }
      let wrong = try await shop.run("token", "KNOWN", "--token-endpoint", layout.issuer + "/nothing")
      #expect(
        wrong.status == 3 && wrong.err.contains("--token-endpoint \(layout.issuer)/token"), "\(wrong.err)")
      await layout.playground.stop()
      await shop.playground.stop()
    }
  }

  @Test("a secret comes from standard input, the environment or the store, and from one of them")
  func secrets() async throws {
    try await Turns.shared.run {
      let shop = try await Workshop.open([Workshop.client()])
      try shop.home.write("secret", Workshop.secret + "\r\n")
      let id = ["--client-credentials", "--client-id", "m", "--no-store"]
      let input = try await shop.home.run(
        ["token", shop.url] + id + ["--client-secret-stdin"], input: .text(Workshop.secret + "\n"))
      #expect(input.status == 0, "\(input.err)")
      let variable = try await shop.home.run(
        ["token", shop.url] + id, ["MCPAUTH_CLIENT_SECRET": Workshop.secret])
      #expect(variable.status == 0, "\(variable.err)")
      let unknown = try await shop.run("token", "URL", "--client-credentials")
      #expect(unknown.status == 4 && unknown.code == "client-unknown")
      let kept = try await shop.run(
        "client", "add", "ISSUER", "--client-id", "m", "--client-secret-file", "HOME/secret")
      #expect(kept.status == 0)
      let stored = try await shop.run("token", "URL", "--client-credentials")
      #expect(stored.status == 0, "\(stored.err)")
      for run in [input, variable, kept, stored] { #expect(!(run.err + run.out).contains(Workshop.secret)) }
      await shop.playground.stop()
    }
  }

  @Test(
    "options that do not go together end with 64, before anything is sent",
    arguments: [
      ["token", "--client-credentials"],
      ["token", "URL", "--client-id", "m"], ["token", "URL", "--issuer", "ISSUER"],
      ["token", "URL", "--audience", "a"], ["token", "URL", "--dpop"],
      ["token", "URL", "--resource", "https://a.example/"],
      ["token", "URL", "--client-credentials", "--assertion-file", "HOME/secret", "--client-id", "m"],
      ["token", "URL", "--client-credentials", "--subject-token-type", "jwt"],
      ["token", "URL", "--client-credentials", "--client-secret-file", "HOME/secret"],
      ["token", "URL", "KNOWN", "--client-secret-stdin"],
      ["token", "URL", "KNOWN", "--cert-key", "HOME/secret"],
      ["token", "URL", "KNOWN", "--auth-method", "magic"],
      ["token", "URL", "--client-credentials", "--client-id", "m", "--auth-method", "private_key_jwt"],
      ["token", "URL", "KNOWN", "--resource", "relative"],
      ["token", "URL", "KNOWN", "--resource", "https://a.example/#f"],
      ["token", "URL", "KNOWN", "--resource", "https://a.example/", "--no-resource"],
      ["token", "URL", "--id-token-file", "HOME/secret", "--client-id", "m"],
      ["token", "URL", "--client-credentials", "--client-id", "", "--client-secret-file", "HOME/secret"],
      ["token", "URL", "KNOWN", "--subject-token-file", "-", "--actor-token-file", "-"],
      [
        "token", "URL", "--client-id", "m", "--client-secret-stdin", "--subject-token-file", "-",
      ],
    ])
  func usage(words: [String]) async throws {
    try await Turns.shared.run {
      let shop = try await Workshop.open([Workshop.client()])
      try shop.home.write("secret", Workshop.secret)
      let filled = words.flatMap { $0 == "KNOWN" ? Workshop.known : [$0] }.map {
        $0.replacing("HOME", with: shop.home.path).replacing("URL", with: shop.url)
          .replacing("ISSUER", with: shop.issuer)
      }
      let run = try await shop.home.run(filled, input: .text("x"))
      #expect(run.status == 64 && run.code == "usage", "\(run.err)")
      #expect(shop.requests().allSatisfy { $0 != "/auth/token" })
      await shop.playground.stop()
    }
  }

  @Test("a key that cannot be read or used ends with 6, and its words name no secret")
  func keys() async throws {
    try await Turns.shared.run {
      let key = try PrivateKey.generate(.ec(.p256))
      let jwks: JSONObject = ["jwks": ["keys": [.object(try key.publicKey.jwk())]]]
      let shop = try await Workshop.open([Workshop.client("private_key_jwt", jwks)])
      try shop.home.write("public.jwk", JSONValue.object(try key.publicKey.jwk()).text())
      try shop.home.write("text", "no key at all")
      try shop.home.write("half.json", "{\"kty\": \"EC\"")
      for file in ["HOME/missing", "HOME/text", "HOME/half.json", "HOME/public.jwk", "/dev/null", "HOME/"] {
        let run = try await shop.run(
          "token", "URL", "--client-credentials", "--client-id", "m", "--private-key", file)
        #expect(run.status == 6 && run.code == "file-unreadable", "\(file): \(run.err)")
      }
      await shop.playground.stop()
    }
  }

  @Test("a token is asked about, revoked and then inactive, for a machine as for a person")
  func introspection() async throws {
    try await Turns.shared.run {
      let shop = try await Workshop.open([Workshop.client()]) { $0.tokens = .opaque }
      try shop.home.write("secret", Workshop.secret)
      let token = try await shop.run("token", "URL", "KNOWN")
      try shop.home.write("token", token.out)
      let active = try await shop.run("introspect", "URL", "KNOWN", "--json")
      #expect(active.status == 0 && active.document?["active"] == true, "\(active.err)")
      #expect(active.document?["response"]?["client_id"] == "m")
      let revoked = try await shop.run("revoke", "URL", "KNOWN", "--json")
      #expect(revoked.status == 0 && revoked.document?["revoked"] == ["access token"], "\(revoked.err)")
      #expect(shop.home.stored.filter { $0.hasPrefix("sessions/") }.isEmpty)
      let inactive = try await shop.run("introspect", "URL", "KNOWN", "--token-file", "HOME/token", "--json")
      #expect(inactive.status == 1 && inactive.code == "token-inactive", "\(inactive.err)")
      #expect(inactive.document?["active"] == false)
      let unbound = try await shop.run("proof", "URL", "KNOWN")
      #expect(unbound.status == 4 && unbound.code == "not-bound")
      await shop.playground.stop()
    }
  }

  @Test("a JWT that was revoked is said to live on")
  func survivor() async throws {
    try await Turns.shared.run {
      let shop = try await Workshop.open([Workshop.client()])
      try shop.home.write("secret", Workshop.secret)
      #expect(try await shop.run("token", "URL", "KNOWN").status == 0)
      let run = try await shop.run("revoke", "URL", "KNOWN")
      #expect(run.status == 0 && run.err.contains("is a JWT"), "\(run.err)")
      await shop.playground.stop()
    }
  }
}
