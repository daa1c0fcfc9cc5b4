import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A TCP client that sends exactly the bytes it is given; it waits on a thread of its own.
final class RawClient: Sendable {
  let descriptor: Int32
  private let thread = DispatchQueue(label: "raw client")

  init?(port: UInt16, isV6: Bool = false) {
    #if canImport(Glibc)
      let type = Int32(SOCK_STREAM.rawValue)
    #else
      let type = SOCK_STREAM
    #endif
    descriptor = socket(isV6 ? AF_INET6 : AF_INET, type, 0)
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    guard (isV6 ? Self.connect6(descriptor, port) : Self.connect4(descriptor, port)) == 0 else { return nil }
  }

  deinit { close(descriptor) }

  private static func connect4(_ descriptor: Int32, _ port: UInt16) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return unsafe withUnsafeBytes(of: &address) { bytes in
      guard let start = bytes.baseAddress else { return -1 }
      return unsafe connect(descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
  }

  private static func connect6(_ descriptor: Int32, _ port: UInt16) -> Int32 {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    address.sin6_addr = in6addr_loopback
    return unsafe withUnsafeBytes(of: &address) { bytes in
      guard let start = bytes.baseAddress else { return -1 }
      return unsafe connect(descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
  }

  @discardableResult
  func send(_ text: String) async -> RawClient {
    await elsewhere { [descriptor] in
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let count = unsafe bytes.withUnsafeBytes { unsafe sendQuietly(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { break }
        bytes = bytes.dropFirst(count)
      }
    }
    return self
  }

  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// One read, empty at the end or after twenty seconds of silence.
  func read() async -> String {
    await elsewhere { [descriptor] in
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
      return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
    }
  }

  /// Whether the server has ended the connection.
  var isClosed: Bool {
    var byte: UInt8 = 0
    let count = unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count == 0 || count < 0 && errno != EAGAIN && errno != EWOULDBLOCK
  }

  /// Reads until the text ends like that, by default to the end of the connection.
  func readAll(until ending: String? = nil) async -> String {
    var text = ""
    while ending.map(text.hasSuffix) != true {
      let piece = await read()
      if piece.isEmpty { break }
      text += piece
    }
    return text
  }

  private func elsewhere<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      thread.async { continuation.resume(returning: body()) }
    }
  }
}

private func sendQuietly(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    unsafe send(descriptor, start, count, Int32(MSG_NOSIGNAL))
  #else
    unsafe send(descriptor, start, count, 0)
  #endif
}
