import CCurl
import HTTP

/// An option that the loaded libcurl did not take.
struct CurlOptionError: Error {
  let code: CURLcode

  var sentence: String {
    guard let text = unsafe ccurl_easy_strerror(code) else { return "libcurl refused an option" }
    return "libcurl refused an option: \(unsafe String(cString: text))"
  }
}

extension CurlTransfer {
  /// Tells libcurl everything about the request; after that it can be added to a multi handle.
  func configure(_ configuration: CurlConfiguration, _ trust: CurlTrust) throws(CurlOptionError) {
    try setFixed()
    try setTarget()
    try setFields(userAgent: configuration.userAgent)
    try setBody()
    try trust.apply(to: self, wholly: plan.needsWholeTrust)
    if plan.request.showsCertificate, let identity = configuration.identity {
      try set(CURLOPT_SSLCERT, identity.certificateFile)
      try set(CURLOPT_SSLKEY, identity.keyFile)
      if let passphrase = identity.passphrase { try set(CURLOPT_KEYPASSWD, passphrase.reveal()) }
    }
    try setCallbacks()
  }

  private func setFixed() throws(CurlOptionError) {
    try check(unsafe ccurl_restrict_protocols(easy))
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_PATH_AS_IS, 1)
    try set(CURLOPT_HTTP09_ALLOWED, 0)
    try set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    // A cancelled name lookup is left to its thread instead of being waited for (7.87).
    try? set(CURLOPT_QUICK_EXIT, 1)
  }

  private func setTarget() throws(CurlOptionError) {
    let request = plan.request
    try set(CURLOPT_URL, request.url.text)
    // Said explicitly even where there is none: otherwise libcurl reads the environment by itself.
    try set(CURLOPT_PROXY, plan.proxy ?? "")
    try set(CURLOPT_NOPROXY, "")
    try set(CURLOPT_CONNECTTIMEOUT_MS, min(request.bounds.connect, request.bounds.total).milliseconds)
    try set(CURLOPT_FRESH_CONNECT, plan.needsFreshConnection || plan.isOnceOnly && !plan.hasBody ? 1 : 0)
    try set(CURLOPT_RESOLVE, plan.resolutions)
  }

  private func setFields(userAgent: String) throws(CurlOptionError) {
    var headers = plan.request.headers
    if headers["User-Agent"] == nil { headers.append("User-Agent", userAgent) }
    if headers["Accept-Encoding"] == nil { headers.append("Accept-Encoding", "identity") }
    var lines = headers.fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    // Without a value libcurl leaves its own field out.
    lines.append("Expect:")
    if plan.hasBody, headers["Content-Type"] == nil { lines.append("Content-Type:") }
    try set(CURLOPT_HTTPHEADER, lines)
  }

  private func setBody() throws(CurlOptionError) {
    let body = plan.request.body
    if plan.request.method == .get && body == nil { return try set(CURLOPT_HTTPGET, 1) }
    if body != nil || plan.request.method == .post {
      try set(CURLOPT_POST, 1)
      let bytes = body ?? []
      // libcurl repeats a request by itself when a reused connection closes; what it cannot rewind it cannot repeat.
      if plan.isOnceOnly && plan.hasBody {
        try check(unsafe ccurl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)))
        try check(unsafe ccurl_set_read(easy, onRead))
        try check(unsafe ccurl_set_seek(easy, onSeek))
        try unsafe set(CURLOPT_READDATA, context(of: self))
        try unsafe set(CURLOPT_SEEKDATA, context(of: self))
      } else {
        try check(unsafe ccurl_set_body(easy, bytes, bytes.count))
      }
    }
    try set(CURLOPT_CUSTOMREQUEST, plan.request.method.rawValue)
  }

  private func setCallbacks() throws(CurlOptionError) {
    let context = unsafe context(of: self)
    try check(unsafe ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, message))
    try check(unsafe ccurl_set_header(easy, onHeader))
    try unsafe set(CURLOPT_HEADERDATA, context)
    try check(unsafe ccurl_set_write(easy, onBody))
    try unsafe set(CURLOPT_WRITEDATA, context)
    try check(unsafe ccurl_set_socket(easy, onSocket))
    try unsafe set(CURLOPT_OPENSOCKETDATA, context)
    try check(unsafe ccurl_set_prerequest(easy, onConnected))
    try unsafe set(CURLOPT_PREREQDATA, context)
    // Only for CURLINFO_HEADER_OUT: what was sent, and whether anything was.
    try check(unsafe ccurl_set_debug(easy, onDebug))
    try unsafe set(CURLOPT_DEBUGDATA, context)
    try set(CURLOPT_VERBOSE, 1)
  }
}

// One setter for each type of argument.
extension CurlTransfer {
  private func check(_ code: CURLcode) throws(CurlOptionError) {
    guard code == CURLE_OK else { throw CurlOptionError(code: code) }
  }

  func set(_ option: CURLoption, _ value: Int) throws(CurlOptionError) {
    try check(unsafe ccurl_set_long(easy, option, value))
  }

  /// libcurl copies the text; nil takes its own value away.
  func set(_ option: CURLoption, _ value: String?) throws(CurlOptionError) {
    try check(unsafe ccurl_set_text(easy, option, value))
  }

  func set(_ option: CURLoption, _ value: [UInt8]) throws(CurlOptionError) {
    try check(unsafe ccurl_set_bytes(easy, option, value, value.count))
  }

  private func set(_ option: CURLoption, _ context: UnsafeMutableRawPointer) throws(CurlOptionError) {
    try check(unsafe ccurl_set_pointer(easy, option, context))
  }

  /// The list lives as long as the transfer.
  private func set(_ option: CURLoption, _ texts: [String]) throws(CurlOptionError) {
    if texts.isEmpty { return }
    guard let list = CurlList(texts) else { throw CurlOptionError(code: CURLE_OUT_OF_MEMORY) }
    lists.append(list)
    try check(unsafe ccurl_set_list(easy, option, list.first))
  }
}
