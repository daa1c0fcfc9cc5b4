#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whole files as bytes.
package enum FileBytes {
  /// Reads a file of at most `limit` bytes.
  package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Self.read(file, &piece)
      if count == 0 { return bytes }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .last }
      guard bytes.count + count <= limit else { throw FileError(code: EFBIG) }
      bytes += piece[..<count]
    }
  }

  private static func read(_ file: Int32, _ piece: inout [UInt8]) -> Int {
    let count = piece.count
    #if canImport(Darwin)
      return unsafe Darwin.read(file, &piece, count)
    #else
      return unsafe Glibc.read(file, &piece, count)
    #endif
  }
}
