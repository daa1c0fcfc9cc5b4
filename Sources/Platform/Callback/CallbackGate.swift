import HTTP
import OAuth
import Serving

/// Lets through what can be the browser's redirect and turns everything else away (LB-5).
struct CallbackGate: Sendable {
  let options: ListenerOptions
  let recorder: TraceRecorder
  /// Hands the parameters over and waits for the verdict; nil when nobody waits any more.
  let decide: @Sendable (FormBody) async -> CallbackVerdict?

  func answer(_ request: ServerRequest) async -> ServerResponse {
    guard isOurs(request) else {
      return page(
        421,
        CallbackPage(
          isSuccess: false, title: "Wrong host",
          detail: "This address serves one sign-in on this machine only."))
    }
    guard request.path == options.path else { return ServerResponse(404, "Nothing here.\n") }
    guard request.method == "GET" else {
      return ServerResponse(405, "The redirect of a sign-in is a GET.\n", headers: ["Allow": "GET"])
    }
    guard let verdict = await decide(request.query) else {
      return page(
        410,
        CallbackPage(
          isSuccess: false, title: "This sign-in is over",
          detail: "It was answered already. Go back to the terminal."))
    }
    switch verdict {
    case .accept(let shown): return record(request, page(shown.isSuccess ? 200 : 400, shown), "accepted")
    case .ignore(let shown):
      return record(request, page(400, shown), "not the answer to this sign-in: ignored")
    }
  }

  /// DNS rebinding: a page elsewhere can make a browser come here, but not with our name.
  private func isOurs(_ request: ServerRequest) -> Bool {
    guard let host = request.headers["Host"]?.lowercased(), request.headers.values(of: "Host").count == 1
    else {
      return false
    }
    if let redirectURI = options.redirectURI, host == redirectURI.authority { return true }
    let ours = ["127.0.0.1", "localhost", "[::1]"] + [options.host.map(Self.text)].compactMap(\.self)
    if ours.contains(where: { host == "\($0):\(request.localPort)" }) { return true }
    guard host.hasSuffix(":\(request.localPort)") else { return false }
    return (try? Host(host.prefix { $0 != ":" }))?.isLoopback ?? false
  }

  private static func text(_ host: Host) -> String {
    switch host {
    case .name(let name): name.lowercased()
    case .address(let address): address.isV6 ? "[\(address)]" : "\(address)"
    }
  }

  private func page(_ status: Int, _ page: CallbackPage) -> ServerResponse {
    ServerResponse(
      status, page.html, type: "text/html; charset=utf-8",
      headers: [
        "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      ])
  }

  private func record(_ request: ServerRequest, _ response: ServerResponse, _ note: String) -> ServerResponse
  {
    let host = request.headers["Host"] ?? "127.0.0.1"
    if let url = try? Location("http://\(host)\(request.target)") {
      recorder.record(
        .callback, .incoming, HTTPRequest(.get, url, headers: request.headers),
        answer: HTTPHead(status: response.status, headers: response.headers), note: note)
    }
    return response
  }
}
