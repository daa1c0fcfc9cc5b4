import HTTP
import JSON
import OAuth

extension DiscoveryView {
  var text: String {
    var rows = Rows()
    probe(&rows)
    list(.resourceMetadata, "resource metadata", &rows)
    if let found {
      if isOpen { rows.add("authorization", Self.openness + "; login --force signs in all the same") }
      rows.add("resource", found.resource?.resource)
      list(.serverMetadata, "server metadata", &rows)
      server(found, &rows)
      plan(&rows)
    } else {
      list(.serverMetadata, "server metadata", &rows)
      if isOpen { rows.add("authorization", Self.openness) }
    }
    return rows.text
  }

  private static let openness = "no authorization needed: the server answers without a token"

  private func probe(_ rows: inout Rows) {
    guard let report else { return }
    rows.add("server", report.endpoint.text)
    for answer in report.answers {
      rows.add("probe", "\(answer.kind.rawValue): HTTP \(answer.head.status)  #\(answer.head.exchange)")
    }
    guard let challenge = report.challenge else { return }
    let parameters = challenge.parameters.map { "\($0.name)=\"\($0.value.harmless(limit: 200))\"" }
    rows.add("challenge", ([challenge.scheme.harmless(limit: 40)] + parameters).joined(separator: " "))
    for fault in report.challengeFaults {
      rows.add("", "fault: \(fault.reason.rawValue) at byte \(fault.offset)")
    }
  }

  private func list(_ step: Step, _ title: String, _ rows: inout Rows) {
    for attempt in attempts where attempt.step == step {
      let verdict = attempt.fault.map { "\($0)" } ?? "accepted"
      let place = attempt.exchange > 0 ? "  #\(attempt.exchange)" : ""
      rows.add(title, "\(attempt.url.harmless(limit: 300))")
      rows.add("", "\(verdict)\(place)")
    }
  }

  private func server(_ found: Discovered, _ rows: inout Rows) {
    rows.add("issuer", found.server.issuer.harmless(limit: 300))
    for other in found.otherIssuers { rows.add("", "also listed: \(other.harmless(limit: 300))") }
    if found.isResourceListed == false {
      rows.add("", "its list of protected resources does not name this one")
    }
    switch found.mode {
    case .legacyMetadata:
      rows.add("", "by the rules of 2025-03-26: the server is its own authorization server")
    case .legacyDefaults: rows.add("", "by the rules of 2025-03-26, with default endpoints and no metadata")
    case .resourceMetadata, .given: break
    }
  }

  private func plan(_ rows: inout Rows) {
    switch plan {
    case .success(.use(let client)):
      rows.add("would use", "client \(client.id.harmless(limit: 200)) (\(client.kind.rawValue))")
    case .success(.register(let endpoint, let way)):
      rows.add("would register", "at \(endpoint.text), authentication \(way.rawValue)")
    case .failure(let fault): rows.add("would need", "a client id: \(Failure(fault, login: "").message)")
    case nil: break
    }
    if let scopes { rows.add("would ask for", scopes.sentence) }
    rows.add("with resource", resource ?? "(none)")
    if let url = found?.server.deviceAuthorizationEndpoint { rows.add("device codes", "at \(url.text)") }
  }
}

extension ScopePlan {
  /// The scopes and where they come from, in words.
  var sentence: String {
    let list = scope.map { $0.text.harmless(limit: 400) } ?? "no scope"
    let origin =
      switch source {
      case .user: "as you said"
      case .challenge: "from the challenge"
      case .resourceMetadata: "from the resource metadata"
      case .none: "nobody names any"
      }
    return "\(list) (\(origin)\(addsOfflineAccess ? ", offline_access added" : ""))"
  }
}

/// Rows of a title and a text, the titles in one column.
struct Rows {
  private var rows: [(title: String, text: String)] = []

  mutating func add(_ title: String, _ text: String?) {
    if let text { rows.append((title, text)) }
  }

  var text: String {
    var last = ""
    return rows.map { row in
      let title = row.title == last ? "" : row.title
      if !row.title.isEmpty { last = row.title }
      return title + String(repeating: " ", count: max(1, 19 - title.count)) + row.text + "\n"
    }.joined()
  }
}
