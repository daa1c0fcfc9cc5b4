import HTTP
import JSON
import Playground
import Testing

@Suite struct DPoPBindingTests {
  private func visitor(_ change: (inout PlaygroundConfiguration) -> Void = { _ in }) throws -> Visitor {
    try Visitor {
      $0.autoConsent = true
      $0.dpop = .optional
      $0.pushedRequests = .optional
      change(&$0)
    }
  }

  private static func fields(_ changes: [String: String] = [:]) -> [(String, String)] {
    let query = Visitor.authorization(changes).drop { $0 != "?" }.dropFirst()
    return FormBody(parsing: query).fields.map { ($0.name, $0.value) }
  }

  @Test("a code is bound to the key that the request names, or proved when it was pushed")
  func code() async throws {
    let visitor = try visitor()
    let (prover, other) = (try Prover(), try Prover())
    let key = try prover.signer.thumbprint()
    for holder in [prover, other] {
      let code = try await visitor.code(["dpop_jkt": key])
      let reply = await visitor.exchange(code, headers: ["DPoP": try holder.proof()])
      #expect((reply.status == 200) == (try holder.signer.thumbprint() == key), "\(reply.text)")
    }
    let bare = await visitor.exchange(try await visitor.code(["dpop_jkt": key]))
    #expect(bare.json["error"] == "invalid_grant")
    let broken = await visitor.get(Visitor.authorization(["dpop_jkt": "short"]))
    #expect(broken.redirected["error"] == "invalid_request")

    let url = Visitor.origin + PushTests.endpoint
    let pushed = await visitor.post(
      PushTests.endpoint, form: Self.fields(), headers: ["DPoP": try prover.proof(url)])
    let query = FormBody([("client_id", "demo-public"), ("request_uri", try pushed.member("request_uri"))])
    let allowed = await visitor.get(Visitor.endpoints.authorize + "?" + query.text)
    let code = try #require(allowed.redirected["code"])
    let stolen = await visitor.exchange(code, headers: ["DPoP": try other.proof()])
    #expect(stolen.json["error"] == "invalid_grant")
    let both = await visitor.post(
      PushTests.endpoint, form: Self.fields(["dpop_jkt": try other.signer.thumbprint()]),
      headers: ["DPoP": try prover.proof(url)])
    #expect(both.json["error"] == "invalid_request")
  }

  @Test("both servers want nonces of their own, bring a new one each time, and forget old ones")
  func nonces() async throws {
    let visitor = try visitor { $0.demandsNonces = true }
    let prover = try Prover()
    let code = try await visitor.code()
    let first = await visitor.exchange(code, headers: ["DPoP": try prover.proof()])
    #expect(first.status == 400)
    #expect(first.json["error"] == "use_dpop_nonce")
    let nonce = try #require(first.headers["DPoP-Nonce"])
    let wrong = await visitor.exchange(code, headers: ["DPoP": try prover.proof(nonce: "wrong")])
    #expect(wrong.json["error"] == "use_dpop_nonce")
    let tokens = await visitor.exchange(code, headers: ["DPoP": try prover.proof(nonce: nonce)])
    #expect(tokens.status == 200, "\(tokens.text)")
    let next = try #require(tokens.headers["DPoP-Nonce"])
    #expect(next != nonce)

    let token = try tokens.member("access_token")
    for foreign in [String?.none, next] {
      let refused = try await prover.call(visitor, token: token, nonce: foreign)
      #expect(refused.status == 401)
      #expect(refused.headers["WWW-Authenticate"]?.hasPrefix("DPoP error=\"use_dpop_nonce\"") == true)
      #expect(refused.headers["DPoP-Nonce"] != nil)
    }
    let asked = try await prover.call(visitor, token: token)
    let own = try #require(asked.headers["DPoP-Nonce"])
    let called = try await prover.call(visitor, token: token, nonce: own)
    #expect(called.status == 200)
    #expect(called.headers["DPoP-Nonce"] != own)
    #expect(try await prover.call(visitor, token: token, nonce: own).status == 200)
    visitor.pass(60)
    let late = try prover.proof(Prover.resource, token: token, nonce: own)
    let stale = try await prover.call(visitor, token: token, proof: late)
    #expect(stale.headers["WWW-Authenticate"]?.contains("use_dpop_nonce") == true)
  }

  @Test("devices, machines and refreshes prove their keys too")
  func grants() async throws {
    let visitor = try visitor {
      $0.dpop = .required
      $0.devicePolls = 0
    }
    let prover = try Prover()
    let device = await visitor.post("/auth/device_authorization", form: [("client_id", "demo-public")])
    let form = [
      ("grant_type", DeviceTests.grantType), ("device_code", try device.member("device_code")),
      ("client_id", "demo-public"),
    ]
    let bare = await visitor.post(Visitor.endpoints.token, form: form)
    #expect(bare.json["error"] == "invalid_dpop_proof")
    let tokens = await visitor.post(
      Visitor.endpoints.token, form: form, headers: ["DPoP": try prover.proof()])
    #expect(tokens.json["token_type"] == "DPoP", "\(tokens.text)")
    let renewed = await visitor.post(
      Visitor.endpoints.token,
      form: [
        ("grant_type", "refresh_token"), ("refresh_token", try tokens.member("refresh_token")),
        ("client_id", "demo-public"),
      ], headers: ["DPoP": try prover.proof()])
    #expect(renewed.json["token_type"] == "DPoP", "\(renewed.text)")
  }
}
