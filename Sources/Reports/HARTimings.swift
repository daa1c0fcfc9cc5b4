import HTTP
import JSON

/// The phases of one exchange in milliseconds, -1 for those that did not happen.
struct HARTimings {
  private(set) var dns = -1.0
  private(set) var connect = -1.0
  /// A part of `connect`.
  private(set) var ssl = -1.0
  private(set) var wait: Double
  private(set) var receive = 0.0

  init(_ exchange: Exchange) {
    let timing = exchange.head?.timing ?? HTTPHead.Timing()
    let lookedUp = timing.nameLookup ?? 0
    let connected = timing.tls ?? timing.connect ?? lookedUp
    let answered = exchange.head == nil ? exchange.duration : timing.firstByte ?? exchange.duration
    if timing.nameLookup != nil { dns = lookedUp * 1_000 }
    if timing.connect != nil { connect = max(0, connected - lookedUp) * 1_000 }
    if let tls = timing.tls { ssl = max(0, tls - (timing.connect ?? lookedUp)) * 1_000 }
    wait = max(0, answered - connected) * 1_000
    receive = max(0, exchange.duration - answered) * 1_000
  }

  var total: Double { max(dns, 0) + max(connect, 0) + wait + receive }

  var json: JSONValue {
    [
      "blocked": -1, "dns": dns.json, "connect": connect.json, "ssl": ssl.json, "send": 0, "wait": wait.json,
      "receive": receive.json,
    ]
  }
}

extension Double {
  /// Milliseconds with at most three decimals.
  var json: JSONValue {
    guard isFinite, abs(self) < 1e12 else { return -1 }
    let micros = Int64((self * 1_000).rounded())
    let decimals = String(1_000 + abs(micros % 1_000)).dropFirst()
    let text = "\(micros < 0 ? "-" : "")\(abs(micros / 1_000)).\(decimals)"
    return micros % 1_000 == 0 ? JSONValue(micros / 1_000) : (try? JSONValue(parsing: text)) ?? -1
  }
}
