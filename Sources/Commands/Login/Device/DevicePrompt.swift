import HTTP
import JSON
import OAuth

/// What a person needs to sign in on another device, as text for this terminal (RFC 8628 §3.3).
struct DevicePrompt: Sendable {
  let authorization: DeviceAuthorization
  let style: TerminalStyle

  var text: String {
    let page = authorization.verificationURI
    var parts = [
      "On any device, open this page of \(page.authority):", "  \(page.text)", "and enter this code:",
      "  \(authorization.userCode.harmless(limit: 100))",
    ]
    if let letters { parts.append(letters) }
    if let complete = authorization.verificationURIComplete, complete != page {
      let host = complete.authority == page.authority ? "" : ", of \(complete.authority)"
      parts += ["Or open this page\(host), which has the code in it already:", "  \(complete.text)"]
    }
    if let code { parts.append(code) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The user code across the terminal, where all its letters can be drawn.
  private var letters: String? {
    guard let letters = BigLetters(authorization.userCode), style.fits(letters.width + 2) else { return nil }
    return letters.lines.map { "  " + $0 }.joined(separator: "\n")
  }

  /// RFC 8628 §3.3.1: nothing to type where the page has the code in it.
  private var code: String? {
    let page = authorization.verificationURIComplete ?? authorization.verificationURI
    guard let code = QRCode(page.text), style.fits(code.width) else { return nil }
    return "Or scan this:\n\n" + code.lines(isColoured: style.hasColours).joined(separator: "\n")
  }
}
