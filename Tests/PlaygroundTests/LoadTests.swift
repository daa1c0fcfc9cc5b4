import HTTP
import JSON
import Playground
import Testing

@Suite struct LoadTests {
  private func ask(_ visitor: Visitor) async -> Reply {
    await visitor.post(
      Visitor.endpoints.token,
      form: [("grant_type", "client_credentials"), ("client_id", "m"), ("client_secret", "s")])
  }

  private func visitor(_ change: (inout Load) -> Void) throws -> Visitor {
    try Visitor {
      $0.clients = [["client_id": "m", "client_secret": "s"]]
      change(&$0.load)
    }
  }

  @Test("beyond its rate a client is told when to come back, and is let in then")
  func rate() async throws {
    let visitor = try visitor { $0.limit = Load.Limit(count: 2, seconds: 10) }
    #expect(await ask(visitor).status == 200)
    visitor.pass(3.5)
    #expect(await ask(visitor).status == 200)
    let refused = await ask(visitor)
    #expect(refused.status == 429)
    #expect(refused.headers["Retry-After"] == "7")
    #expect(refused.json["error"] == "too_many_requests")
    visitor.pass(6)
    #expect(await ask(visitor).headers["Retry-After"] == "1")
    visitor.pass(0.5)
    #expect(await ask(visitor).status == 200)
    #expect(await ask(visitor).headers["Retry-After"] == "4")
    #expect(await visitor.get("/.well-known/oauth-authorization-server/auth").status == 200)
  }

  @Test(
    "the first requests are turned away with whatever the field is to be", arguments: ["30", "soon", nil])
  func busy(retryAfter: String?) async throws {
    let visitor = try visitor { $0.busy = Load.Busy(count: 2, retryAfter: retryAfter) }
    for _ in 0..<2 {
      let refused = await ask(visitor)
      #expect(refused.status == 429)
      #expect(refused.headers["Retry-After"] == retryAfter)
      #expect(refused.headers["Cache-Control"] == "no-store")
    }
    #expect(await ask(visitor).status == 200)
  }

  @Test("a code that was turned away is still good")
  func unused() async throws {
    let visitor = try Visitor {
      $0.autoConsent = true
      $0.load.busy = Load.Busy(count: 1, retryAfter: "1")
    }
    let code = try await visitor.code()
    #expect(await visitor.exchange(code).status == 429)
    #expect(await visitor.exchange(code).status == 200)
  }

  @Test("every answer waits")
  func slow() async throws {
    let visitor = try visitor { $0.delay = .milliseconds(30) }
    let time = await ContinuousClock().measure { _ = await visitor.get("/") }
    #expect(time >= .milliseconds(30))
  }
}
