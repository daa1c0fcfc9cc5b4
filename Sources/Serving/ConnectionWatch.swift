import NIOCore

/// Closes a connection on which nothing happened for too long; one timer, moved only to ring earlier.
final class ConnectionWatch {
  private var deadline: NIODeadline?
  private var timer: (rings: NIODeadline, scheduled: Scheduled<Void>)?

  /// Counts from now; nil waits for ever.
  func set(_ patience: Duration?, context: ChannelHandlerContext) {
    guard let patience, context.channel.isActive || deadline == nil else {
      deadline = nil
      return
    }
    let end = NIODeadline.now() + TimeAmount(patience)
    deadline = end
    if let timer {
      guard end < timer.rings else { return }
      timer.scheduled.cancel()
    }
    schedule(end, context: context)
  }

  func stop() {
    deadline = nil
    timer?.scheduled.cancel()
    timer = nil
  }

  private func schedule(_ end: NIODeadline, context: ChannelHandlerContext) {
    let scheduled = context.eventLoop.assumeIsolated().scheduleTask(deadline: end) { self.ring(context) }
    timer = (end, scheduled)
  }

  private func ring(_ context: ChannelHandlerContext) {
    timer = nil
    guard let deadline else { return }
    if deadline <= NIODeadline.now() {
      context.close(promise: nil)
    } else {
      schedule(deadline, context: context)
    }
  }
}
