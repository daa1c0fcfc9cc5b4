package import HTTP

/// The live door to the network: libcurl, loaded and started by the first request.
package final class CurlTransport: HTTPTransport {
  let loop: CurlLoop
  private let proxies: ProxyRules

  package init(_ configuration: CurlConfiguration) {
    loop = CurlLoop(configuration)
    proxies = ProxyRules(environment: configuration.environment)
  }

  deinit { loop.post(.stop) }

  package func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream {
    let plan = CurlPlan(
      request, for: step, id: loop.nextID(), configuration: loop.configuration, proxies: proxies)
    if let reason = plan.objection {
      throw TransportError(reason, url: request.url, mayHaveArrived: false)
    }
    return try await CurlAnswer(plan, self).open()
  }
}
