#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `errno` of a socket call that failed in a test.
package struct RawSocketError: Error {
  package let code: Int32
}

/// The few socket calls that ``RawServer`` is made of.
enum RawSocket {
  #if canImport(Darwin)
    private static let stream = SOCK_STREAM
    private static let flags: Int32 = 0
  #else
    private static let stream = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    private static let flags = Int32(MSG_NOSIGNAL)
  #endif

  static func listen(v6: Bool) throws(RawSocketError) -> Int32 {
    let socket = socket(v6 ? AF_INET6 : AF_INET, stream, 0)
    guard socket >= 0 else { throw RawSocketError(code: errno) }
    let bound: Int32
    if v6 {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_addr = in6addr_loopback
      bound = bind(socket, &address)
    } else {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      bound = bind(socket, &address)
    }
    #if canImport(Darwin)
      let listening = bound == 0 && Darwin.listen(socket, 512) == 0
    #else
      let listening = bound == 0 && Glibc.listen(socket, 512) == 0
    #endif
    guard listening else { throw RawSocketError(code: errno) }
    return socket
  }

  /// Holds a port of the other family without listening, so that nobody else answers there; nil when it is taken.
  static func reserve4(_ port: UInt16) -> Int32? {
    let socket = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    if bind(socket, &address) == 0 { return socket }
    close(socket)
    return nil
  }

  private static func bind<Address>(_ socket: Int32, _ address: inout Address) -> Int32 {
    let size = socklen_t(MemoryLayout<Address>.size)
    return unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        #if canImport(Darwin)
          unsafe Darwin.bind(socket, $0, size)
        #else
          unsafe Glibc.bind(socket, $0, size)
        #endif
      }
    }
  }

  static func port(of socket: Int32) throws(RawSocketError) -> UInt16 {
    // Port and family lie at the same place in both kinds of address.
    var address = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(socket, $0, &size)
      }
    }
    guard code == 0 else { throw RawSocketError(code: errno) }
    return UInt16(bigEndian: address.sin6_port)
  }

  static func accept(_ listener: Int32) -> Int32? {
    while true {
      #if canImport(Darwin)
        let socket = Darwin.accept(listener, nil, nil)
      #else
        let socket = Glibc.accept(listener, nil, nil)
      #endif
      if socket >= 0 {
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        unsafe setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
        return socket
      }
      guard errno == EINTR || errno == ECONNABORTED else { return nil }
    }
  }

  /// nil when the client has gone.
  static func receive(_ socket: Int32, limit: Int) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: min(limit, 65_536))
    let count = unsafe recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  /// False when the client has gone.
  static func send(_ socket: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          unsafe Darwin.send(socket, buffer.baseAddress, buffer.count, flags)
        #else
          unsafe Glibc.send(socket, buffer.baseAddress, buffer.count, flags)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Whether the client closed within that time; what it sends meanwhile is thrown away.
  static func isClosed(_ socket: Int32, within milliseconds: Int32) -> Bool {
    var poller = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&poller, 1, milliseconds) > 0 {
      guard receive(socket, limit: 65_536) != nil else { return true }
    }
    return false
  }

  static func isWritable(_ socket: Int32, within milliseconds: Int32) -> Bool {
    var poller = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&poller, 1, milliseconds) > 0
  }

  static func reset(_ socket: Int32) {
    var linger = linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
  }

  static func close(_ socket: Int32) {
    #if canImport(Darwin)
      _ = Darwin.close(socket)
    #else
      _ = Glibc.close(socket)
    #endif
  }

  /// Wakes the thread that accepts; it then closes the socket.
  static func stop(_ listener: Int32) { _ = shutdown(listener, Int32(SHUT_RDWR)) }
}
