import HTTP
import NIOCore
import NIOHTTP1

/// Asks a connection to end: at once when nothing is under way, else after the answer.
struct ServerStopping: Sendable {}

/// One connection: requests in their order, one at a time, each answered before the next is looked at.
final class ConnectionHandler: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = ResponsePart
  typealias OutboundOut = ByteBuffer

  /// Whose turn it is on this connection.
  private enum State {
    case receiving
    case responding(Task<Void, Never>?)
    case streaming(Task<Void, Never>?, ResponseFraming)
    /// Our side is closed; what still comes is thrown away, so that the peer can read the last answer.
    case draining
  }

  private let handle: @Sendable (ServerRequest) async -> ServerResponse
  private let limits: ServerLimits
  private var assembly: RequestAssembly
  private var state = State.receiving
  private var waiting = CircularBuffer<HTTPServerRequestPart>(initialCapacity: 0)
  private var isReadWanted = false
  private var isInputClosed = false
  private var isStopping = false
  private var unwritten = 0
  private let watch = ConnectionWatch()

  init(
    limits: ServerLimits, tls: TLSHandler?, channel: any Channel,
    handle: @escaping @Sendable (ServerRequest) async -> ServerResponse
  ) {
    self.handle = handle
    self.limits = limits
    assembly = RequestAssembly(
      limits: limits, remote: channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) },
      localPort: UInt16(clamping: channel.localAddress?.port ?? 0), tls: tls)
  }

  func handlerAdded(context: ChannelHandlerContext) { setWatch(context) }

  func handlerRemoved(context: ChannelHandlerContext) { watch.stop() }

  func channelInactive(context: ChannelHandlerContext) {
    cancelTask()
    watch.stop()
    waiting.removeAll()
    context.fireChannelInactive()
  }

  func read(context: ChannelHandlerContext) {
    switch state {
    case .receiving, .draining: context.read()
    case .responding, .streaming: isReadWanted = true
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch state {
    case .receiving: process(unwrapInboundIn(data), context: context)
    case .responding, .streaming: waiting.append(unwrapInboundIn(data))
    case .draining: break
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch state {
    case .receiving:
      guard let fault = error as? HTTPParserError else { return context.close(promise: nil) }
      refuse(fault == .headerOverflow ? 431 : 400, context: context)
    // The broken bytes come after a request that is being answered: the answer is the last one.
    case .responding, .streaming: isStopping = true
    case .draining: break
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is ServerStopping: stop(context: context)
    case ChannelEvent.inputClosed: inputClosed(context: context)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  private func stop(context: ChannelHandlerContext) {
    isStopping = true
    switch state {
    case .receiving, .streaming, .draining: context.close(promise: nil)
    case .responding: break
    }
  }

  private func inputClosed(context: ChannelHandlerContext) {
    isInputClosed = true
    switch state {
    case .receiving, .draining: context.close(promise: nil)
    // A stream has no other sign that its reader went away.
    case .streaming: context.close(promise: nil)
    case .responding: break
    }
  }

  private func process(_ part: HTTPServerRequestPart, context: ChannelHandlerContext) {
    switch assembly.take(part) {
    case .more: break
    case .expectsContinue:
      context.writeAndFlush(
        wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
    case .refused(let status): refuse(status, context: context)
    case .complete(let request): start(request, context: context)
    }
  }

  private func refuse(_ status: Int, context: ChannelHandlerContext) {
    isStopping = true
    state = .responding(nil)
    respond(status: status, headers: [:], body: [], context: context, promise: nil)
    context.flush()
  }

  private func start(_ request: ServerRequest, context: ChannelHandlerContext) {
    let task = Task { [handle, channel = context.channel] in
      await handle(request).send(to: channel, withBody: request.method != "HEAD")
    }
    state = .responding(task)
    setWatch(context)
  }

  private func cancelTask() {
    switch state {
    case .responding(let task), .streaming(let task, _): task?.cancel()
    case .receiving, .draining: break
    }
  }
}

extension ConnectionHandler {
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch (unwrapOutboundIn(data), state) {
    case (.whole(let status, let headers, let body), .responding):
      respond(status: status, headers: headers, body: body, context: context, promise: promise)
    case (.head(let status, let headers), .responding(let task)):
      let framing = framing(status: status, headers: headers, length: nil)
      state = .streaming(task, framing)
      send(ByteBuffer(string: framing.head), context: context, promise: promise)
    case (.piece(let bytes), .streaming(_, let framing)):
      var buffer = ByteBuffer()
      framing.piece(bytes, into: &buffer)
      send(buffer, context: context, promise: promise)
    case (.end, .streaming(_, let framing)):
      send(ByteBuffer(string: framing.isChunked ? "0\r\n\r\n" : ""), context: context, promise: promise)
      finish(closing: framing.closes, context: context)
    case (.abort, .streaming), (.abort, .responding):
      promise?.succeed()
      context.close(promise: nil)
    default: promise?.fail(ChannelError.ioOnClosedChannel)
    }
  }

  private func framing(status: Int, headers: Headers, length: Int?) -> ResponseFraming {
    ResponseFraming(status: status, headers: headers, length: length, for: assembly.head, closing: isStopping)
  }

  private func respond(
    status: Int, headers: Headers, body: [UInt8], context: ChannelHandlerContext,
    promise: EventLoopPromise<Void>?
  ) {
    let framing = framing(status: status, headers: headers, length: body.count)
    var buffer = context.channel.allocator.buffer(capacity: framing.head.utf8.count + body.count)
    buffer.writeString(framing.head)
    framing.piece(body, into: &buffer)
    send(buffer, context: context, promise: promise)
    finish(closing: framing.closes, context: context)
  }

  private func send(_ buffer: ByteBuffer, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    let written = promise ?? context.eventLoop.makePromise()
    unwritten += 1
    setWatch(context)
    written.futureResult.assumeIsolated().whenComplete { _ in
      self.unwritten -= 1
      self.setWatch(context)
    }
    context.write(wrapOutboundOut(buffer), promise: written)
  }

  /// How long this state may last without anything happening.
  private func setWatch(_ context: ChannelHandlerContext) {
    let patience: Duration? =
      switch state {
      case _ where unwritten > 0: limits.write
      case .receiving: limits.idle
      case .responding, .streaming: nil
      case .draining: .seconds(1)
      }
    watch.set(patience, context: context)
  }

  /// RFC 9112 §9.6: our side closes first and reads what still comes, or a reset could eat the answer.
  private func finish(closing: Bool, context: ChannelHandlerContext) {
    if closing || (isInputClosed && waiting.isEmpty) {
      state = .draining
      context.flush()
      context.close(mode: isInputClosed ? .all : .output, promise: nil)
      context.read()
      return
    }
    state = .receiving
    while case .receiving = state, let part = waiting.popFirst() { process(part, context: context) }
    guard case .receiving = state else { return }
    setWatch(context)
    if isReadWanted {
      isReadWanted = false
      context.read()
    }
  }
}
