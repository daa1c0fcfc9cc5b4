import HTTP
import JSON
import OAuth

/// What a discovery found, ready to be shown: as rows for people, as one document for scripts.
struct DiscoveryView {
  let typed: Location
  let report: ProbeReport?
  let attempts: [Attempt]
  let found: Discovered?
  let isOpen: Bool
  let plan: Result<ClientPlan, ClientFault>?
  let scopes: ScopePlan?
  let resource: String?

  init(
    _ typed: Location, _ outcome: DiscoveryOutcome, known: [Client], previous: Client? = nil, now: Int64
  ) {
    self.typed = typed
    switch outcome {
    case .open(let report):
      (self.report, attempts, found, isOpen, plan, scopes, resource) = (report, [], nil, true, nil, nil, nil)
    case .found(let found):
      self.found = found
      report = found.report
      attempts = found.attempts
      isOpen = found.report.challenged == nil
      let resolver = ClientResolver(
        options: ClientOptions(), server: found.server, known: known, previous: previous,
        now: now)
      plan = Result { () throws(ClientFault) in try resolver.resolve() }
      scopes = ScopePlan(
        user: nil, challenge: found.challengedScope, resource: found.resource, server: found.server)
      resource = LoginOptions().resource(for: found)
    }
  }

  init(_ typed: Location, failed error: DiscoveryError) {
    self.typed = typed
    report = error.report
    attempts = error.attempts
    (found, isOpen, plan, scopes, resource) = (nil, false, nil, nil, nil)
  }
}
