package import HTTP
package import JSON

/// An error that a server stated in OAuth's form (RFC 6749 §5.2, RFC 7591 §3.2.2, RFC 6750 §3).
package struct ServerRefusal: Sendable, Hashable {
  package let code: String
  package let description: String?
  package let uri: String?
  package let status: Int
  package let exchange: Int

  package init(code: String, description: String? = nil, uri: String? = nil, status: Int, exchange: Int) {
    self.code = code
    self.description = description
    self.uri = uri
    self.status = status
    self.exchange = exchange
  }

  /// The `error` member of a body, whatever the status: some servers refuse with 200 (TOK-9).
  package init?(_ document: JSONObject, _ reply: HTTPReply) {
    guard let code = document["error"]?.string, !code.isEmpty else { return nil }
    self.init(
      code: code, description: document["error_description"]?.string, uri: document["error_uri"]?.string,
      status: reply.status, exchange: reply.exchange)
  }
}

extension ServerRefusal {
  /// `invalid_grant: the words of the server`, harmless on a terminal.
  package var sentence: String {
    let words = description.map { ": \($0.harmless(limit: 500))" } ?? ""
    return code.harmless(limit: 80) + words
  }
}
