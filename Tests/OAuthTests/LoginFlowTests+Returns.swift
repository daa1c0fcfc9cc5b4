import HTTP
import JSON
import TestSupport
import Testing

@testable import OAuth

extension LoginFlowTests {
  struct Return: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var server: JSONObject = [:]
    /// `{}` stands for the right state.
    let queries: [String]
    let outcome: String
    var ignored = 0
  }

  @Test(
    "only the answer to this sign-in ends the wait, and it is judged before any token request (AZ-5, ISS-2)",
    arguments: [
      Return(
        testDescription: "wrong, missing and repeated states first",
        queries: ["state=x&code=evil", "code=evil", "state={}&state={}&code=evil", "state={}&code=c"],
        outcome: "signed in as new", ignored: 3),
      Return(
        testDescription: "an error under a wrong state",
        queries: ["state=x&error=access_denied", "state={}&code=c"], outcome: "signed in as new", ignored: 1),
      Return(
        testDescription: "refused", queries: ["state={}&error=access_denied"],
        outcome: "refused access_denied"),
      Return(
        testDescription: "wrong iss", queries: ["state={}&code=c&iss=https://evil"],
        outcome: "issuerWrong https://evil"),
      Return(
        testDescription: "right iss", server: ["authorization_response_iss_parameter_supported": true],
        queries: ["state={}&code=c&iss=https://as.example"], outcome: "signed in as new"),
      Return(
        testDescription: "promised iss missing",
        server: ["authorization_response_iss_parameter_supported": true], queries: ["state={}&code=c"],
        outcome: "issuerMissing"),
      Return(
        testDescription: "an error without the promised iss",
        server: ["authorization_response_iss_parameter_supported": true], queries: ["state={}&error=x"],
        outcome: "issuerMissing"),
      Return(testDescription: "two codes", queries: ["state={}&code=a&code=b"], outcome: "repeated code"),
      Return(testDescription: "no code", queries: ["state={}"], outcome: "codeMissing"),
      Return(testDescription: "nobody", queries: [], outcome: "nobodyCame 300.0 \(redirect) (new)"),
      Return(
        testDescription: "nobody of ours", queries: ["state=x&code=c"],
        outcome: "nobodyCame 300.0 \(redirect) (new)", ignored: 1),
    ] as [Return])
  func returns(row: Return) async throws {
    let person = FakePerson(browser: { asked in row.queries.map { FormBody(parsing: Self.filled($0, asked)) }
    })
    let signsIn = row.outcome.hasPrefix("signed in")
    var house = House(
      [.post(Self.register, Self.registered)] + (signsIn ? [.post(Self.token, Self.granted)] : []), person)
    house.server = row.server
    #expect(try await house.failure() == row.outcome)
    #expect(house.events.names.filter { $0 == "ignored" }.count == row.ignored)
    #expect(house.network.troubles == [])
    #expect(person.closed == 1)
    #expect(try (house.store.session(SessionKey(try Location(Chain.mcp))) != nil) == signsIn)
    if let verdict = person.verdicts.last, case .accept(let page) = verdict {
      #expect(page.isSuccess == signsIn)
      // ISS-4
      #expect(!page.detail.contains("evil"))
    }
  }

  static func filled(_ query: String, _ asked: FormBody) -> String {
    query.split(separator: "{}", omittingEmptySubsequences: false).joined(separator: asked["state"] ?? "")
  }

  /// The state that the first sign-in of a test makes.
  static let state = AuthorizationRequest.freshState(FixedRandom([UInt8](repeating: 2, count: 24)))

  @Test(
    "a pasted URL is judged just the same (AZ-13)",
    arguments: [
      (["\(redirect)?state=\(state)&code=c"], "signed in as new"),
      (["state=\(state)&code=c"], "signed in as new"), (["?state=\(state)&code=c"], "signed in as new"),
      (["  \(redirect)?state=\(state)&code=c \r\n"], "signed in as new"),
      (["\(redirect)?code=c&state=\(state)#fragment"], "signed in as new"),
      (["\(redirect)?state=\(state)&code=c\n"], "signed in as new"),
      (
        ["hello", "", "\(redirect)?state=wrong&code=c", "\(redirect)?state=\(state)&code=c"],
        "signed in as new"
      ), (["\(redirect)?state=\(state)&error=access_denied"], "refused access_denied"),
      (["\(redirect)?state=\(state)&code=c&iss=https://evil"], "issuerWrong https://evil"),
      (["hello"], "nobodyCame 300.0 \(redirect) (new)"),
    ] as [([String], String)])
  func pasting(pastes: [String], outcome: String) async throws {
    let signsIn = outcome.hasPrefix("signed in")
    let house = House(
      [.post(Self.register, Self.registered)] + (signsIn ? [.post(Self.token, Self.granted)] : []),
      FakePerson(pastes: pastes))
    #expect(try await house.failure() == outcome)
    #expect(house.network.troubles == [])
  }

  @Test("a terminal at which nobody types does not hold up the browser", .timeLimit(.minutes(1)))
  func silentTerminal() async throws {
    let house = House(
      [.post(Self.register, Self.registered), .post(Self.token, Self.granted)],
      FakePerson(isSilent: true, browser: Self.consent))
    #expect(try await house.run().client.id == "new")
  }

  @Test("a deadline that has passed ends the wait", .timeLimit(.minutes(1)))
  func deadline() async throws {
    var house = House([.post(Self.register, Self.registered)], FakePerson(isSilent: true))
    house.deadline = Deadline(seconds: 0.05)
    #expect(try await house.failure() == "nobodyCame 0.05 \(Self.redirect) (new)")
  }

  @Test(
    "--timeout alone says how long a person is waited for",
    arguments: [(nil, 300.0), (1_000.0, 1_000.0)] as [(Double?, Double)])
  func patience(timeout: Double?, waited: Double) async throws {
    var house = House([.post(Self.register, Self.registered)], FakePerson())
    house.deadline = Deadline(seconds: timeout)
    #expect(try await house.failure() == "nobodyCame \(waited) \(Self.redirect) (new)")
  }
}
