import JSON
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 7515 §4: names must be unique.
  package static let joseHeader = Rule(
    "jose/header", .error, "The header is an object that names its algorithm",
    clauses: ["RFC 7515 §4", "RFC 7515 §4.1.1", "RFC 7516 §4.1.1"],
    why: """
      Without an algorithm nobody can verify, and a member of another type is one that readers pass over \
      or trip on.
      """,
    fixes: [
      Fix(.authorizationServer, "Write the header as an object, with alg as a string.")
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.error, #"{"header":{"alg":null}}"#),
      .fails(.error, #"{"header":{"alg":1}}"#),
      .fails(.error, #"{"header":{"kid":5}}"#),
    ]
  ) { subject in
    guard let part = subject.token.header else { return .skip("there is no header") }
    guard let document = part.document else { return .skip("it is no JSON") }
    guard let header = document.value.object else {
      return .fail(.error, "the header is \(document.value.kind) instead of an object", at: Place("header"))
    }
    return .of(header.wrongTypes)
  }
}

extension JSONObject {
  fileprivate var wrongTypes: [Finding] {
    var findings: [Finding] = []
    if self["alg"] == nil {
      findings.append(Finding(.error, "the header names no algorithm", at: Place("header")))
    }
    for name in ["alg", "enc", "kid", "typ", "cty", "zip", "jku", "x5u"] {
      guard let value = self[name], value.string == nil else { continue }
      findings.append(
        Finding(.error, "\(name) is \(value.kind) instead of a string", at: Place("header", member: name)))
    }
    return findings
  }
}
