import CCrypto

/// FIPS 180-4: the digests that OAuth and JOSE use.
package enum Digest {
  /// SHA-256, which never loads libcrypto.
  package static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// SHA-384 or SHA-512, or SHA-256 where libcrypto is open anyway.
  package static func hash(_ bytes: [UInt8], with function: Function) throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    var digest = [UInt8](repeating: 0, count: function.size)
    var size = UInt32(0)
    unsafe try c.check(
      c.pointee.EVP_Digest(bytes, bytes.count, &digest, &size, function.pointer(c), nil), "EVP_Digest")
    return digest
  }

  /// The three members of SHA-2 that JOSE names.
  package enum Function: Sendable, Hashable, CaseIterable {
    case sha256
    case sha384
    case sha512

    /// The bytes of a digest.
    package var size: Int {
      switch self {
      case .sha256: 32
      case .sha384: 48
      case .sha512: 64
      }
    }

    /// OpenSSL's name for it.
    var name: String {
      switch self {
      case .sha256: "SHA2-256"
      case .sha384: "SHA2-384"
      case .sha512: "SHA2-512"
      }
    }

    func pointer(_ c: LibCryptoTable) -> OpaquePointer? {
      switch self {
      case .sha256: unsafe c.pointee.EVP_sha256()
      case .sha384: unsafe c.pointee.EVP_sha384()
      case .sha512: unsafe c.pointee.EVP_sha512()
      }
    }
  }
}
