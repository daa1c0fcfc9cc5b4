import CCrypto

/// What of OpenSSL this process has loaded so far; asking loads nothing.
package enum LibCryptoLoading {
  /// Whether libcrypto is in the process, whoever brought it.
  package static var isLoaded: Bool { cc_libcrypto_is_loaded() }
}
