import Foundation
import HTTP
import JSON
import LibCrypto
import TestSupport
import Testing

/// `export` and `import`: from one home to another.
@Suite struct ExportTests {
  private static func signedIn() async throws -> (Sandbox, FakeServer) {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    try await SignedIn.prepare(home, fake)
    try home.write("pass", "correct horse\n")
    try home.write("other", "wrong\n")
    return (home, fake)
  }

  /// A key pair, written as `NAME.jwk`, `NAME.public` and `NAME.pem`.
  private static func pair(_ kind: PrivateKey.Generated, _ home: Sandbox, _ name: String = "key") throws {
    let key = try PrivateKey.generate(kind)
    try home.write("\(name).public", JSONValue.object(try key.publicKey.jwk()).text())
    try home.write("\(name).pem", try key.pem())
  }

  @Test(
    "what was exported on one machine is a session on another",
    arguments: [
      ("--passphrase-file HOME/pass", "--passphrase-file HOME/pass", "PBES2-HS512+A256KW"),
      ("--recipient HOME/ec.public", "--private-key HOME/ec.pem", "ECDH-ES+A256KW"),
      ("--recipient HOME/x.public", "--private-key HOME/x.pem", "ECDH-ES+A256KW"),
      ("--insecure-plain", "--insecure-plain", nil), ("--insecure-plain", "", nil),
    ] as [(String, String, String?)], [[], ["--move"]])
  func around(how: (String, String, String?), move: [String]) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      try Self.pair(.ec(.p256), home, "ec")
      try Self.pair(.x25519, home, "x")
      func words(_ text: String) -> [String] {
        text.replacing("HOME", with: home.path).split(separator: " ").map(String.init)
      }
      let token = try await home.run(["token", fake.url]).out
      let file = home.path + "/session"
      let export = try await home.run(
        ["export", fake.url, "--output", file, "--json"] + words(how.0) + move)
      #expect(export.status == 0, "\(export.err)")
      #expect(export.err.contains("two holders") == move.isEmpty, "\(export.err)")
      #expect(try await home.sh("stat -c %a session; ls -A | grep -c '^[.]mcpauth'") == "600\n0\n")
      let text = try #require(home.read(file))
      #expect(try JSONValue(parsing: export.out)["algorithm"]?.string == how.2)
      if let algorithm = how.2 {
        let head = try JWE(Array(text.dropLast().utf8)).header
        #expect(head["alg"]?.string == algorithm && head["enc"] == "A256GCM")
        for secret in fake.secrets { #expect(!text.contains(secret)) }
      }
      #expect(try await home.run(["token", fake.url]).status == (move.isEmpty ? 0 : 4))

      let away = try Sandbox()
      let imported = try await away.run(["import", file] + words(how.1))
      #expect(imported.status == 0, "\(imported.err)")
      #expect(imported.err.contains("two holders") == move.isEmpty, "\(imported.err)")
      #expect(try await away.run(["token", fake.url]).out == token)
      #expect(try await away.run(["refresh", fake.url]).status == 0)
      #expect(try await away.sh("stat -c %a .config/mcpauth/sessions/*") == "600\n")
      // A second time it would replace what is newer.
      let again = try await away.run(["import", file] + words(how.1))
      #expect(again.status == 6 && again.code == "session-exists", "\(again.err)")
      #expect(try await away.run(["import", file, "--force"] + words(how.1)).status == 0)
      #expect(try await away.run(["import", file, "--profile", "two"] + words(how.1)).status == 0)
      #expect(try await away.run(["token", "--profile", "two", fake.url]).out == token)
    }
  }

  @Test("through pipes")
  func pipes() async throws {
    let (home, fake) = try await Self.signedIn()
    let away = try Sandbox()
    let out = try await home.sh(
      """
      HOME=\(home.path) \(Sandbox.program) export \(fake.url) --output - --passphrase-file pass 2> /dev/null |
        HOME=\(away.path) \(Sandbox.program) import - --passphrase-file pass 2> /dev/null
      HOME=\(away.path) \(Sandbox.program) token \(fake.url)
      """)
    #expect(try await home.run(["token", fake.url]).out == out && !out.isEmpty)
  }

  @Test(
    "an export that cannot be made leaves everything as it was",
    arguments: [
      ("URL --output HOME/o", 64, "usage"), ("URL --passphrase-file HOME/pass", 64, "usage"),
      ("URL --output HOME/o --passphrase-file HOME/pass --insecure-plain", 64, "usage"),
      ("URL --output HOME/o --passphrase-file HOME/pass --recipient HOME/key.public", 64, "usage"),
      ("URL --output - --move --passphrase-file HOME/pass", 64, "usage"),
      ("URL --output - --json --passphrase-file HOME/pass", 64, "usage"),
      ("ftp://x --output HOME/o --passphrase-file HOME/pass", 64, "usage"),
      ("URL --profile x --output HOME/o --passphrase-file HOME/pass", 4, "token-missing"),
      ("URL --output HOME/o --passphrase-file /no/such", 6, "file-unreadable"),
      ("URL --output HOME/o --passphrase-file /dev/null", 6, "file-unreadable"),
      ("URL --output HOME/o --recipient HOME/pass", 6, "file-unreadable"),
      ("URL --output HOME/o --recipient HOME/key.pem", 6, "file-unreadable"),
      ("URL --output HOME/o --recipient HOME/key.private", 6, "file-unreadable"),
      ("URL --output HOME/o --recipient HOME/rsa.public", 6, "file-unreadable"),
      ("URL --output HOME/o --recipient HOME/ed.public", 6, "file-unreadable"),
      ("URL --output HOME/o --recipient HOME/oct", 6, "file-unreadable"),
      ("URL --output HOME/o --recipient HOME/sig.public", 6, "file-unreadable"),
      ("URL --move --output /no/such/o --insecure-plain", 6, "output-failed"),
      ("URL --move --output HOME --insecure-plain", 6, "output-failed"),
      ("URL --move --output HOME/ --insecure-plain", 6, "output-failed"),
      ("URL --move --output HOME/link --insecure-plain", 6, "output-failed"),
      ("URL --move --output HOME/fifo --insecure-plain", 6, "output-failed"),
      ("URL --move --output /dev/null --insecure-plain", 6, "output-failed"),
    ] as [(String, Int32, String)])
  func notExported(text: String, status: Int32, code: String) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      try Self.pair(.ec(.p256), home)
      try Self.pair(.rsa(bits: 2_048), home, "rsa")
      try Self.pair(.ed25519, home, "ed")
      let key = try #require(try JSONValue(parsing: home.read("key.public") ?? "").object)
      var secret = key
      secret["d"] = "AQ"
      try home.write("key.private", JSONValue.object(secret).text())
      var sig = key
      sig["use"] = "sig"
      try home.write("sig.public", JSONValue.object(sig).text())
      try home.write("oct", "{\"kty\": \"oct\", \"k\": \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}")
      try await home.sh("ln -s target link; mkfifo fifo")
      let before = home.snapshot()
      let words = text.replacing("URL", with: fake.url).replacing("HOME", with: home.path)
        .split(separator: " ").map(String.init)
      let run = try await home.run(["export"] + words)
      #expect(run.status == status && run.code == code && run.out.isEmpty != words.contains("--json"))
      #expect(home.snapshot() == before && home.read("o") == nil && home.read("target") == nil)
      #expect(try await home.sh("ls -A | grep '^[.]mcpauth'") == "")
    }
  }

  @Test("a full disk keeps the session")
  func full() async throws {
    let (home, fake) = try await Self.signedIn()
    let before = home.snapshot()
    let run = try await home.run(
      [
        "export", fake.url, "--move", "--insecure-plain", "--output",
        "/dev/shm/mcpauth-\(UInt64.random(in: 0...9_999_999))",
      ],
      through: ["sh", "-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh"])
    #expect(run.status == 6 && home.snapshot() == before, "\(run.err)")
  }

  @Test(
    "a file that is no export, or not for this key, brings nothing",
    arguments: [
      ("FILE --passphrase-file HOME/other", 6, "export-broken"), ("FILE", 64, "usage"),
      ("FILE --insecure-plain", 6, "export-broken"),
      ("FILE --private-key HOME/key.pem", 6, "export-broken"),
      ("FILE --passphrase-file HOME/pass --private-key HOME/key.pem", 64, "usage"),
      ("- --passphrase-file -", 64, "usage"), ("/no/such --passphrase-file HOME/pass", 6, "file-unreadable"),
      ("/dev/zero --passphrase-file HOME/pass", 6, "file-unreadable"),
      ("HOME/pass --passphrase-file HOME/pass", 6, "export-broken"),
      ("HOME/plain --passphrase-file HOME/pass", 6, "export-broken"),
      ("HOME/cut --passphrase-file HOME/pass", 6, "export-broken"),
      ("HOME/dir --passphrase-file HOME/pass", 6, "export-broken"),
      ("HOME/costly --passphrase-file HOME/pass", 6, "export-broken"),
      ("FILE --private-key HOME/key.public", 6, "file-unreadable"),
      ("FILE --private-key HOME/rsa.pem", 6, "file-unreadable"),
      ("FILE --private-key HOME/pass", 6, "file-unreadable"),
    ] as [(String, Int32, String)])
  func notImported(text: String, status: Int32, code: String) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      try Self.pair(.ec(.p256), home)
      try Self.pair(.rsa(bits: 2_048), home, "rsa")
      let export = ["export", fake.url, "--output"]
      #expect(
        try await home.run(export + [home.path + "/file", "--passphrase-file", home.path + "/pass"]).status
          == 0)
      #expect(try await home.run(export + [home.path + "/plain", "--insecure-plain"]).status == 0)
      let sealed = try #require(home.read("file"))
      try home.write("cut", String(sealed.prefix(sealed.count / 2)))
      let fields = sealed.dropLast().split(separator: ".", omittingEmptySubsequences: false)
      func head(_ edit: (inout JSONObject) -> Void) throws -> String {
        var object = try JWE(Array(sealed.dropLast().utf8)).header
        edit(&object)
        return ([Base64URL.encode(JSONValue.object(object).bytes())] + fields.dropFirst().map(String.init))
          .joined(separator: ".")
      }
      try home.write("dir", try head { $0["alg"] = "dir" })
      try home.write("costly", try head { $0["p2c"] = 2_000_000_000 })
      let away = try Sandbox()
      let words = text.replacing("FILE", with: home.path + "/file").replacing("HOME", with: home.path)
        .split(separator: " ").map(String.init)
      let run = try await away.run(["import"] + words)
      #expect(run.status == status && run.code == code && run.out.isEmpty, "\(run.err)")
      #expect(run.seconds < 15 && run.peak < 128 << 20)
      #expect(away.stored.isEmpty)
    }
  }

  @Test(
    "what a stranger puts into a file for our key is judged",
    arguments: [
      "x[\"version\"] = 2", "del x[\"session\"]", "s[\"server\"] = 1", "s[\"server\"] = \"no url\"",
      "s[\"server\"] = \"HTTPS://MCP.example:443/x\"", "s[\"version\"] = 9", "del s[\"tokens\"]",
      "s[\"tokens\"][\"access_token\"] = \"a\\r\\nX-Evil: 1\"", "s[\"tokens\"][\"access_token\"] = \"\"",
      "s[\"tokens\"][\"token_type\"] = \"mac\"", "s[\"token_endpoint\"] = \"javascript:1\"",
      "s[\"token_endpoint\"] = \"https://user:pass@as.example/\"",
      "s[\"client\"][\"issuer\"] = \"https://other\"",
      "s[\"tokens\"][\"expires_at\"] = \"soon\"", "x = []", "x[\"session\"] = \"text\"",
    ])
  func hostile(edit: String) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      #expect(
        try await home.run(["export", fake.url, "--output", home.path + "/plain", "--insecure-plain"]).status
          == 0)
      try home.write(
        "edit.py",
        "import json\nx = json.load(open('plain'))\ns = x['session']\n\(edit)\njson.dump(x, open('plain', 'w'))\n"
      )
      #expect(try await home.status("python3 edit.py") == 0)
      let away = try Sandbox()
      let run = try await away.run(["import", home.path + "/plain"])
      #expect(run.status == 6 && run.code == "export-broken" && away.stored.isEmpty, "\(edit): \(run.err)")
      #expect(!run.err.contains("\u{1b}") && !run.err.contains("pass@"))
    }
  }

  @Test("files of another machine are left out, and what the rules are waived for is said")
  func switches() async throws {
    let (home, fake) = try await Self.signedIn()
    let headers = try home.write("headers", "X-Key: MARK\n")
    let login = try await home.run(
      ["login", "--force", "--header-file", headers, "--lenient", "resource-slash", fake.url])
    #expect(login.status == 0, "\(login.err)")
    let export = try await home.run(
      ["export", fake.url, "--output", home.path + "/plain", "--insecure-plain"])
    #expect(export.err.contains("--header-file") && home.read("plain")?.contains("headers") == false)
    // A stranger names a file of the victim's.
    try await home.sh(
      "sed -i 's|\"lenient\"|\"header_file\": \"\(home.path)/headers\", \"lenient\"|' plain; grep -c header_file plain"
    )
    let away = try Sandbox()
    let run = try await away.run(["import", home.path + "/plain"])
    #expect(run.status == 0 && run.err.contains("--header-file \(home.path)/headers"), "\(run.err)")
    #expect(run.err.contains("--lenient resource-slash"))
    #expect(away.session().flatMap { away.read($0) }?.contains("header_file") == false)
    let own = try away.write("own", "X-Key: OWN\n")
    #expect(
      try await away.run(["import", "--force", "--header-file", own, home.path + "/plain"]).status == 0)
    #expect(try await away.run(["token", "--headers-json", fake.url]).out.contains("\"X-Key\":\"OWN\""))
  }

  @Test("both are events of the audit log")
  func audited() async throws {
    let (home, fake) = try await Self.signedIn()
    let away = try Sandbox()
    let environment = ["MCPAUTH_AUDIT": home.path + "/audit"]
    let file = home.path + "/plain"
    #expect(
      try await home.run(["export", fake.url, "--output", file, "--insecure-plain"], environment).status == 0)
    #expect(try await away.run(["import", file], environment).status == 0)
    let events = try (home.read("audit") ?? "").split(separator: "\n").map {
      try JSONValue(parsing: String($0))
    }
    #expect(events.map { $0["event"]?.string } == ["export", "import"])
    #expect(events.allSatisfy { $0["success"] == true && $0["resource"]?.string == fake.url })
  }
}
