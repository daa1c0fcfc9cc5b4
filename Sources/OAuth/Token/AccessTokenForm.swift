package import HTTP
import JSON
import LibCrypto

/// Looks into a token that somebody else made, only for its form and its end.
package enum AccessTokenForm {
  package static func isJWT(_ token: Secret) -> Bool { claims(of: token) != nil }

  /// Unix seconds; nil for whatever is no JWT with an `exp`.
  package static func expiry(of token: Secret) -> Int64? { claims(of: token)?["exp"]?.integer }

  private static func claims(of token: Secret) -> JSONObject? {
    let parts = token.reveal().split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let payload = try? Base64URL.decode(parts[1]) else { return nil }
    return try? JSONValue(parsing: payload).object
  }
}
