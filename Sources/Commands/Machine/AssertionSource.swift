import HTTP
import JSON
import OAuth
import Platform

/// Where a token that somebody else made comes from; read anew by every run.
enum AssertionSource: Sendable, Hashable {
  case file(String)
  /// GitHub Actions mints one for a job that may ask for it (`permissions: id-token: write`).
  case gitHubActions(audience: String?)

  init(_ text: String) {
    if text == "github-actions" {
      self = .gitHubActions(audience: nil)
    } else if text.hasPrefix("github-actions:") {
      self = .gitHubActions(audience: String(text.dropFirst("github-actions:".count)))
    } else {
      self = .file(text)
    }
  }

  func read(_ option: String, _ context: Context, _ network: NetworkOptions) async throws(Failure) -> Secret {
    switch self {
    case .file(let path): return try context.files.secret(path, option)
    case .gitHubActions(let audience): return try await minted(audience, option, context, network)
    }
  }

  private func minted(
    _ audience: String?, _ option: String, _ context: Context, _ network: NetworkOptions
  ) async throws(Failure) -> Secret {
    let variables = context.environment.variables
    guard let address = variables["ACTIONS_ID_TOKEN_REQUEST_URL"], !address.isEmpty,
      let bearer = variables["ACTIONS_ID_TOKEN_REQUEST_TOKEN"], !bearer.isEmpty
    else {
      throw Failure(
        .fileUnreadable,
        "\(option) github-actions: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set",
        next: ["Give the job this permission: id-token: write"])
    }
    var text = address
    if let audience {
      text += (text.contains("?") ? "&" : "?") + "audience=" + FormBody.encode(audience)
    }
    let url = try Typed.url(text, "ACTIONS_ID_TOKEN_REQUEST_URL")
    context.learn(Secret(bearer))
    let door = try context.network(typed: [url], network, try network.switches())
    let request = HTTPRequest(
      .get, url, headers: ["Accept": "application/json", "Authorization": "Bearer \(bearer)"])
    let reply: HTTPReply
    do throws(TransportError) { reply = try await door.transport.send(request, for: .workloadToken) } catch {
      throw Failure(error)
    }
    guard reply.head.isSuccess, let value = try? JSONValue(parsing: reply.body).object?["value"]?.string,
      !value.isEmpty
    else {
      throw Failure(
        .tokenBroken, "GitHub Actions gave no token: HTTP \(reply.status)", exchange: reply.exchange)
    }
    context.learn(Secret(value))
    return Secret(value)
  }
}
