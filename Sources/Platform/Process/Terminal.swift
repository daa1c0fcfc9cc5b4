#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
package import HTTP

/// The three streams of the process: the only way in which anything is printed or read from a person.
package struct Terminal: Sendable {
  package enum Stream: Int32, Sendable {
    case input = 0
    case output = 1
    case error = 2
  }

  /// The moment after which nothing is waited for that nobody reads.
  package var deadline = Deadline.none

  package init() {}

  package func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Writes everything; a reader that went away is no error, a full disk is, and one that reads nothing any more.
  package func write(_ text: String, to stream: Stream) throws(SystemError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      var piece = rest
      if deadline.seconds != nil {
        try Descriptor.wait(for: POLLOUT, on: stream.rawValue, until: deadline)
        // A pipe that takes anything takes this much at once.
        piece = rest.prefix(4_096)
      }
      let put = unsafe piece.withUnsafeBytes { unsafe Self.put(stream.rawValue, $0) }
      if put >= 0 {
        rest = rest.dropFirst(put)
      } else if errno == EAGAIN {
        usleep(1_000)
      } else if errno != EINTR {
        if errno == EPIPE { return }
        throw SystemError("write")
      }
    }
  }

  private static func put(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(number, bytes.baseAddress, bytes.count)
    #else
      unsafe Darwin.write(number, bytes.baseAddress, bytes.count)
    #endif
  }

  /// One line of the person's, read without blocking anybody else; nil at the end of input or when cancelled.
  package func line(from number: Int32 = Stream.input.rawValue, limit: Int = 65_536) async -> String? {
    var bytes: [UInt8] = []
    while !Task.isCancelled {
      var poller = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      if unsafe poll(&poller, 1, 0) == 0 {
        try? await Task.sleep(for: .milliseconds(40))
        continue
      }
      var byte: UInt8 = 0
      let got = unsafe read(number, &byte, 1)
      if got < 0, errno == EINTR || errno == EAGAIN { continue }
      if got <= 0 { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
      if bytes.count < limit { bytes.append(byte) }
    }
    return nil
  }

  /// All of standard input, nil when it is more than `limit` bytes.
  package func readAll(limit: Int, until deadline: Deadline = .none) throws(SystemError) -> [UInt8]? {
    try Descriptor(number: dup(0)).stream(limit: limit, until: deadline)
  }

  /// Columns of the terminal, 80 where it does not say.
  package func width(of stream: Stream) -> Int {
    var size = winsize()
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
