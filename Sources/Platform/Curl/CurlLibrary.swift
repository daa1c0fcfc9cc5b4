import CCurl

/// libcurl, opened once at the first request.
enum CurlLibrary {
  #if canImport(Darwin)
    static let names = ["libcurl.4.dylib", "/usr/lib/libcurl.4.dylib"]
  #else
    static let names = ["libcurl.so.4", "libcurl-gnutls.so.4"]
  #endif

  /// Whether one of the names could be opened; asking opens it.
  static let isThere = names.contains { unsafe ccurl_open($0) }
}
