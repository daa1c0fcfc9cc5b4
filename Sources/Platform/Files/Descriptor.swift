#if canImport(Glibc)
  package import Glibc
#else
  package import Darwin
#endif
package import HTTP

/// A failed system call: which one, and `errno`.
package struct SystemError: Error, Sendable, Hashable {
  package let call: String
  package let code: Int32

  package init(_ call: String, _ code: Int32 = errno) {
    self.call = call
    self.code = code
  }

  package var reason: String { unsafe String(cString: strerror(code)) }
}

/// An open file or folder; closed when it goes out of scope, never inherited by children.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32

  package init(number: Int32) { self.number = number }

  deinit { close(number) }

  /// Opens an absolute path, or one below the working directory.
  package init(path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
    let opened = unsafe open(path, flags | O_CLOEXEC, mode)
    guard opened >= 0 else { throw SystemError("open") }
    number = opened
  }

  package func child(_ name: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) -> Descriptor {
    let opened = unsafe openat(number, name, flags | O_CLOEXEC, mode)
    guard opened >= 0 else { throw SystemError("open") }
    return Descriptor(number: opened)
  }

  package func status() throws(SystemError) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw SystemError("stat") }
    return status
  }

  /// Everything from the start, nil when it is more than `limit` bytes.
  package func read(limit: Int) throws(SystemError) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16_384)
    var count = 0
    while true {
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      let got = unsafe bytes[count...].withUnsafeMutableBytes { room in
        unsafe pread(number, room.baseAddress, room.count, off_t(count))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw SystemError("read") }
      if got == 0 { return Array(bytes[..<count]) }
      count += got
      if count > limit { return nil }
    }
  }

  /// Everything up to the end, from pipes and devices too; nil when it is more than `limit` bytes.
  ///
  /// Ends with `ETIMEDOUT` at the deadline, which a pipe reaches that nobody writes to.
  package func stream(limit: Int, until deadline: Deadline = .none) throws(SystemError) -> [UInt8]? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16_384)
    while true {
      try Self.wait(for: POLLIN, on: number, until: deadline)
      let got = unsafe piece.withUnsafeMutableBytes { unsafe Self.get(number, $0) }
      if got < 0, errno == EINTR || errno == EAGAIN { continue }
      guard got >= 0 else { throw SystemError("read") }
      if got == 0 { return bytes }
      bytes += piece[..<got]
      if bytes.count > limit { return nil }
    }
  }

  /// Returns when reading or writing would not block, or would fail at once.
  static func wait(for event: Int32, on number: Int32, until deadline: Deadline) throws(SystemError) {
    while true {
      var poller = pollfd(fd: number, events: Int16(event), revents: 0)
      // Rounded up, so that the last moment is not spent in circles.
      let milliseconds = deadline.remaining.map { Int32(min($0 / .milliseconds(1), 86_400_000).rounded(.up)) }
      let ready = unsafe poll(&poller, 1, milliseconds ?? -1)
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw SystemError("poll") }
      guard !deadline.hasPassed else { throw SystemError("poll", ETIMEDOUT) }
    }
  }

  private static func get(_ number: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(number, room.baseAddress, room.count)
    #else
      unsafe Darwin.read(number, room.baseAddress, room.count)
    #endif
  }

  package func write(_ bytes: [UInt8], at offset: Int = 0) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let put = unsafe bytes[done...].withUnsafeBytes { rest in
        unsafe pwrite(number, rest.baseAddress, rest.count, off_t(offset + done))
      }
      if put < 0, errno == EINTR { continue }
      guard put > 0 else { throw SystemError("write", put == 0 ? ENOSPC : errno) }
      done += put
    }
  }

  package func truncate(to length: Int) throws(SystemError) {
    guard ftruncate(number, off_t(length)) == 0 else { throw SystemError("truncate") }
  }

  /// Returns once the disk has it.
  package func sync() throws(SystemError) {
    guard fsync(number) == 0 else { throw SystemError("fsync") }
  }

  /// Names in a folder, without the two dots.
  package func names() throws(SystemError) -> [String] {
    let copy = unsafe openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let folder = unsafe fdopendir(copy) else { throw SystemError("opendir") }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
