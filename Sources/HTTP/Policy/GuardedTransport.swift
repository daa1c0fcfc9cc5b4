import Synchronization

/// The addresses of a URL's host; one live, one in tests.
package typealias LookUpName = @Sendable (Location) async -> [IPAddress]

/// Judges every request by the ``URLPolicy`` before it reaches the network, and learns what the typed host is.
package final class GuardedTransport: HTTPTransport {
  private let inner: any HTTPTransport
  private let lookUp: LookUpName
  private let state: Mutex<URLPolicy>

  /// - Parameter lookUp: what a name means on this machine; nothing where that cannot be told.
  package init(
    _ inner: any HTTPTransport, policy: URLPolicy, lookUp: @escaping LookUpName = { _ in [] }
  ) {
    self.inner = inner
    self.lookUp = lookUp
    state = Mutex(policy)
  }

  package var policy: URLPolicy { state.withLock { $0 } }

  /// SEC-5 for a page that a browser is sent to: nobody here sees where that connects, so its name is judged by what
  /// it means on this machine.
  package func judge(visitTo url: Location) async throws(TransportError) {
    func refusal(_ reason: TransportError.Reason) -> TransportError {
      TransportError(reason, url: url, mayHaveArrived: false)
    }
    let policy = policy
    let reach: Set<IPAddress.Kind>
    do throws(PolicyViolation) { reach = try policy.reach(of: url) } catch { throw refusal(.refused(error)) }
    guard case .name = url.host, !url.host.isLocalName, reach != Set(IPAddress.Kind.allCases) else { return }
    let addresses = await lookUp(url)
    if let foreign = addresses.first(where: { !reach.contains($0.kind) }) {
      throw refusal(.addressRefused(foreign))
    }
    // http may go to private addresses only, so not knowing is not enough.
    guard url.isSecure || !addresses.isEmpty else {
      throw refusal(.refused(PolicyViolation(rule: .insecure, url: url, isFinal: true)))
    }
  }

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
