package import OAuth
import Serving
package import HTTP

/// The redirect listener on loopback (section 9.1): one path, one method, the right host, one accepted answer.
package final class LoopbackListener: RedirectListener {
  package let port: UInt16
  private let server: HTTPServer
  private let arrivals: AsyncStream<Arrival>
  private let door: AsyncStream<Arrival>.Continuation

  /// A request that waits for its verdict.
  fileprivate struct Arrival: Sendable {
    let parameters: FormBody
    let verdict: CheckedContinuation<CallbackVerdict?, Never>
  }

  /// Binds both loopback families (LB-4), or the one address that the user named.
  package static func open(
    _ options: ListenerOptions, recorder: TraceRecorder
  ) async throws(ListenerError) -> LoopbackListener {
    let (arrivals, door) = AsyncStream.makeStream(of: Arrival.self, bufferingPolicy: .bufferingOldest(64))
    let binds = try Self.binds(options)
    let gate = CallbackGate(options: options, recorder: recorder) { parameters in
      await withCheckedContinuation { verdict in
        let result = door.yield(Arrival(parameters: parameters, verdict: verdict))
        // Nobody waits any more, or too many wait already.
        if case .enqueued = result { return }
        verdict.resume(returning: nil)
      }
    }
    do throws(ServingError) {
      let server = try await HTTPServer.start(on: binds) { await gate.answer($0) }
      return LoopbackListener(server, arrivals, door)
    } catch { throw ListenerError(error, port: options.port) }
  }

  private init(
    _ server: HTTPServer, _ arrivals: AsyncStream<Arrival>, _ door: AsyncStream<Arrival>.Continuation
  ) {
    self.server = server
    self.arrivals = arrivals
    self.door = door
    port = server.port
  }

  package func wait(
    until deadline: Deadline, judge: @escaping @Sendable (FormBody) -> CallbackVerdict
  ) async -> FormBody? {
    await withTaskGroup(of: FormBody?.self) { [arrivals] group in
      group.addTask {
        for await arrival in arrivals {
          let verdict = judge(arrival.parameters)
          arrival.verdict.resume(returning: verdict)
          if case .accept = verdict { return arrival.parameters }
        }
        return nil
      }
      group.addTask {
        guard let remaining = deadline.remaining else { return await Self.forever() }
        try? await Task.sleep(for: remaining)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  package func close() async {
    door.finish()
    await server.stop()
  }

  /// A port that is free now in both loopback families.
  package static func freePort() async throws(ListenerError) -> UInt16 {
    do throws(ServingError) {
      let server = try await HTTPServer.start(on: Bind.loopback()) { _ in ServerResponse(404, "") }
      await server.stop()
      return server.port
    } catch { throw ListenerError(error, port: 0) }
  }

  private static func forever() async -> FormBody? {
    while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
    return nil
  }

  private static func binds(_ options: ListenerOptions) throws(ListenerError) -> [Bind] {
    switch options.host {
    case nil: return Bind.loopback(port: options.port)
    case .name(let name) where options.host?.isLocalName == true && !name.isEmpty:
      return Bind.loopback(port: options.port)
    case .name(let name): throw .badAddress(name)
    case .address(let address): return [Bind(address, port: options.port)]
    }
  }
}

extension ListenerError {
  fileprivate init(_ error: ServingError, port: UInt16) {
    switch error {
    case .portInUse(let bind): self = .portTaken(bind.port == 0 ? port : bind.port)
    case .permissionDenied: self = .notPermitted(port)
    case .addressMissing(let bind): self = .badAddress("\(bind.address)")
    case .tls, .system: self = .system("\(error)")
    }
  }
}
