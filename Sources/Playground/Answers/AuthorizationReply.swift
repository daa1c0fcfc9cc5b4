import HTTP

/// OAuth 2.1 §4.1.2: what goes back to the client through the browser; RFC 9207: always with the issuer.
struct AuthorizationReply {
  let redirectURI: String
  let state: String?
  let issuer: String

  func granting(code: String) -> String { url([("code", code)]) }

  func refusing(_ refusal: Refusal) -> String {
    url([("error", refusal.code), ("error_description", refusal.description)])
  }

  private func url(_ fields: [(String, String)]) -> String {
    var form = FormBody(fields)
    form.append("state", state)
    form.append("iss", issuer)
    return redirectURI + (redirectURI.contains("?") ? "&" : "?") + form.text
  }
}
