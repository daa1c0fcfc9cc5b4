/// A server's certificate chain in DER, leaf first, and its private key as PEM.
package struct TLSIdentity: Sendable {
  package let chain: [[UInt8]]
  package let key: String

  package init(chain: [[UInt8]], key: String) {
    self.chain = chain
    self.key = key
  }
}
