import HTTP
import JSON
import MCP
import OAuth

extension Failure {
  /// Why a call brought no result.
  init(_ fault: MCPFault, typed: Location, session: Session?) {
    let login = "mcpauth login \(Shell.quote(typed.text))"
    switch fault {
    case .transport(let error): self.init(error)
    case .proof(let fault): self.init(.proof(fault), doing: "a proof")
    case .unauthorized(let refusal, let exchange):
      guard session != nil else {
        self.init(.tokenMissing, "there is no session for \(typed.text)", exchange: exchange, next: [login])
        return
      }
      let words = refusal.map { ": \($0.sentence)" } ?? ""
      self.init(
        .tokenRejected, "the server does not take the token\(words)", exchange: exchange,
        next: ["\(login) --force"])
    case .insufficientScope(let scope, let refusal, let exchange):
      let wanted = Scope(session?.requestedScope ?? session?.tokens.scope ?? "").union(scope).text
      self.init(
        .insufficientScope, "the token lacks a scope: \(refusal.sentence)", exchange: exchange,
        next: wanted.isEmpty ? [] : ["\(login) --force --scope \(Shell.quote(wanted.harmless(limit: 400)))"])
    case .forbidden(let refusal, let exchange):
      let words = refusal.map { ": \($0.sentence)" } ?? ""
      self.init(.callRefused, "the server forbids this (HTTP 403)\(words)", exchange: exchange)
    case .status(let status, let message, let exchange):
      let words = message.map { ": \($0.harmless(limit: 300))" } ?? ""
      self.init(.callRefused, "the server answered with HTTP \(status)\(words)", exchange: exchange)
    case .redirected(let target, let exchange):
      self.init(
        .callRefused,
        "the server redirects to \(target.harmless(limit: 300)), and the token does not go along",
        exchange: exchange)
    case .error(let code, let message, let exchange):
      self.init(
        .rpcError, "the server answered: \(message.harmless(limit: 500)) (\(code))", exchange: exchange)
    case .malformed(let reason, let exchange):
      self.init(.callBroken, "the server's answer cannot be used: \(reason)", exchange: exchange)
    case .versions(let spoken, let exchange):
      let list = spoken.map { $0.harmless(limit: 40) }.joined(separator: ", ")
      self.init(.callBroken, "the server speaks no revision that mcpauth knows (\(list))", exchange: exchange)
    }
  }
}
