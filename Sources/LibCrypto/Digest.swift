/// FIPS 180-4 digests.
package enum Digest {
  package enum Function: Sendable, Hashable, CaseIterable {
    case sha256
    case sha384
    case sha512
  }
}
