#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the operating system answered instead of doing something with a file.
package struct FileError: Error, Sendable, Hashable {
  /// `errno`.
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// The error of the call that failed just before.
  static var last: FileError { FileError(code: errno) }

  package var isMissing: Bool { code == ENOENT }
  package var isNoSpace: Bool { code == ENOSPC || code == EDQUOT }
}

extension FileError: CustomStringConvertible {
  package var description: String {
    var buffer = [CChar](repeating: 0, count: 256)
    _ = unsafe strerror_r(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
