import Synchronization

/// Judges every request by the ``URLPolicy`` before it reaches the network, and learns what the typed host is.
package final class GuardedTransport: HTTPTransport {
  private let inner: any HTTPTransport
  private let state: Mutex<URLPolicy>

  package init(_ inner: any HTTPTransport, policy: URLPolicy) {
    self.inner = inner
    state = Mutex(policy)
  }

  package var policy: URLPolicy { state.withLock { $0 } }

  package func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream {
    var request = request
    let policy = policy
    do throws(PolicyViolation) {
      request.reach = try policy.reach(of: request.url)
    } catch {
      throw TransportError(.refused(error), url: request.url, mayHaveArrived: false)
    }
    let stream = try await inner.open(request, for: step)
    if let remote = stream.head.remote, policy.isServer(request.url), !policy.isPinned(request.url) {
      state.withLock { $0.serverKind = remote.kind }
    }
    return stream
  }
}
