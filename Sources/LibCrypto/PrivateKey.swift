import CCrypto

/// The private half of a key pair, its public half included.
package struct PrivateKey: Sendable {
  let handle: KeyHandle
  package let type: KeyType

  init(_ handle: KeyHandle, type: KeyType) {
    self.handle = handle
    self.type = type
  }
}
