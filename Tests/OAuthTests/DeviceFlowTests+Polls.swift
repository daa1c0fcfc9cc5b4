import HTTP
import JSON
import TestSupport
import Testing

@testable import OAuth

extension DeviceFlowTests {
  /// What the token endpoint answers in turn, how long is slept before each poll, and how it ends.
  struct Polls: Sendable, CustomTestStringConvertible {
    let what: String
    var interval: JSONValue = 5
    var life: JSONValue = 600
    var patience = 300.0
    let answers: [Answer]
    let sleeps: [Double]
    let outcome: String

    var testDescription: String { what }
  }

  @Test("the server's rhythm is kept (§3.5)", arguments: polls)
  func poll(row: Polls) async throws {
    var house = House(
      [
        .post(Self.device, Self.codes(with: ["interval": row.interval, "expires_in": row.life]))
      ] + row.answers.map { .post(Self.token, $0) })
    house.options.client = ClientOptions(id: "typed")
    house.options.patience = row.patience
    let outcome = try await house.outcome()
    #expect(outcome == row.outcome)
    #expect(house.stopwatch.sleeps == row.sleeps)
    #expect(house.network.troubles == [])
  }

  private static let signedIn = "signed in as typed"
  private static let lost = Answer.failure(.timedOut(seconds: 30))
  private static let away = Answer.failure(.notConnected("x"))

  static let polls: [Polls] = [
    Polls(what: "at once", answers: [granted], sleeps: [5], outcome: signedIn),
    Polls(what: "no interval is five", interval: .null, answers: [granted], sleeps: [5], outcome: signedIn),
    Polls(what: "an interval in a string", interval: "2", answers: [granted], sleeps: [2], outcome: signedIn),
    Polls(what: "an interval of nothing", interval: 0, answers: [granted], sleeps: [1], outcome: signedIn),
    Polls(what: "an interval below it", interval: -7, answers: [granted], sleeps: [1], outcome: signedIn),
    Polls(
      what: "slow_down adds five seconds for good", interval: 2,
      answers: [refused("slow_down"), pending, refused("slow_down"), granted], sleeps: [2, 7, 7, 12],
      outcome: signedIn),
    Polls(
      what: "Google's statuses",
      answers: [
        refused("authorization_pending", status: 428), refused("slow_down", status: 403), granted,
      ], sleeps: [5, 5, 10], outcome: signedIn),
    Polls(
      what: "GitHub's status", answers: [refused("authorization_pending", status: 200), granted],
      sleeps: [5, 5], outcome: signedIn),
    Polls(
      what: "the person refuses", answers: [pending, refused("access_denied")], sleeps: [5, 5],
      outcome: "refused access_denied"),
    Polls(
      what: "the person refuses at Entra", answers: [refused("authorization_declined")], sleeps: [5],
      outcome: "refused authorization_declined"),
    Polls(
      what: "the code is over for the server", answers: [pending, refused("expired_token")], sleeps: [5, 5],
      outcome: "nobody 10.0 #3"),
    Polls(
      what: "the code is over by its own word", life: 12, answers: [pending, pending], sleeps: [5, 5, 2],
      outcome: "nobody 12.0 #0"),
    Polls(
      what: "a code without a life", life: 0, answers: [], sleeps: [], outcome: "nobody 0.0 #0"),
    Polls(
      what: "our patience is over first", patience: 8, answers: [pending], sleeps: [5, 3],
      outcome: "nobody 8.0 #0"),
    Polls(
      what: "time-outs double the pause, an answer sets it back",
      answers: [lost, lost, away, pending, granted], sleeps: [5, 10, 20, 40, 5], outcome: signedIn),
    Polls(
      what: "no pause grows beyond a minute by itself", patience: 1_000,
      answers: [away, away, away, away, away, pending, granted], sleeps: [5, 10, 20, 40, 60, 60, 5],
      outcome: signedIn),
    Polls(
      what: "a network that stays away", patience: 40, answers: [away, away, away], sleeps: [5, 10, 20, 5],
      outcome: "token transport"),
    Polls(
      what: "a network that goes away", patience: 20, answers: [pending, away], sleeps: [5, 5, 10],
      outcome: "nobody 20.0 #0"),
    Polls(
      what: "a gateway's moment", answers: [.html(502), pending, granted], sleeps: [5, 10, 5],
      outcome: signedIn),
    Polls(
      what: "a server that is broken", answers: [.status(500), .status(500), .status(500)],
      sleeps: [5, 10, 20], outcome: "token HTTP 500 with no JSON at all at byte 0"),
    Polls(
      what: "a server that is busy", interval: 2,
      answers: [.status(503, ["Retry-After": "7"]), .status(429), granted], sleeps: [2, 7, 8],
      outcome: signedIn),
    Polls(
      what: "a server that is busy for an hour", answers: [.status(429, ["Retry-After": "3600"])],
      sleeps: [5], outcome: "token rate"),
    Polls(
      what: "a certificate that is none", answers: [.failure(.tls("x"))], sleeps: [5],
      outcome: "token transport"),
    Polls(
      what: "a used device code", answers: [pending, refused("invalid_grant")], sleeps: [5, 5],
      outcome: "token invalid_grant"),
    Polls(
      what: "a page", answers: [.html()], sleeps: [5],
      outcome: "token HTTP 200 with HTML or XML instead of JSON at byte 0 (text/html)"),
    Polls(
      what: "a redirect", answers: [.redirect(307, "https://evil.example/")], sleeps: [5],
      outcome: "token a redirect to https://evil.example/"),
  ]

  // MARK: The device authorization response

  struct Codes: Sendable, CustomTestStringConvertible {
    let what: String
    let answer: Answer
    let outcome: String

    var testDescription: String { what }

    init(_ what: String, _ answer: Answer, _ outcome: String) {
      self.what = what
      self.answer = answer
      self.outcome = outcome
    }
  }

  @Test("nobody is bothered with an answer that cannot be used (§3.2)", arguments: answers)
  func authorization(row: Codes) async throws {
    let isGood = row.outcome.hasPrefix("signed")
    var house = House([.post(Self.device, row.answer)] + (isGood ? [.post(Self.token, Self.granted)] : []))
    house.options.client = ClientOptions(id: "typed")
    let outcome = try await house.outcome()
    #expect(outcome == row.outcome)
    #expect(house.events.names.contains { $0.hasPrefix("device") } == isGood)
    #expect(house.network.troubles == [])
  }

  static let answers: [Codes] = [
    Codes("without a complete URI", codes(without: ["verification_uri_complete"]), signedIn),
    Codes("an empty complete URI", codes(with: ["verification_uri_complete": ""]), signedIn),
    Codes(
      "Google's names",
      codes(
        without: ["verification_uri", "verification_uri_complete"],
        with: ["verification_url": "https://as.example/device"]), signedIn),
    Codes("status 201", .json(["error": "x"], status: 201), "request x"),
    Codes("no device_code", codes(without: ["device_code"]), "request device_code is missing"),
    Codes("an empty device_code", codes(with: ["device_code": ""]), "request device_code is missing"),
    Codes("no user_code", codes(without: ["user_code"]), "request user_code is missing"),
    Codes(
      "a number for a user_code", codes(with: ["user_code": 12_345]),
      "request user_code is a number instead of a string"),
    Codes("no verification_uri", codes(without: ["verification_uri"]), "request verification_uri is missing"),
    Codes("no expires_in", codes(without: ["expires_in"]), "request expires_in is missing"),
    Codes(
      "a word for an interval", codes(with: ["interval": "soon"]),
      "request interval is a string instead of a whole number"),
    Codes(
      "a link to a file", codes(with: ["verification_uri": "file:///etc/passwd"]),
      "request verification_uri is a URL with the scheme \"file\" instead of https"),
    Codes(
      "a link that runs", codes(with: ["verification_uri_complete": "javascript:alert(1)"]),
      "request verification_uri_complete is a URL with the scheme \"javascript\" instead of https"),
    Codes(
      "a link with user-info", codes(with: ["verification_uri": "https://as.example@evil.example/"]),
      "request verification_uri is a URL with a user name or password in it"),
    Codes(
      "a link in clear", codes(with: ["verification_uri": "http://as.example/device"]),
      "page http://as.example/device #1"),
    Codes(
      "a link to this machine", codes(with: ["verification_uri_complete": "https://127.0.0.1/device"]),
      "page https://127.0.0.1/device #1"),
    Codes(
      "a link to a name for a private address", codes(with: ["verification_uri": "https://private.example/"]),
      "page https://private.example/ #1"),
    Codes("its refusal", refused("invalid_scope"), "request invalid_scope"),
    Codes("a page", .html(), "request HTTP 200 with HTML or XML instead of JSON at byte 0 (text/html)"),
    Codes("404", .json(["message": "no"], status: 404), "request HTTP 404"),
    Codes("500", .json(["error": "server_error"], status: 500), "request HTTP 500"),
    Codes(
      "a redirect", .redirect(307, "https://evil.example/"), "request a redirect to https://evil.example/"),
    Codes("silence", .failure(.timedOut(seconds: 30)), "request transport"),
  ]
}
