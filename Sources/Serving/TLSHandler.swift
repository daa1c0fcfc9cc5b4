import NIOCore

/// Turns a connection's bytes into plain text and back.
final class TLSHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let session: TLSSession
  private var hasEnded = false

  init(_ context: TLSContext) throws(ServingError) { session = try TLSSession(context) }

  /// RFC 8446 §4.4.2: what the peer showed of itself, its own certificate first.
  var peerCertificates: [[UInt8]] { session.peerCertificates }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    session.receive(Array(unwrapInboundIn(data).readableBytesView))
    while !hasEnded, context.channel.isActive {
      switch session.read() {
      case .data(let bytes): context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: bytes)))
      case .needsInput: return flushOutput(context)
      case .ended:
        hasEnded = true
        context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
      case .failed:
        hasEnded = true
        // The alert that says why goes out first.
        flushOutput(context)
        return context.close(promise: nil)
      }
    }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard session.isEstablished, session.write(Array(unwrapOutboundIn(data).readableBytesView)) else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    context.write(wrapOutboundOut(ByteBuffer(bytes: session.output())), promise: promise)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    if mode != .input {
      session.shutdown()
      flushOutput(context)
    }
    context.close(mode: mode, promise: promise)
  }

  private func flushOutput(_ context: ChannelHandlerContext) {
    let bytes = session.output()
    guard !bytes.isEmpty else { return }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
  }
}
