import CCurl
import HTTP

extension TransportError.Reason {
  /// What a result code of libcurl means here; `detail` is libcurl's own sentence.
  static func curl(_ code: CURLcode, _ detail: String, _ plan: CurlPlan, isConnected: Bool) -> Self {
    switch code {
    case CURLE_UNSUPPORTED_PROTOCOL where plan.proxy != nil && !isConnected: .proxy(detail)
    case CURLE_COULDNT_RESOLVE_HOST: .nameNotResolved(plan.request.url.hostText)
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy(detail)
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED:
      plan.proxy == nil ? .notConnected(detail) : .proxy(detail)
    case CURLE_OPERATION_TIMEDOUT: .timedOut(seconds: plan.seconds(isConnected ? \.total : \.connect))
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
      CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
      .tls(detail)
    // Versions before 8.9 have no code of their own for broken chunks.
    case CURLE_RECV_ERROR where detail.contains("chunk"): .malformed(detail)
    case CURLE_GOT_NOTHING: .connectionLost("closed without an answer")
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_AGAIN:
      // A proxy that refuses the tunnel shows as a failed reception.
      isConnected || plan.proxy == nil ? .connectionLost(detail) : .proxy(detail)
    case CURLE_SEND_FAIL_REWIND: .connectionLost("the reused connection closed without an answer")
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_PARTIAL_FILE, CURLE_BAD_CONTENT_ENCODING,
      CURLE_CHUNK_FAILED, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_HTTP3, tooLarge:
      .malformed(detail)
    // libcurl's own limit for one line, which is above ours.
    case CURLE_OUT_OF_MEMORY where isConnected: .headTooLarge(limit: plan.request.bounds.head)
    default: isConnected ? .connectionLost(detail) : .notConnected(detail)
    }
  }
}

/// `CURLE_TOO_LARGE`, which came with 8.6.
private let tooLarge = CURLcode(rawValue: 100)

extension CurlPlan {
  /// A bound in seconds, as messages say it.
  func seconds(_ bound: KeyPath<HTTPRequest.Bounds, Duration>) -> Double {
    request.bounds[keyPath: bound].seconds
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }

  /// Whole milliseconds, at least one.
  var milliseconds: Int { max(1, Int((seconds * 1_000).rounded(.up))) }
}

extension CurlTransfer {
  /// What is to be reported when libcurl ended the transfer with that code, nil for a whole answer.
  func outcome(_ code: CURLcode) -> TransportError.Reason? {
    if let failure { return failure }
    if code == CURLE_OK { return head.isComplete ? nil : .malformed("the head is cut short") }
    if let refused, !isConnected && !hasTriedAddress || code == CURLE_ABORTED_BY_CALLBACK && requestsSent == 0
    {
      return .addressRefused(refused)
    }
    if pipe.isGivenUp { return .cancelled }
    return .curl(code, detail, plan, isConnected: isConnected)
  }
}
