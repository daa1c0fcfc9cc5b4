/// Unpredictable bytes.
package protocol RandomSource: Sendable {
  func bytes(_ count: Int) -> [UInt8]
}
