import CCrypto

/// RFC 7518 §6.4: a symmetric key; whoever can verify with it can also sign.
package struct SharedKey: Sendable {
  let bytes: [UInt8]

  /// Takes the secret byte for byte.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var type: KeyType { .octets(count: bytes.count) }
}

extension SharedKey {
  /// RFC 7518 §3.2: the message authentication code.
  package func sign(_ message: [UInt8], algorithm: SignatureAlgorithm) throws(LibCryptoError) -> [UInt8] {
    guard case .hmac(let function) = algorithm.scheme, !bytes.isEmpty else {
      throw .algorithmMisfit(algorithm, type)
    }
    return try code(of: message, function)
  }

  /// RFC 2104: HMAC with the whole digest.
  func code(of message: [UInt8], _ function: Digest.Function) throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    var code = [UInt8](repeating: 0, count: function.size)
    var size = UInt32(0)
    let made = unsafe c.pointee.HMAC(
      function.pointer(c), bytes, Int32(clamping: bytes.count), message, message.count, &code, &size)
    guard unsafe made != nil, size == function.size else { throw unsafe c.failure("HMAC") }
    return code
  }

  /// Whether the code is the one that this key gives the message.
  package func verify(
    _ code: [UInt8], of message: [UInt8], algorithm: SignatureAlgorithm
  ) throws(LibCryptoError) -> Bool {
    let right = try sign(message, algorithm: algorithm)
    guard code.count == right.count else { throw .signatureLength(code.count, needed: right.count) }
    return code.isIdentical(inConstantTimeTo: right)
  }
}

extension SharedKey: CustomStringConvertible, CustomReflectable {
  package var description: String { type.description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension SharedKey {
  /// RFC 8725 §2.1: the text of a public key or a certificate, which is no secret.
  package var looksPublic: Bool {
    let text = bytes.prefix(16_384)
    let labels = [
      "-----BEGIN PUBLIC KEY", "-----BEGIN RSA PUBLIC KEY", "-----BEGIN CERTIFICATE", "ssh-rsa ",
      "ssh-ed25519 ", "ecdsa-sha2-",
    ]
    if labels.contains(where: { text.firstRange(of: Array($0.utf8)) != nil }) { return true }
    guard text.first == UInt8(ascii: "{") else { return false }
    return text.firstRange(of: Array("\"kty\"".utf8)) != nil
      && text.firstRange(of: Array("\"oct\"".utf8)) == nil
  }
}
