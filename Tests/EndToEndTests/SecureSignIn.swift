import Foundation
import HTTP
import JSON
import LibCrypto
import Serving
import TestSupport
import Testing

/// A sign-in over https to the playground, with a client that describes itself at another https server.
@Suite struct SecureSignIn {
  /// Where the document of the client is hosted, and the file with the authority behind its certificate.
  private struct Host {
    let server: HTTPServer
    let authority: String
    let document: String

    static func start(_ home: Sandbox) async throws -> Host {
      let now = Int64(Date().timeIntervalSince1970)
      let root = try CertificateAuthority(commonName: "a host", now: now)
      let leaf = try root.issue(names: ["127.0.0.1"], now: now)
      let identity = TLSIdentity(chain: [leaf.certificate.der], key: try leaf.key.pem())
      let server = try await HTTPServer.start(on: [Bind(.loopback4)], tls: identity) { request in
        request.path == "/client.json"
          ? ServerResponse(200, home.read("client.json") ?? "", type: "application/json")
          : ServerResponse(404)
      }
      return Host(
        server: server, authority: try home.write("host.pem", root.certificate.pem),
        document: "https://127.0.0.1:\(server.port)/client.json")
    }
  }

  /// Runs the steps with `$url`, `$issuer` and `$ca` of a playground that trusts the host; what they print.
  private func play(_ home: Sandbox, trusting authority: String, _ steps: String) async throws -> String {
    let script = """
      export HOME=\(home.path) SSL_CERT_FILE=\(authority)
      mcpauth() { \(Sandbox.program) "$@"; }
      \(Sandbox.program) playground --tls --auto-consent > ready 2> log & pid=$!
      for i in $(seq 200); do [ -s ready ] && break; sleep 0.05; done
      value() { sed -n "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/p" ready; }
      url=$(value mcp_url); issuer=$(value issuer); ca=$(value ca_file)
      browser="curl -gsL --cacert $ca -o page"
      unset SSL_CERT_FILE
      { \(steps)
      } 2>&1
      kill -INT $pid; wait $pid; echo "ended with $?"
      """
    return try await home.sh(script)
  }

  @Test("a client that describes itself signs in over https, and its document is never fetched by login")
  func document() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let host = try await Host.start(home)
      let written = try await home.run(["client", "document", "write", "--url", host.document])
      try home.write("client.json", written.out)
      let printed = try await play(
        home, trusting: host.authority,
        """
        mcpauth login --ca $ca --client-metadata-url \(host.document) --browser "$browser" \
          --trace login.har $url; echo "login $?"
        mcpauth call $url whoami --json; echo "call $?"
        mcpauth refresh $url; echo "refresh $?"
        mcpauth login --force --ca $ca --browser "$browser" $url; echo "again $?"
        mcpauth status $url
        mcpauth logout $url; echo "logout $?"
        """)
      await host.server.stop()
      for step in ["login 0", "call 0", "refresh 0", "again 0", "logout 0", "ended with 0"] {
        #expect(printed.contains("\(step)\n"), "\(printed)\(home.read("log") ?? "")")
      }
      // Without a word the second sign-in uses the document that the first one kept.
      #expect(printed.split(separator: "\n").count { $0 == "Using client \(host.document) (cimd)." } == 2)
      #expect(!printed.contains("Registered as client"))
      let trace = try #require(home.read("login.har"))
      #expect(
        !trace.contains("\"url\": \"\(host.document)\"") && !trace.contains("\"url\":\"\(host.document)\""))
    }
  }

  @Test("a document that does not name itself is refused, and the wait ends with what that may mean")
  func wrongDocument() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let host = try await Host.start(home)
      let written = try await home.run(
        ["client", "document", "write", "--url", "https://127.0.0.1:\(host.server.port)/other.json"])
      try home.write("client.json", written.out)
      let printed = try await play(
        home, trusting: host.authority,
        """
        mcpauth login --ca $ca --client-metadata-url \(host.document) --browser "$browser" --timeout 2 $url
        echo "login $?"
        """)
      await host.server.stop()
      #expect(printed.contains("mcpauth: nobody-came: ") && printed.contains("login 2\n"), "\(printed)")
      #expect(printed.contains("the server could not read the client's document"), "\(printed)")
      #expect(home.session() == nil)
    }
  }

  @Test("a registration is read, changed and deleted with the authority that the sign-in needed")
  func management() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let host = try await Host.start(home)
      let printed = try await play(
        home, trusting: host.authority,
        """
        mcpauth client show $issuer; echo "unknown $?"
        mcpauth login --ca $ca --browser "$browser" $url; echo "login $?"
        mcpauth client show $issuer; echo "show $?"
        mcpauth client update $issuer --set client_name=Mine; echo "update $?"
        mcpauth refresh $url; echo "refresh $?"
        mcpauth client delete $issuer; echo "delete $?"
        """)
      await host.server.stop()
      for step in ["unknown 4", "login 0", "show 0", "update 0", "refresh 0", "delete 0"] {
        #expect(printed.contains("\(step)\n"), "\(printed)")
      }
      #expect(printed.contains("client_name: \"Mine\""), "\(printed)")
    }
  }
}
