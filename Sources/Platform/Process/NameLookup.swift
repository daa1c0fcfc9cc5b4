#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
package import HTTP

/// Asks this machine what a name means, for hosts that others connect to and mcpauth does not.
package struct NameLookup: Sendable {
  /// For how many seconds an answer is worth waiting.
  package static let patience = 10.0

  private let proxies: ProxyRules

  package init(environment: [String: String]) { proxies = ProxyRules(environment: environment) }

  /// Its addresses; none where the name means nothing here, no answer comes in time, or a proxy looks it up.
  package func addresses(of url: Location, until deadline: Deadline) async -> [IPAddress] {
    guard proxies.proxy(for: url) == nil else { return [] }
    let (answers, answer) = AsyncStream.makeStream(of: [IPAddress].self)
    let name = url.hostText
    // Nothing ends such a question early: its thread is left to it.
    guard BackgroundThread.start({ answer.yield(Self.ask(name)) }) else { return [] }
    return await withTaskGroup(of: [IPAddress].self) { group in
      group.addTask { await answers.first { _ in true } ?? [] }
      group.addTask {
        try? await Task.sleep(for: deadline.remaining ?? .seconds(3_600))
        return []
      }
      defer { group.cancelAll() }
      return await group.next() ?? []
    }
  }

  private static func ask(_ name: String) -> [IPAddress] {
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(name, nil, nil, &list) == 0 else { return [] }
    defer { unsafe freeaddrinfo(list) }
    var found: [IPAddress] = []
    var next = unsafe list
    while let entry = unsafe next {
      if let address = unsafe address(entry.pointee), !found.contains(address) { found.append(address) }
      unsafe next = entry.pointee.ai_next
    }
    return found
  }

  private static func address(_ entry: addrinfo) -> IPAddress? {
    guard let start = unsafe UnsafeRawPointer(entry.ai_addr) else { return nil }
    // Behind the family: the port; in IPv6 the flow label too.
    let (offset, count): (Int, Int)
    switch unsafe entry.ai_family {
    case AF_INET: (offset, count) = (4, 4)
    case AF_INET6: (offset, count) = (8, 16)
    default: return nil
    }
    return unsafe IPAddress(bytes: Array(UnsafeRawBufferPointer(start: start + offset, count: count)))
  }
}
