import HTTP
import JSON

/// Fetches metadata documents: every hop judged, every attempt kept, a silent origin asked once.
struct DocumentFetcher {
  let transport: any HTTPTransport
  let deadline: Deadline
  let headers: Headers
  private(set) var attempts: [Attempt] = []
  private var silentOrigins: Set<String> = []

  static let maxRedirects = 5

  init(transport: any HTTPTransport, deadline: Deadline, headers: Headers) {
    self.transport = transport
    self.deadline = deadline
    self.headers = headers
  }

  /// Fetches one document and lets `judge` decide on it; what came of it becomes an attempt either way.
  mutating func fetch<Document>(
    _ url: String, _ step: Step, judge: (JSONObject) throws(DocumentFault) -> Document
  ) async -> Result<Document, DocumentFault> {
    var answer = Answer()
    let result: Result<Document, DocumentFault>
    do throws(DocumentFault) {
      result = .success(try judge(try await object(at: url, step, &answer)))
    } catch {
      result = .failure(error)
    }
    attempts.append(
      Attempt(
        step: step, url: url, status: answer.status, exchange: answer.exchange, outcome: result.outcome,
        freshness: answer.freshness)
    )
    return result
  }

  private struct Answer {
    var status: Int?
    var exchange = 0
    var freshness: Int64?
  }

  private mutating func object(
    at url: String, _ step: Step, _ answer: inout Answer
  ) async throws(DocumentFault) -> JSONObject {
    var location: Location
    do throws(LocationError) { location = try Location(url) } catch { throw .badURL(error) }
    for _ in 0...Self.maxRedirects {
      let reply = try await send(location, step, &answer)
      answer.status = reply.status
      answer.exchange = reply.exchange
      answer.freshness = reply.headers.freshness
      guard reply.head.isRedirect, let target = reply.headers["Location"] else {
        return try Self.object(in: reply)
      }
      do throws(LocationError) { location = try location.resolving(target) } catch {
        throw .badRedirect(error)
      }
    }
    throw .redirectLoop(limit: Self.maxRedirects)
  }

  private mutating func send(
    _ url: Location, _ step: Step, _ answer: inout Answer
  ) async throws(DocumentFault) -> HTTPReply {
    guard !silentOrigins.contains(url.origin) else { throw .silentOrigin }
    guard let remaining = deadline.remaining, remaining > .zero else { throw .outOfTime }
    var request = HTTPRequest(.get, url, headers: headers)
    request.headers.set("Accept", "application/json")
    request.bounds.total = min(request.bounds.total, remaining)
    request.bounds.ceiling = remaining
    do throws(TransportError) {
      return try await transport.send(request, for: step)
    } catch {
      answer.exchange = error.exchange
      if case .timedOut = error.reason { silentOrigins.insert(url.origin) }
      throw .transport(error)
    }
  }

  /// PRM-4, ASM-6: 200, `application/json` and one object; an answer that names no media type speaks for itself
  /// (RFC 9110 §8.3).
  private static func object(in reply: HTTPReply) throws(DocumentFault) -> JSONObject {
    guard reply.status == 200 else { throw .status(reply.status) }
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue(parsing: reply.body) } catch {
      throw .notJSON(error, reply.headers.mediaType)
    }
    guard let object = value.object else { throw .notObject(value.kind) }
    if let field = reply.headers["Content-Type"], MediaType(field)?.essence != "application/json" {
      throw .mediaType(MediaType(field)?.essence ?? field)
    }
    return object
  }
}

extension Result where Failure == DocumentFault {
  fileprivate var outcome: Attempt.Outcome {
    switch self {
    case .success: .accepted
    case .failure(let fault): .rejected(fault)
    }
  }
}
