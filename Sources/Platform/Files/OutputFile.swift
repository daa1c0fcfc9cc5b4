#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is made anew for its owner's eyes only and written piece by piece.
package final class OutputFile: Sendable {
  private let file: Descriptor

  /// Empties an existing file; a link, a folder, a pipe or a device is refused.
  package init(path: String) throws(SystemError) {
    file = try Descriptor(path: path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK, mode: 0o600)
    guard try file.status().st_mode & S_IFMT == S_IFREG else { throw SystemError("open", EINVAL) }
    guard fchmod(file.number, 0o600) == 0 else { throw SystemError("chmod") }
    try file.truncate(to: 0)
  }

  /// Replaces everything from `offset` on; when that fails what was there before is put back.
  package func rewrite(from offset: Int, _ bytes: [UInt8], before: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try file.write(bytes, at: offset)
    } catch {
      // On a full disk the blocks that were there still take their old bytes.
      try? file.write(before, at: offset)
      try? file.truncate(to: offset + before.count)
      throw error
    }
  }
}
