package import HTTP
package import JSON

/// One request of a discovery with what was made of its answer; every one is kept, never only the last.
package struct Attempt: Sendable, Hashable {
  package enum Outcome: Sendable, Hashable {
    case accepted
    case rejected(DocumentFault)
  }

  package let step: Step
  package let url: String
  package let status: Int?
  /// The number in the trace, zero where nothing was sent.
  package let exchange: Int
  package let outcome: Outcome
  /// For how many seconds the answer may be used again; nil where it does not say (RFC 9111 §5.2.2).
  package let freshness: Int64?

  package init(
    step: Step, url: String, status: Int? = nil, exchange: Int = 0, outcome: Outcome, freshness: Int64? = nil
  ) {
    self.step = step
    self.url = url
    self.status = status
    self.exchange = exchange
    self.outcome = outcome
    self.freshness = freshness
  }

  package var fault: DocumentFault? {
    guard case .rejected(let fault) = outcome else { return nil }
    return fault
  }
}

/// Why an answer is no document that may be used.
package enum DocumentFault: Error, Sendable, Hashable {
  case badURL(LocationError)
  case transport(TransportError)
  /// The origin did not answer an earlier request of this discovery.
  case silentOrigin
  case outOfTime
  case status(Int)
  case redirectLoop(limit: Int)
  case badRedirect(LocationError)
  case notJSON(JSONError, MediaType?)
  case notObject(String)
  /// PRM-4, ASM-6: a JSON object under another media type than `application/json`.
  case mediaType(String)
  /// PRM-5, ASM-4: a member that must be identical to what was asked for.
  case mismatch(member: String, expected: String, got: String)
  case memberMissing(String)
  case wrongType(member: String, expected: String, got: String)
  case badMember(String, LocationError)
  case insecureMember(String, PolicyViolation)

  /// A plain "there is nothing here": the only faults that lead to the 2025-03-26 fallback.
  package var isAbsence: Bool {
    guard case .status(let status) = self else { return false }
    return (400..<500).contains(status) && status != 429
  }

  /// The failure of the network itself, where it was one.
  package var transport: TransportError? {
    guard case .transport(let error) = self else { return nil }
    return error
  }
}

extension DocumentFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badURL(let error): "\(error)"
    case .transport(let error): "\(error)"
    case .silentOrigin: "not asked: this server did not answer before"
    case .outOfTime: "not asked: the time for discovery was over"
    case .status(let status): "HTTP \(status)"
    case .redirectLoop(let limit): "more than \(limit) redirects"
    case .badRedirect(let error): "redirected to \(error)"
    case .notJSON(let error, let type):
      "\(error)" + (type.map { " (\($0.essence.harmless(limit: 60)))" } ?? "")
    case .notObject(let kind): "\(kind) instead of a JSON object"
    case .mediaType(let type): "it is served as \(type.harmless(limit: 60)) instead of application/json"
    case .mismatch(let member, let expected, let got):
      "\(member) is \"\(got.harmless(limit: 300))\", not \"\(expected.harmless(limit: 300))\""
    case .memberMissing(let member): "\(member) is missing"
    case .wrongType(let member, let expected, let got): "\(member) is \(got) instead of \(expected)"
    case .badMember(let member, let error): "\(member) is \(error)"
    case .insecureMember(let member, let violation): "\(member) is refused: \(violation)"
    }
  }
}
