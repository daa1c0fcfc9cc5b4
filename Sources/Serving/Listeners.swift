import HTTP
import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The listening sockets of one server.
struct Listeners {
  private(set) var binds: [Bind] = []
  private(set) var channels: [any Channel] = []

  init(on wanted: [Bind], bootstrap: ServerBootstrap) async throws(ServingError) {
    // A port that one family has free can be taken in the other; another pick usually is not.
    for _ in 0..<8 {
      if try await listen(on: wanted, bootstrap: bootstrap, samePort: true) { return }
    }
    _ = try await listen(on: wanted, bootstrap: bootstrap, samePort: false)
  }

  /// False where only the picked port was in the way; then nothing is left open.
  private mutating func listen(
    on wanted: [Bind], bootstrap: ServerBootstrap, samePort: Bool
  ) async throws(ServingError) -> Bool {
    var picked: UInt16?
    for bind in wanted {
      let port = bind.port == 0 ? (samePort ? picked : nil) ?? 0 : bind.port
      do throws(ServingError) {
        let channel = try await Self.listen(on: bind, port: port, bootstrap: bootstrap)
        let actual = UInt16(clamping: channel.localAddress?.port ?? 0)
        if bind.port == 0 { picked = actual }
        channels.append(channel)
        binds.append(Bind(bind.address, port: actual, isOptional: bind.isOptional))
      } catch {
        if case .addressMissing = error, bind.isOptional { continue }
        await close()
        if case .portInUse = error, bind.port == 0, port != 0 { return false }
        throw error
      }
    }
    guard binds.isEmpty, let first = wanted.first else { return true }
    throw .addressMissing(first)
  }

  private mutating func close() async {
    for channel in channels { try? await channel.close() }
    channels = []
    binds = []
  }

  private static func listen(
    on bind: Bind, port: UInt16, bootstrap: ServerBootstrap
  ) async throws(ServingError) -> any Channel {
    do {
      let address = try SocketAddress(packedIPAddress: ByteBuffer(bytes: bind.address.bytes), port: Int(port))
      var bootstrap = bootstrap
      if bind.address.isV6 { bootstrap = bootstrap.serverChannelOption(.ipv6Only, value: 1) }
      return try await bootstrap.bind(to: address).get()
    } catch let error as IOError {
      switch error.errnoCode {
      case EADDRINUSE: throw .portInUse(bind)
      case EACCES, EPERM: throw .permissionDenied(bind)
      case EADDRNOTAVAIL, EAFNOSUPPORT: throw .addressMissing(bind)
      default: throw .system(bind, "\(error)")
      }
    } catch {
      throw .system(bind, "\(error)")
    }
  }
}

extension ChannelOption where Self == ChannelOptions.Types.SocketOption {
  fileprivate static var ipv6Only: Self { .socket(SocketOptionLevel(IPPROTO_IPV6), IPV6_V6ONLY) }
}

extension Channel {
  /// A browser or another program that is started meanwhile must not hold the port.
  func closeOnExec() throws {
    _ = try pipeline.syncOperations.withUnsafeTransportIfAvailable { (socket: NIOBSDSocket.Handle) in
      fcntl(socket, F_SETFD, FD_CLOEXEC)
    }
  }
}
