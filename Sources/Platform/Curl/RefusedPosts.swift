import HTTP

/// Connections on which a POST was refused just before: a server that answered early may not have read its body,
/// and takes that for the next request. Lives on the loop's thread.
final class RefusedPosts {
  /// Local ports by origin.
  private var ports: [String: Set<Int>] = [:]

  func note(_ plan: CurlPlan, status: Int, on port: Int) {
    let origin = plan.request.url.origin
    if plan.hasBody && status >= 400 {
      ports[origin, default: []].insert(port)
    } else if ports[origin]?.remove(port) != nil, ports[origin]?.isEmpty == true {
      ports[origin] = nil
    }
  }

  func contains(_ origin: String) -> Bool { ports[origin] != nil }

  func contains(_ origin: String, _ port: Int) -> Bool { ports[origin]?.contains(port) == true }
}
