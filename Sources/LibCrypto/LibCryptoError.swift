/// Why a key, a signature or a certificate could not be read or made.
package enum LibCryptoError: Error, Sendable, Hashable {
  /// None of these files could be opened, or none has every function: OpenSSL 3 is not installed.
  case libraryMissing([String])
  /// OpenSSL refused; the function and its reason.
  case operation(String, reason: String)

  /// RFC 7517 §4: a member that the key type needs is not there.
  case memberMissing(String)
  case memberInvalid(String, MemberFault)
  /// RFC 7517 §4.1: a `kty` that is none of RSA, EC, OKP and oct.
  case keyTypeUnknown(String)
  case curveUnknown(String)
  /// The numbers are well formed but are no key: a point beside the curve, a private half of another key.
  case keyInvalid(String)

  /// Bytes that are no PEM or DER of a key or certificate.
  case notAKey
  case notACertificate
  case passphraseNeeded
  case passphraseWrong

  /// RFC 8725 §3.1: an algorithm is only ever used with the key type that it is made for.
  case algorithmMisfit(SignatureAlgorithm, KeyType)
  /// RFC 7518 §3.3: an RSA key has at least 2048 bits to sign with.
  case keyTooShort(bits: Int, needed: Int)

  /// RFC 7518 §3.3-3.5, RFC 8037 §3.1: a signature has exactly the length that its key and algorithm give.
  case signatureLength(Int, needed: Int)
  /// RFC 7517 §4.2-4.4: the key says itself that it is not for this; the member and its value.
  case keyReserved(member: String, value: String)
  /// Only the private half can sign.
  case privateKeyNeeded

  /// A name for a certificate that is neither a host name nor an IP address.
  case nameInvalid(String)
}

/// What is wrong with one member of a JWK.
package enum MemberFault: Sendable, Hashable {
  case notAString
  case base64(Base64Error)
  case length(Int, needed: Int)
  case empty
}
