import HTTP

/// A reader's hold on one answer: when the last of it is gone, the transfer ends.
final class CurlAnswer: Sendable {
  private let plan: CurlPlan
  /// Kept as long as the answer is read, since its end stops the loop.
  private let transport: CurlTransport
  private let pipe = CurlPipe()

  init(_ plan: CurlPlan, _ transport: CurlTransport) {
    self.plan = plan
    self.transport = transport
  }

  deinit { giveUp(nil) }

  func open() async throws(TransportError) -> HTTPStream {
    let result = await withTaskCancellationHandler {
      guard transport.loop.post(.start(plan, pipe)) else { return CurlPipe.HeadResult.failure(notStarted) }
      return await pipe.head()
    } onCancel: {
      giveUp(interrupted)
    }
    return HTTPStream(
      head: try result.get(),
      next: { () async throws(TransportError) -> [UInt8]? in try await self.next() },
      close: { self.giveUp(nil) })
  }

  private func next() async throws(TransportError) -> [UInt8]? {
    let (pipe, loop, id) = (pipe, transport.loop, plan.id)
    let result = await withTaskCancellationHandler {
      await pipe.next { loop.post(.resume(id: id)) }
    } onCancel: {
      giveUp(interrupted)
    }
    return try result.get()
  }

  private func giveUp(_ failure: TransportError?) {
    if pipe.giveUp(failure) { transport.loop.post(.cancel(id: plan.id)) }
  }

  private var interrupted: TransportError { TransportError(.cancelled, url: plan.request.url) }

  private var notStarted: TransportError {
    let reason: TransportError.Reason =
      CurlLibrary.isThere ? .notConnected("no thread could be started") : .libraryMissing(CurlLibrary.names)
    return TransportError(reason, url: plan.request.url, mayHaveArrived: false)
  }
}
