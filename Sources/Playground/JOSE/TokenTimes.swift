import JSON

/// RFC 7519 §4.1.4-4.1.6: from when to when a token holds, judged at one moment.
struct TokenTimes: Sendable {
  /// Seconds that two clocks may differ.
  static let skew = 60.0
  /// The end of the year 9999.
  private static let end = 253_402_300_800.0

  /// The whole second after which the token is worthless.
  let expires: Int64

  init(_ token: SignedToken, at now: Double) throws(TokenFault) {
    guard let expires = try Self.date("exp", of: token) else { throw TokenFault("has no exp") }
    guard now < expires else { throw TokenFault("has expired") }
    self.expires = Int64(expires.rounded(.up))
    if let begins = try Self.date("nbf", of: token), begins > now + Self.skew {
      throw TokenFault("does not hold yet")
    }
    if let issued = try Self.date("iat", of: token), issued > now + Self.skew {
      throw TokenFault("was issued in the future")
    }
  }

  static func date(_ claim: String, of token: SignedToken) throws(TokenFault) -> Double? {
    guard let value = token.claims[claim] else { return nil }
    guard let seconds = value.number?.double, seconds >= 0, seconds < end else {
      throw TokenFault("has an \(claim) that is no date")
    }
    return seconds
  }
}

extension SignedToken {
  /// RFC 7519 §4.1.3: whom the token is for; one text or a list of them.
  var audience: [String] { claims["aud"]?.string.map { [$0] } ?? claims["aud"]?.strings ?? [] }

  /// RFC 7519 §4.1.3: at least one of the names has to be the reader's.
  func check(isFor names: [String]) throws(TokenFault) {
    guard audience.contains(where: { one in names.contains { one.isIdentical(to: $0) } }) else {
      throw TokenFault("is for another audience")
    }
  }
}
