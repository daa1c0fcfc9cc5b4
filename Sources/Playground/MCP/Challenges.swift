import HTTP
import JSON
import Serving

/// RFC 6750 §3, RFC 9728 §5.1 and RFC 9449 §7.1: why a request needs a token, or another one.
enum Challenges {
  /// RFC 6750 §3.1: without a token no error is named.
  static func answer(_ refusal: AccessRefusal, in room: Room) -> Answer {
    switch refusal {
    case .missing:
      let scheme: TokenAccess.Scheme = room.configuration.dpop == .required ? .dpop : .bearer
      return answer(401, scheme, [("scope", scopes(room))], note: "no token", in: room)
    case .invalid(let scheme, let reason): return answer(401, scheme, "invalid_token", reason, in: room)
    case .proof(let reason): return answer(401, .dpop, "invalid_dpop_proof", reason, in: room)
    case .nonce:
      return answer(401, .dpop, "use_dpop_nonce", "The DPoP proof needs the nonce of this answer", in: room)
    }
  }

  /// RFC 6750 §3.1: the token is good, but not for this.
  static func insufficient(_ scope: String, tool: String, _ token: AccessToken, in room: Room) -> Answer {
    answer(
      403, token.confirmation.key == nil ? .bearer : .dpop,
      [
        ("error", "insufficient_scope"), ("error_description", "\(tool) needs the scope \(scope)"),
        ("scope", scope),
      ], note: "\(tool) needs \(scope)", in: room)
  }

  private static func scopes(_ room: Room) -> String {
    room.configuration.challengeScopes.joined(separator: " ")
  }

  private static func answer(
    _ status: Int, _ scheme: TokenAccess.Scheme, _ error: String, _ reason: String, in room: Room
  ) -> Answer {
    answer(
      status, scheme, [("error", error), ("error_description", reason), ("scope", scopes(room))],
      note: reason, in: room)
  }

  private static func answer(
    _ status: Int, _ scheme: TokenAccess.Scheme, _ fields: [(String, String)], note: String, in room: Room
  ) -> Answer {
    let metadata = ("resource_metadata", room.site.url(room.site.resourceMetadataPath))
    var headers: Headers = ["WWW-Authenticate": text(scheme, fields + [metadata])]
    // RFC 9449 §7.2: where both are served, both are offered.
    if scheme == .bearer, room.configuration.dpop != nil {
      headers.append("WWW-Authenticate", text(.dpop, [metadata]))
    }
    var body: JSONObject = [:]
    for (name, value) in fields where name.hasPrefix("error") { body.append(name, .string(value)) }
    return Answer(status, body.isEmpty ? .nothing : .json(.object(body)), headers: headers, note: note)
  }

  private static func text(_ scheme: TokenAccess.Scheme, _ fields: [(String, String)]) -> String {
    let algorithms = scheme == .dpop ? [("algs", DPoPProof.algorithms.joined(separator: " "))] : []
    let parameters = (fields + algorithms).filter { !$0.1.isEmpty }
    return "\(scheme.rawValue) "
      + parameters.map { "\($0.0)=\"\(plain($0.1))\"" }.joined(separator: ", ")
  }

  /// RFC 6750 §3: what may stand between the quotation marks.
  private static func plain(_ text: String) -> String {
    let bytes = text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "'")
      case 0x20...0x7E: byte
      default: UInt8(ascii: "?")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
