import HTTP
import Platform
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc

  @Suite("What the transport costs the process")
  struct ProcessTests {
    @Test("making a transport loads no library; the first request does")
    func lazy() async {
      await #expect(processExitsWith: .success) {
        let transport = live()
        guard Self.loaded == 0 else { exit(1) }
        var request = try getting("http://127.0.0.1:1/")
        request.bounds.connect = .seconds(1)
        _ = await transport.failure(request)
        exit(Self.loaded > 0 ? 0 : 2)
      }
    }

    @Test("a child inherits none of its descriptors")
    func closeOnExec() async {
      await #expect(processExitsWith: .success) {
        let before = Self.inheritable
        let server = try RawServer([.read, okay, .awaitClose])
        let transport = live()
        _ = try await transport.send(getting("http://localhost:\(server.port)/"), for: .probe)
        exit(Self.inheritable == before ? 0 : 1)
      }
    }

    @Test("an endless body that is read and thrown away takes no memory")
    func flat() async {
      await #expect(processExitsWith: .success) {
        let head = RawServer.Act.send("HTTP/1.1 200 OK\r\n\r\n")
        let server = try RawServer([.read, head, .flood([UInt8](repeating: 65, count: 65_536))])
        let stream = try await live().open(getting(server.url(), total: .seconds(60)), for: .call)
        _ = try await stream.next()
        let before = Self.residentPages
        var count = 0
        while count < 1_000_000_000, let piece = try await stream.next() { count += piece.count }
        stream.close()
        let grown = (Self.residentPages - before) * 4_096
        exit(count >= 1_000_000_000 && grown < 16_777_216 ? 0 : 1)
      }
    }

    /// Lines of the memory map that name libcurl.
    private static var loaded: Int {
      let map = (try? Descriptor(path: "/proc/self/maps", O_RDONLY).stream(limit: 10_000_000)) ?? nil
      return String(decoding: map ?? [], as: UTF8.self).split(separator: "libcurl").count - 1
    }

    private static var inheritable: [Int32] {
      (3..<512).filter { descriptor in
        let flags = fcntl(descriptor, F_GETFD)
        return flags >= 0 && flags & FD_CLOEXEC == 0
      }
    }

    private static var residentPages: Int {
      let text = (try? Descriptor(path: "/proc/self/statm", O_RDONLY).stream(limit: 1_000)) ?? nil
      return Int(String(decoding: text ?? [], as: UTF8.self).split(separator: " ").dropFirst().first ?? "")
        ?? 0
    }
  }
#endif
