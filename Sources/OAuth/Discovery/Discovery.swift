package import HTTP
import JSON

/// The walk from an MCP URL to its authorization server (sections 2 to 5): probe, challenge, resource metadata, server metadata.
package struct Discovery: Sendable {
  package let transport: GuardedTransport
  package let typed: Location
  package let options: DiscoveryOptions

  /// Seconds that a whole discovery may take.
  package static let bound = 60.0

  package init(transport: GuardedTransport, typed: Location, options: DiscoveryOptions) {
    self.transport = transport
    self.typed = typed
    self.options = options
  }

  /// Probes as `login` does and walks on.
  package func run() async throws(DiscoveryError) -> DiscoveryOutcome {
    let deadline = Deadline(seconds: Self.bound)
    let timed = DeadlineTransport(transport, deadline: deadline)
    let report: ProbeReport
    do throws(ProbeFault) {
      report = try await Probe(transport: timed, typed: typed, revision: revision).run()
    } catch { throw DiscoveryError(.probe(error), report: nil) }
    return try await walk(from: report, deadline)
  }

  /// Walks on from a probe that has been made.
  package func walk(
    from report: ProbeReport, _ deadline: Deadline = Deadline(seconds: Discovery.bound)
  ) async throws(DiscoveryError) -> DiscoveryOutcome {
    let isOpen = report.challenged == nil
    if isOpen, !report.speaksMCP, report.isOldTransport {
      throw DiscoveryError(.oldTransport, report: report)
    }
    if isOpen, !report.speaksMCP, !options.skip {
      throw DiscoveryError(.notMCP(status: report.answers.last?.head.status ?? 0), report: report)
    }
    if isOpen, report.speaksMCP, !options.force { return .open(report) }
    var walk = DiscoveryWalk(
      options: options, revision: revision, typed: typed, report: report, policy: { transport.policy },
      fetcher: DocumentFetcher(transport: transport, deadline: deadline, headers: headers))
    do throws(DiscoveryError) {
      let found = try await walk.run()
      try await judgePage(of: found)
      return .found(found)
    } catch {
      // `--force` on an open server goes on only where resource metadata exists.
      if isOpen, case .noResourceMetadata(let fault) = error.reason, fault?.isAbsence ?? true {
        return .open(report)
      }
      throw error
    }
  }

  private func judgePage(of found: Discovered) async throws(DiscoveryError) {
    guard options.grant == .authorizationCode, let page = found.server.authorizationEndpoint else { return }
    do throws(TransportError) { try await transport.judge(visitTo: page) } catch {
      throw DiscoveryError(.pageRefused(error), report: found.report, attempts: found.attempts)
    }
  }

  private var revision: SpecRevision { options.revision ?? .newest }

  /// PRM-14: only the oldest revision asks for the header on discovery requests.
  private var headers: Headers {
    options.revision == .march2025 ? ["MCP-Protocol-Version": SpecRevision.march2025.rawValue] : [:]
  }
}
