import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP/1.1 server: one function from request to answer, one thread that lives while it listens.
package struct HTTPServer: Sendable {
  package typealias Handler = @Sendable (ServerRequest) async -> ServerResponse

  /// What is listened on, with the ports that were picked.
  package let binds: [Bind]
  private let listeners: [any Channel]
  private let connections: ConnectionSet
  private let group: MultiThreadedEventLoopGroup
  private let grace: Duration

  /// The port of the first bind.
  package var port: UInt16 { binds.first?.port ?? 0 }

  /// Listens on all of the binds, those with port zero on one and the same port where that can be had.
  package static func start(
    on binds: [Bind], tls: TLSIdentity? = nil, limits: ServerLimits = ServerLimits(),
    handler: @escaping Handler
  ) async throws(ServingError) -> HTTPServer {
    let secured = try tls.map { identity throws(ServingError) in try TLSContext(identity) }
    let connections = ConnectionSet(limit: limits.connections)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.closeOnExec() }
      }
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        guard connections.admit(channel) else { return channel.close() }
        return channel.eventLoop.makeCompletedFuture {
          try channel.closeOnExec()
          try install(on: channel, tls: secured, limits: limits, handler: handler)
        }
      }
    do throws(ServingError) {
      let listeners = try await Listeners(on: binds, bootstrap: bootstrap)
      return HTTPServer(
        binds: listeners.binds, listeners: listeners.channels, connections: connections, group: group,
        grace: limits.grace)
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Takes no more requests, gives answers under way the grace time, then ends; harmless twice.
  package func stop() async {
    guard let open = connections.close() else { return }
    for listener in listeners { listener.close(promise: nil) }
    for channel in open { channel.pipeline.fireUserInboundEventTriggered(ServerStopping()) }
    let deadline = group.next().scheduleTask(in: TimeAmount(grace)) {
      for channel in open { channel.close(promise: nil) }
    }
    for channel in listeners + open { try? await channel.closeFuture.get() }
    deadline.cancel()
    try? await group.shutdownGracefully()
  }

  private static func install(
    on channel: any Channel, tls: TLSContext?, limits: ServerLimits, handler: @escaping Handler
  ) throws {
    var bounds = NIOHTTPDecoderLimitConfiguration()
    bounds.maxHeaderFieldSize = limits.head
    bounds.maxHeaderListSize = limits.head
    bounds.maxHeaderFieldCount = limits.headerFields
    let pipeline = channel.pipeline.syncOperations
    let secure = try tls.map { try TLSHandler($0) }
    if let secure { try pipeline.addHandler(secure) }
    try pipeline.addHandler(
      ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: bounds)))
    try pipeline.addHandler(
      ConnectionHandler(limits: limits, tls: secure, channel: channel, handle: handler))
  }
}
