import OAuth

extension CallbackPage {
  /// The page that ends a sign-in: one file, nothing loaded, nothing run, every word escaped.
  package var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(Self.escape(title))</title>
    <style>
    :root { color-scheme: light dark; --ink: #1a1d21; --soft: #5a636e; --paper: #f6f7f9; --card: #fff; --good: #14774b; --bad: #b3261e }
    @media (prefers-color-scheme: dark) { :root { --ink: #eceef1; --soft: #a5aeb9; --paper: #14171a; --card: #1e2226; --good: #58c894; --bad: #ff8a80 } }
    * { box-sizing: border-box }
    body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
    main { width: 100%; max-width: 26rem; padding: 2rem; background: var(--card); border-radius: 14px; box-shadow: 0 1px 3px rgb(0 0 0 / .12), 0 8px 28px rgb(0 0 0 / .08) }
    .mark { width: 3rem; height: 3rem; border-radius: 50%; display: grid; place-items: center; font-size: 1.5rem; color: var(--card); background: var(\(isSuccess ? "--good" : "--bad")) }
    h1 { margin: 1.1rem 0 .4rem; font-size: 1.3rem; line-height: 1.3; overflow-wrap: anywhere }
    p { margin: 0; color: var(--soft); overflow-wrap: anywhere }
    footer { margin-top: 1.6rem; font-size: .85rem; color: var(--soft) }
    </style>
    </head>
    <body>
    <main>
    <div class="mark" aria-hidden="true">\(isSuccess ? "&#10003;" : "&#33;")</div>
    <h1>\(Self.escape(title))</h1>
    <p>\(Self.escape(detail))</p>
    <footer>mcpauth</footer>
    </main>
    </body>
    </html>
    """
  }

  private static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
