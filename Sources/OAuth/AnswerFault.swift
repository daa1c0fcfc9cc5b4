package import HTTP
package import JSON

/// Why an answer of an OAuth endpoint is none that its specification knows.
package enum AnswerFault: Error, Sendable, Hashable {
  /// TOK-11: credentials are not sent a second time to wherever a server points.
  case redirected(to: String, exchange: Int)
  case status(Int, exchange: Int)
  case notJSON(JSONError, MediaType?, status: Int, exchange: Int)
  case notObject(String, exchange: Int)
  case memberMissing(String, exchange: Int)
  case wrongType(String, expected: String, got: String, exchange: Int)
  case badMember(String, reason: String, exchange: Int)

  package var exchange: Int {
    switch self {
    case .redirected(_, let exchange), .status(_, let exchange), .notJSON(_, _, _, let exchange),
      .notObject(_, let exchange), .memberMissing(_, let exchange), .wrongType(_, _, _, let exchange),
      .badMember(_, _, let exchange):
      exchange
    }
  }
}

extension AnswerFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .redirected(let target, _): "a redirect to \(target.harmless(limit: 300))"
    case .status(let status, _): "HTTP \(status)"
    case .notJSON(let error, let type, let status, _):
      "HTTP \(status) with \(error)" + (type.map { " (\($0.essence.harmless(limit: 60)))" } ?? "")
    case .notObject(let kind, _): "\(kind) instead of a JSON object"
    case .memberMissing(let member, _): "\(member) is missing"
    case .wrongType(let member, let expected, let got, _): "\(member) is \(got) instead of \(expected)"
    case .badMember(let member, let reason, _): "\(member) \(reason)"
    }
  }
}

extension HTTPReply {
  /// The object of a JSON answer; redirects and everything that is no object are faults.
  func object() throws(AnswerFault) -> JSONObject {
    if head.isRedirect { throw .redirected(to: headers["Location"] ?? "", exchange: exchange) }
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue(parsing: body) } catch {
      throw .notJSON(error, headers.mediaType, status: status, exchange: exchange)
    }
    guard let object = value.object else { throw .notObject(value.kind, exchange: exchange) }
    return object
  }
}
