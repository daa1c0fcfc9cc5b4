package import HTTP
import JSON

/// Asks an MCP endpoint without a token, to learn whether and how it wants one (section 2).
package struct Probe: Sendable {
  package let transport: any HTTPTransport
  package let typed: Location
  package let revision: SpecRevision

  package init(transport: any HTTPTransport, typed: Location, revision: SpecRevision) {
    self.transport = transport
    self.typed = typed
    self.revision = revision
  }

  static let maxRedirects = 5
  /// The transport of 2024-11-05 says where to post at once; a stream that says nothing is another one.
  static let streamPatience = Duration.seconds(5)

  /// What `login` asks: `server/discover`; without a challenge `initialize`, then `tools/list`, then an old-style GET.
  package func run() async throws(ProbeFault) -> ProbeReport {
    var report = ProbeReport(endpoint: typed)
    for kind in kinds {
      let answer = try await ask(kind, &report)
      if answer.isChallenge { return report }
    }
    if !report.speaksMCP { _ = try await ask(.oldStream, &report) }
    return report
  }

  /// What `discover` asks: every kind, whatever the others answered (PRB-9).
  package func runAll() async throws(ProbeFault) -> ProbeReport {
    var report = ProbeReport(endpoint: typed)
    for kind in kinds { _ = try await ask(kind, &report) }
    do throws(ProbeFault) { _ = try await ask(.oldStream, &report) } catch {
      // Many servers leave a GET hanging; what the POSTs brought is worth more.
      guard case .transport(let failure) = error.reason, case .timedOut = failure.reason else { throw error }
    }
    return report
  }

  /// A server of an older revision need not know `server/discover`.
  private var kinds: [ProbeAnswer.Kind] {
    revision.isStateless ? [.discover, .initialize, .toolsList] : [.initialize, .toolsList]
  }

  private func ask(_ kind: ProbeAnswer.Kind, _ report: inout ProbeReport) async throws(ProbeFault)
    -> ProbeAnswer
  {
    for _ in 0...Self.maxRedirects {
      var request = kind.request(to: report.endpoint, revision: revision, sessionID: report.sessionID)
      if kind == .oldStream {
        request.bounds.total = min(request.bounds.total, Self.streamPatience)
        request.bounds.ceiling = Self.streamPatience
      }
      let answer = try await send(request, kind)
      report.answers.append(answer)
      guard answer.head.isRedirect, let target = answer.head.headers["Location"] else { return answer }
      report.endpoint = try Self.follow(target, from: report.endpoint, answer.head)
    }
    throw ProbeFault(.redirectLoop(limit: Self.maxRedirects), report: report)
  }

  /// Only 307 and 308 within the origin keep a POST what it was.
  private static func follow(_ target: String, from endpoint: Location, _ head: HTTPHead) throws(ProbeFault)
    -> Location
  {
    let url: Location
    do throws(LocationError) { url = try endpoint.resolving(target) } catch {
      throw ProbeFault(.badRedirect(error), exchange: head.exchange)
    }
    guard [307, 308].contains(head.status), url.origin == endpoint.origin else {
      throw ProbeFault(.redirected(to: url, status: head.status), exchange: head.exchange)
    }
    return url
  }

  private func send(_ request: HTTPRequest, _ kind: ProbeAnswer.Kind) async throws(ProbeFault) -> ProbeAnswer
  {
    do throws(TransportError) {
      let stream = try await transport.open(request, for: .probe)
      defer { stream.close() }
      let body = try await Self.body(of: stream, request.bounds)
      let answer = ProbeAnswer(kind: kind, url: request.url, head: stream.head, body: body)
      // The head of a challenge or a redirect says it all.
      guard body.count < request.bounds.body || answer.isChallenge || stream.head.isRedirect else {
        throw TransportError(
          .bodyTooLarge(limit: request.bounds.body), url: request.url, exchange: stream.head.exchange)
      }
      return answer
    } catch {
      throw ProbeFault(.transport(error), exchange: error.exchange)
    }
  }

  /// The whole body; of an event stream only the first event, because a server may never end one.
  private static func body(of stream: HTTPStream, _ bounds: HTTPRequest.Bounds) async throws(TransportError)
    -> [UInt8]
  {
    let isStream = stream.head.headers.mediaType?.isEventStream ?? false
    let end = ContinuousClock.now + bounds.total
    var events = EventStream()
    var body: [UInt8] = []
    while body.count < bounds.body, let piece = try await stream.next() {
      body += piece
      // The transport bounds only the silence of a stream; one that drips comments ends here.
      if isStream, !events.feed(piece).isEmpty || ContinuousClock.now > end { break }
    }
    return Array(body.prefix(bounds.body))
  }
}

/// Why an endpoint could not be asked at all.
package struct ProbeFault: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case transport(TransportError)
    case redirected(to: Location, status: Int)
    case redirectLoop(limit: Int)
    case badRedirect(LocationError)
  }

  package let reason: Reason
  package let exchange: Int

  init(_ reason: Reason, exchange: Int) {
    self.reason = reason
    self.exchange = exchange
  }

  init(_ reason: Reason, report: ProbeReport) {
    self.init(reason, exchange: report.answers.last?.head.exchange ?? 0)
  }
}
