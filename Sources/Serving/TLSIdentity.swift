/// A server's certificate chain in DER, leaf first, and its private key as PEM.
package struct TLSIdentity: Sendable {
  package let chain: [[UInt8]]
  package let key: String
  /// RFC 8446 §4.3.2: where not nil, clients may show a certificate, which is nobody's to judge here; these
  /// authorities are named to them, so that a browser that has none of theirs asks nobody.
  package var clientAuthorities: [[UInt8]]?

  package init(chain: [[UInt8]], key: String, clientAuthorities: [[UInt8]]? = nil) {
    self.chain = chain
    self.key = key
    self.clientAuthorities = clientAuthorities
  }
}
