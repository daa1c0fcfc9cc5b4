import ArgumentParser
import HTTP
import JSON
import LibCrypto
import OAuth

/// Revokes the tokens of a session, and says what lives on.
struct Revoke: SessionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Revoke tokens at the authorization server (RFC 7009).",
    discussion: """
      The refresh token first, then the access token. What was revoked goes from the store; ends with 3 where the \
      server refuses. To end a session whatever the server says: mcpauth logout

      mcpauth revoke https://example.com/mcp
      mcpauth revoke --token-file leaked.txt https://example.com/mcp
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url"), completion: .sessions) var url: String?
  @OptionGroup var question: TokenQuestion
  @OptionGroup(title: "What it is for") var scopes: ScopeArguments
  @OptionGroup var ways: AccessArguments
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let access = try await ways.access(url, scopes, session, context)
    let named = try question.token(context.files)
    let stored = try access.stored()
    let door = try access.door(to: stored, context)
    let outcomes: [RevokeFlow.Outcome]
    do throws(OAuthError) {
      let prover: ClientProver
      do throws(ProofFault) { prover = try stored.client.prover(context) } catch {
        throw .token(.proof(error))
      }
      outcomes = try await RevokeFlow(
        key: access.key, store: access.store, transport: door.transport, prover: prover
      ).run(named)
    } catch { throw Failure(error, typed: access.typed) }
    let survivors = outcomes.filter { $0.fault == nil && $0.hint != .refreshToken }.compactMap { outcome in
      survival(outcome.token, context)
    }
    try answer(outcomes, survivors, access, context)
  }

  private func answer(
    _ outcomes: [RevokeFlow.Outcome], _ survivors: [String], _ access: TokenAccess, _ context: Context
  ) throws(Failure) {
    for outcome in outcomes where outcome.fault == nil {
      context.output.talk("Revoked the \(outcome.name).")
    }
    for sentence in survivors { context.output.warn(sentence) }
    let refused = outcomes.filter { $0.fault != nil }
    let json: JSONValue = [
      "server": .string(access.typed.text),
      "revoked": JSONValue(outcomes.filter { $0.fault == nil }.map(\.name)),
      "refused": JSONValue(refused.map(\.name)), "remains": JSONValue(survivors),
    ]
    guard let first = refused.first, let fault = first.fault else {
      return try context.output.answer(json, "")
    }
    var failure = Failure(fault, doing: "to revoke the \(first.name)")
    failure.details = json.object ?? [:]
    throw failure
  }

  /// RFC 7009 §3: who reads a JWT himself never hears of its revocation.
  private func survival(_ token: Secret, _ context: Context) -> String? {
    guard AccessTokenForm.isJWT(token) else { return nil }
    let now = context.environment.clock.seconds
    let life = AccessTokenForm.expiry(of: token).map { " for \(SessionView.span(max(0, $0 - now)))" } ?? ""
    return
      "the access token is a JWT: servers that do not ask the authorization server take it on\(life)"
  }
}

extension RevokeFlow.Outcome {
  fileprivate var name: String {
    switch hint {
    case .refreshToken: "refresh token"
    case .accessToken: "access token"
    case nil: "token"
    }
  }
}
