import JSON
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 7519 §7.2: the message of a JWT is a JSON object.
  package static let josePayload = Rule(
    "jose/payload", .info, "The content is an object of claims",
    clauses: ["RFC 7519 §7.2", "RFC 7515 §1"],
    why: """
      A JWT carries a JSON object. Other bytes may be signed or encrypted, too, but no server reads \
      claims out of them.
      """,
    fixes: [
      Fix(.authorizationServer, "Sign an object of claims.")
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.info, #"{"header":{"typ":null},"payload":"a plain sentence"}"#),
      .fails(.error, #"{"payload":"[1]"}"#),
      .fails(.error, #"{"header":{"typ":"JWT"},"payload":"a plain sentence"}"#),
    ]
  ) { subject in
    guard let content = subject.content else { return .skip("it cannot be read") }
    guard subject.claims == nil else { return .pass }
    let type = subject.header["typ"]?.string?.lowercased() ?? ""
    let isJWT = type == "jwt" || type.hasSuffix("+jwt")
    switch content.json {
    case .success(let document):
      return .fail(
        isJWT ? .error : .info, "the content is \(document.value.kind) instead of an object of claims",
        at: Place("payload"))
    case .failure where content.looksLikeObject: return .skip("it should be JSON")
    case .failure:
      let what =
        content.bytes.isEmpty
        ? "empty" : String(validating: content.bytes, as: UTF8.self) == nil ? "binary" : "plain text"
      return .fail(isJWT ? .error : .info, "the content is \(what), not claims", at: Place("payload"))
    }
  }
}

extension JOSEToken.Part {
  /// Whether its author meant JSON.
  var looksLikeObject: Bool {
    bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }
}
