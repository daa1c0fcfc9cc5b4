#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file to which many processes append, each piece whole and behind the others.
package final class AppendFile: Sendable {
  private let file: Descriptor

  /// Creates it for its owner's eyes only; a link, a folder, a pipe or a device is refused.
  package init(path: String) throws(SystemError) {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
    file = try Descriptor(path: path, flags, mode: 0o600)
    guard try file.status().st_mode & S_IFMT == S_IFREG else { throw SystemError("open", EINVAL) }
  }

  /// In one write; on a full disk the beginning that went through is taken back.
  package func append(_ bytes: [UInt8]) throws(SystemError) {
    let isLocked = lock()
    defer { if isLocked { flock(file.number, LOCK_UN) } }
    let size = try file.status().st_size
    let put = try once(bytes)
    guard put < bytes.count else { return }
    // Whoever does not lock may have written behind it; that must stay.
    if isLocked, try file.status().st_size == size + off_t(put) { try file.truncate(to: Int(size)) }
    throw SystemError("write", ENOSPC)
  }

  private func once(_ bytes: [UInt8]) throws(SystemError) -> Int {
    while true {
      let put = unsafe bytes.withUnsafeBytes { unsafe write(file.number, $0.baseAddress, $0.count) }
      if put >= 0 { return put }
      guard errno == EINTR else { throw SystemError("write") }
    }
  }

  /// A lock keeps whole what a full disk cuts; a stranger that holds it for long keeps nobody from writing.
  private func lock() -> Bool {
    for _ in 0..<1_000 {
      if flock(file.number, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      usleep(1_000)
    }
    return false
  }
}

extension AppendFile {
  /// Why it cannot be used, in words that say more than the system's.
  package static func reason(_ error: SystemError) -> String {
    switch (error.call, error.code) {
    case ("open", ELOOP): "it is a link"
    case ("open", EINVAL), ("open", ENXIO), ("open", EISDIR): "it is no regular file"
    default: error.reason
    }
  }
}
