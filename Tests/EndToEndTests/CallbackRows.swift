import HTTP
import JSON
import Serving
import TestSupport
import Testing

@Suite struct CallbackRows {
  /// A browser as a shell script, and how the sign-in ends.
  struct Visit: Sendable, CustomTestStringConvertible {
    let what: String
    let script: String
    var status: Int32 = 0
    var code: String?
    var changes: [FakeServer.Route: FakeServer.Change] = [:]
    /// BASE stands for the server's origin.
    var options: [String] = []
    /// What stderr says at last.
    var advice: String?
    /// How many codes reach the token endpoint.
    var exchanges = 1
    /// The HTTP statuses that the browser saw; nil is not looked at.
    var answers: String?

    var testDescription: String { what }
  }

  /// `$to` is where the authorization server sends the browser, `$bare` the same without its parameters, `$rest` those.
  private static let opening = """
    #!/bin/sh
    to=$(curl -gs -o /dev/null -w '%{redirect_url}' "$1"); bare=${to%%\\?*}; rest=${to#*\\?}
    port=${bare#http://127.0.0.1:}; port=${port%%/*}
    get() { curl -gs --max-time 5 -o "$0.page" -w '%{http_code} ' "$@" >> "$0.answers"; }

    """

  private static let ending = "\nget \"$to\"\n"

  @Test("what comes to the redirect URI is judged", arguments: visits)
  func visit(visit: Visit) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start(visit.changes)
      let browser = "sh " + (try home.write("visitor", Self.opening + visit.script))
      let options = visit.options.map { $0.replacing("BASE", with: fake.base) }
      let run = try await home.run(
        ["login", "--browser", browser, "--timeout", "4", fake.url] + options, limit: 8)
      #expect(!run.isStuck)
      #expect(run.status == visit.status, "\(run.err)")
      if visit.status != 0 { #expect(run.code == visit.code, "\(run.err)") }
      #expect(fake.count(.token) == visit.exchanges)
      #expect((home.session() != nil) == (visit.status == 0))
      if let advice = visit.advice { #expect(run.err.contains(advice), "\(run.err)") }
      if let answers = visit.answers { #expect(home.read("visitor.answers") == answers) }
      #expect(!run.err.contains("SHOWN"), "\(run.err)")
      #expect(home.read("visitor.page")?.contains("SHOWN") != true)
    }
  }

  /// Something that is not the answer, then the answer.
  private static func wait(_ what: String, _ line: String, _ answers: String? = "400 200 ") -> Visit {
    Visit(what: what, script: line + ending, answers: answers)
  }

  private static func end(
    _ what: String, _ line: String, _ status: Int32, _ code: String,
    _ changes: [FakeServer.Route: FakeServer.Change] = [:]
  ) -> Visit { Visit(what: what, script: line, status: status, code: code, changes: changes, exchanges: 0) }

  private static let silentIssuer: [FakeServer.Route: FakeServer.Change] = [
    .server: .members(["authorization_response_iss_parameter_supported": false])
  ]

  private static let endpoints = [
    "--skip-discovery", "--authorization-endpoint", "BASE/authorize", "--token-endpoint", "BASE/token",
    "--registration-endpoint", "BASE/register",
  ]

  /// Nobody said who the issuer is.
  private static func guessed(_ what: String, _ iss: String, _ advice: String) -> Visit {
    Visit(
      what: what, script: "get \"$(echo \"$to\" | sed 's|iss=.*|iss=\(iss)|')\"", status: 3,
      code: "issuer-mix-up", options: endpoints, advice: advice, exchanges: 0)
  }

  @Test("no sign-in answers to the state of another, and each has a challenge of its own (AZ-8a)")
  func repeated() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      #expect(try await home.run(["login", fake.url]).status == 0)
      // The answer to the first one comes once more, then nothing.
      let first = try #require(fake.requests(.authorize).first)
      let old = "state=\(first.query["state"] ?? "")&code=old"
      let browser = "sh " + (try home.write("visitor", Self.opening + "get \"$bare?\(old)\""))
      let run = try await home.run(
        ["login", "--force", "--browser", browser, "--timeout", "1", fake.url], limit: 8)
      #expect(run.status == 2 && run.code == "nobody-came" && fake.count(.token) == 1, "\(run.err)")
      #expect(home.read("visitor.answers") == "400 ")
      let asked = fake.requests(.authorize)
      #expect(asked.count == 2)
      for name in ["state", "code_challenge"] {
        #expect(Set(asked.compactMap { $0.query[name] }).count == 2, "\(name) was used twice")
      }
    }
  }

  static let visits: [Visit] = [
    Visit(what: "given endpoints, their own issuer", script: ending, options: endpoints),
    Visit(
      what: "given endpoints, an issuer below their origin", script: "get \"${to}/tenant\"",
      options: endpoints),
    Visit(what: "given endpoints, no issuer", script: "get \"${to%%&iss=*}\"", options: endpoints),
    guessed(
      "given endpoints, an issuer elsewhere", "https%3A%2F%2Fother.example%2Ft",
      "If it is, add: --issuer https://other.example/t\n"),
    guessed(
      "given endpoints, an issuer with shell characters", "https%3A%2F%2Fother.example%2F%24(x)",
      "If it is, add: --issuer 'https://other.example/$(x)'\n"),
    guessed("given endpoints, no URL for an issuer", "%1B%5B2J", "If it is, add: --issuer URL\n"),
    guessed(
      "given endpoints, an http issuer", "http%3A%2F%2Fother.example", "If it is, add: --issuer URL\n"),
    Visit(
      what: "given endpoints and another issuer", script: ending, status: 3, code: "issuer-mix-up",
      options: endpoints + ["--issuer", "https://other.example"], exchanges: 0),
    Visit(what: "the redirect itself", script: ending, answers: "200 "),
    wait("no state", "get \"$bare?code=SHOWN\""),
    wait("another state", "get \"$bare?code=SHOWN&state=other\""),
    wait("an error with another state", "get \"$bare?error=SHOWN&state=other\""),
    wait("the state twice", "get \"$to&state=x\""),
    wait("the state with a blank", "get \"$bare?code=x&state=+\""),
    wait("nothing at all", "get \"$bare\""),
    wait("a favicon", "get \"http://127.0.0.1:$port/favicon.ico\"", "404 200 "),
    wait("another path", "get \"$(echo \"$to\" | sed s/callback/other/)\"", "404 200 "),
    wait("a path that begins the same", "get \"$(echo \"$to\" | sed s/callback/callbacks/)\"", "404 200 "),
    wait("POST", "get -X POST -d \"$rest\" \"$bare\"; get -X POST -d '' \"$to\"", "405 405 200 "),
    wait("HEAD", "get -I \"$to\"", "405 200 "),
    wait("PUT", "get -X PUT -d '' \"$to\"", "405 200 "),
    wait("a foreign Host", "get -H 'Host: evil.example' \"$to\"", "421 200 "),
    wait("a foreign Host with our port", "get -H \"Host: evil.example:$port\" \"$to\"", "421 200 "),
    wait(
      "a foreign Host that begins like an address", "get -H \"Host: 127.evil.example:$port\" \"$to\"",
      "421 200 "),
    wait(
      "a foreign Host that begins like ours", "get -H \"Host: 127.0.0.1.evil.example:$port\" \"$to\"",
      "421 200 "),
    wait("our Host with another port", "get -H 'Host: 127.0.0.1:1' \"$to\"", "421 200 "),
    wait("no Host", "get -H 'Host:' --http1.0 \"$to\"", "421 200 "),
    wait(
      "broken HTTP", "printf 'GARBAGE\\r\\n\\r\\n' | timeout 2 curl -s telnet://127.0.0.1:$port > /dev/null",
      "200 "),
    wait(
      "an endless request",
      "(printf 'a: '; head -c 300000 /dev/zero | tr '\\0' a) | curl -gs --max-time 2 -H @- -o /dev/null \"$to\"",
      "200 "),
    wait(
      "a hundred foreign answers",
      "for i in $(seq 100); do curl -gs -o /dev/null \"$bare?code=x&state=$i\" & done; wait", "200 "),
    Visit(what: "two answers", script: "get \"$to\"; get \"$to\"", answers: nil),
    Visit(
      what: "two answers with different codes",
      script: "get \"$to\"; get \"$(echo \"$to\" | sed 's/code=[^&]*/code=SHOWN/')\"", answers: nil),
    Visit(
      what: "an error behind the answer",
      script: "get \"$to\"; get \"$(echo \"$to\" | sed 's/code=[^&]*/error=SHOWN/')\"", answers: nil),
    Visit(what: "two answers at once", script: "get \"$to\" & get \"$to\" & wait"),
    end(
      "another issuer", "get \"$(echo \"$to\" | sed 's/iss=.*/iss=https%3A%2F%2Fevil.example/')\"", 3,
      "issuer-mix-up"),
    end(
      "another issuer with an error",
      "get \"$(echo \"$to\" | sed 's/iss=.*/iss=https%3A%2F%2Fevil.example\\&error=SHOWN\\&error_description=SHOWN/')\"",
      3, "issuer-mix-up"),
    end("the issuer with a slash", "get \"${to}%2F\"", 3, "issuer-mix-up"),
    end("the issuer in capitals", "get \"$(echo \"$to\" | sed 's/iss=http/iss=HTTP/')\"", 3, "issuer-mix-up"),
    end("the issuer twice", "get \"$to&iss=x\"", 3, "authorization-broken"),
    end("a promised issuer that is missing", "get \"${to%%&iss=*}\"", 3, "issuer-mix-up"),
    end(
      "a promised issuer that is missing, with an error", "get \"$(echo \"${to%%&iss=*}&error=SHOWN\")\"", 3,
      "issuer-mix-up"),
    end(
      "another issuer, nothing promised", "get \"$(echo \"$to\" | sed 's/iss=.*/iss=x/')\"", 3,
      "issuer-mix-up", silentIssuer),
    Visit(what: "no issuer, nothing promised", script: "get \"${to%%&iss=*}\"", changes: silentIssuer),
    Visit(what: "the issuer, nothing promised", script: ending, changes: silentIssuer),
    end("the code twice", "get \"$to&code=x\"", 3, "authorization-broken"),
    end("an error twice", "get \"$to&error=a&error=b\"", 3, "authorization-broken"),
    end(
      "neither code nor error", "get \"$(echo \"$to\" | sed 's/code=[^&]*/x=y/')\"", 3, "authorization-broken"
    ),
    end("an empty code", "get \"$(echo \"$to\" | sed 's/code=[^&]*/code=/')\"", 3, "authorization-broken"),
    end(
      "a refusal by the person", "get \"$(echo \"$to\" | sed 's/code=[^&]*/error=access_denied/')\"", 2,
      "consent-refused"),
    end("both code and error", "get \"$to&error=access_denied\"", 2, "consent-refused"),
    end(
      "another error", "get \"$(echo \"$to\" | sed 's/code=[^&]*/error=server_error/')\"", 3,
      "authorization-refused"),
    end(
      "escapes in an error",
      "get \"$(echo \"$to\" | sed 's/code=[^&]*/error=%1B%5B2J\\&error_description=%1B%5D0%3Bx%07%0D%0Amcpauth:/')\"",
      3, "authorization-refused"),
    end("nobody", "exit 0", 2, "nobody-came"),
    end("a browser that fails", "exit 3", 2, "nobody-came"),
    end("a server that never answers", "sleep 9", 2, "nobody-came"),
  ]
}
