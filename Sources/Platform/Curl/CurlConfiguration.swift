package import HTTP

/// What is the same for every request of a ``CurlTransport``.
package struct CurlConfiguration: Sendable {
  /// `mcpauth/1.2.3`.
  package var userAgent: String
  /// `--ca`: certificates that are trusted beside the system's.
  package var caFile: String?
  package var pins: [Pin] = []
  package var identity: Identity?
  /// Read for proxies (`https_proxy` and so on) and trust (`CURL_CA_BUNDLE`, `SSL_CERT_FILE`, `SSL_CERT_DIR`).
  package var environment: [String: String]

  package init(userAgent: String, environment: [String: String]) {
    self.userAgent = userAgent
    self.environment = environment
  }

  /// `--resolve HOST:PORT:ADDR`: connections for this host and port go to the address, past any proxy.
  package struct Pin: Sendable, Hashable {
    /// In lower case.
    package let host: String
    package let port: UInt16
    package let address: IPAddress

    package init(host: String, port: UInt16, address: IPAddress) {
      self.host = host.lowercased()
      self.port = port
      self.address = address
    }

    /// As URL policies name it.
    package var authority: String { "\(host):\(port)" }
  }

  /// The client certificate that is shown to servers which ask for one (RFC 8705).
  package struct Identity: Sendable {
    package let certificateFile: String
    package let keyFile: String
    package let passphrase: Secret?

    package init(certificateFile: String, keyFile: String, passphrase: Secret? = nil) {
      self.certificateFile = certificateFile
      self.keyFile = keyFile
      self.passphrase = passphrase
    }
  }
}
