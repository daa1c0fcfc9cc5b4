import HTTP
import JSON
import Playground
import Testing

@Suite struct RotationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let grace: Double
    /// Seconds until the second use of the first token.
    let wait: Double
    let works: Bool

    init(_ name: String, grace: Double, wait: Double, works: Bool) {
      testDescription = name
      self.grace = grace
      self.wait = wait
      self.works = works
    }
  }

  static let rows = [
    Row("no grace, at once", grace: 0, wait: 0, works: false),
    Row("within the grace time", grace: 10, wait: 9.5, works: true),
    Row("at its end", grace: 10, wait: 10, works: false),
  ]

  /// The endpoint's word on a token, asked by a client with a secret.
  private func isActive(_ token: String, _ visitor: Visitor) async throws -> Bool {
    let secret = try #require(visitor.readyLine["clients"]?[1]?["client_secret"]?.string)
    let reply = await visitor.post(
      Visitor.endpoints.introspect,
      form: [("client_id", "demo-confidential"), ("client_secret", secret), ("token", token)])
    return try #require(reply.json["active"]?.bool as Bool?, "\(reply.text)")
  }

  @Test(
    "a used refresh token gives another one in its grace time, and ends its family later", arguments: rows)
  func grace(row: Row) async throws {
    for form in TokenForm.allCases {
      let visitor = try Visitor {
        $0.autoConsent = true
        $0.tokens = form
        $0.rotationGrace = row.grace
      }
      let first = try await visitor.tokens()
      let old = try first.member("refresh_token")
      let second = await visitor.refresh(old)
      let young = try second.member("refresh_token")
      #expect(try await !isActive(old, visitor))
      visitor.pass(row.wait)
      let again = await visitor.refresh(old)
      #expect((again.status == 200) == row.works, "\(again.text)")
      for token in [try first.member("access_token"), try second.member("access_token"), young] {
        #expect(try await isActive(token, visitor) == row.works)
      }
      guard row.works else {
        #expect(await visitor.refresh(young).json["error"] == "invalid_grant")
        continue
      }
      // Both live on, each with its own successors.
      #expect(await visitor.refresh(young).status == 200)
      #expect(await visitor.refresh(try again.member("refresh_token")).status == 200)
      visitor.pass(row.grace)
      #expect(await visitor.refresh(young).json["error"] == "invalid_grant")
      #expect(try await !isActive(try again.member("access_token"), visitor))
    }
  }

  @Test("a refresh token lives as long as it is told, and its successor as long again")
  func life() async throws {
    let visitor = try Visitor {
      $0.autoConsent = true
      $0.refreshLife = 100
    }
    let first = try await visitor.tokens().member("refresh_token")
    visitor.pass(99)
    let second = try await visitor.refresh(first).member("refresh_token")
    visitor.pass(99)
    #expect(try await isActive(second, visitor))
    visitor.pass(1)
    #expect(try await !isActive(second, visitor))
    let late = await visitor.refresh(second)
    #expect(late.json["error"] == "invalid_grant")
    #expect(late.json["error_description"]?.string?.contains("expired") == true)
  }
}
