import HTTP

/// The frame of every page: one column, no script, nothing from elsewhere.
enum Page {
  /// `target` is where a form's answer may lead (CSP's `form-action` also judges redirects).
  static func answer(
    _ status: Int, title: String, _ content: HTML, target: String? = nil, note: String? = nil, in room: Room
  ) -> Answer {
    let nonce = room.unguessable()
    let policy = [
      "default-src 'none'", "style-src 'nonce-\(nonce)'", "base-uri 'none'", "frame-ancestors 'none'",
      "form-action 'self'" + (target.map { " \($0)" } ?? ""),
    ]
    let headers: Headers = [
      "Content-Security-Policy": policy.joined(separator: "; "), "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
    ]
    return Answer(status, .html(frame(title, content, nonce: nonce).text), headers: headers, note: note)
  }

  /// The source expression that lets a form lead to this redirect URI.
  static func formTarget(_ redirectURI: String) -> String {
    guard let location = try? Location(redirectURI) else { return redirectURI.prefix { $0 != ":" } + ":" }
    // CSP has no way to write an IPv6 host.
    return location.hostText.hasPrefix("[") ? location.scheme + ":" : location.origin
  }

  private static func frame(_ title: String, _ content: HTML, nonce: String) -> HTML {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>\(title) · Playground</title>
    <style nonce="\(nonce)">\(Stylesheet.text)</style>
    </head>
    <body>
    <main>
    <header>\(mark)<span>Playground</span></header>
    \(content)
    </main>
    <footer>A server for trying things out. Nothing here is real, and nothing is kept.</footer>
    </body>
    </html>

    """
  }

  private static let mark: HTML = """
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">\
    <rect class="tile" width="32" height="32" rx="9"/>\
    <path class="line" d="M10.5 21.5v-8a5.5 5.5 0 0 1 11 0v8"/><path class="line" d="M8 21.5h16"/></svg>
    """
}
