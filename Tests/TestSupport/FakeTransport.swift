package import HTTP
package import JSON
import Synchronization

/// A network with a script: what is not expected fails and is told, and so is what was expected and never asked for.
package final class FakeTransport: HTTPTransport {
  /// One expected request with its answer; several of one method and URL are used up in their order.
  package struct Stub: Sendable {
    let method: HTTPRequest.Method
    let url: String
    let answer: Answer

    package static func get(_ url: String, _ answer: Answer) -> Stub {
      Stub(method: .get, url: url, answer: answer)
    }
    package static func post(_ url: String, _ answer: Answer) -> Stub {
      Stub(method: .post, url: url, answer: answer)
    }
    package static func put(_ url: String, _ answer: Answer) -> Stub {
      Stub(method: .put, url: url, answer: answer)
    }
    package static func delete(_ url: String, _ answer: Answer) -> Stub {
      Stub(method: .delete, url: url, answer: answer)
    }
  }

  private struct State {
    var stubs: [Stub]
    var requests: [HTTPRequest] = []
    var steps: [Step] = []
    var unexpected: [String] = []
    var closed = 0
  }

  private let state: Mutex<State>

  package init(_ stubs: [Stub]) { state = Mutex(State(stubs: stubs)) }

  /// What went against the script; a test expects this to be empty.
  package var troubles: [String] {
    state.withLock { state in
      state.unexpected.map { "unexpected \($0)" }
        + state.stubs.map { "unused \($0.method.rawValue) \($0.url)" }
    }
  }

  package var requests: [HTTPRequest] { state.withLock { $0.requests } }
  package var steps: [Step] { state.withLock { $0.steps } }
  /// `POST https://…` of every request.
  package var lines: [String] { requests.map { "\($0.method.rawValue) \($0.url.text)" } }
  /// How often an answer was given up.
  package var closed: Int { state.withLock { $0.closed } }

  package func requests(for step: Step) -> [HTTPRequest] {
    zip(requests, steps).filter { $0.1 == step }.map(\.0)
  }

  package func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream {
    let (number, answer): (Int, Answer?) = state.withLock { state in
      state.requests.append(request)
      state.steps.append(step)
      let found = state.stubs.firstIndex {
        $0.method == request.method && $0.url.utf8.elementsEqual(request.url.text.utf8)
      }
      guard let found else {
        state.unexpected.append("\(request.method.rawValue) \(request.url.text)")
        return (state.requests.count, nil)
      }
      return (state.requests.count, state.stubs.remove(at: found).answer)
    }
    guard let answer else {
      throw TransportError(
        .notConnected("not in the script"), url: request.url, exchange: number, mayHaveArrived: false)
    }
    return try answer.stream(to: request, number) { self.state.withLock { $0.closed += 1 } }
  }
}

extension HTTPRequest {
  /// The body as a form.
  package var form: FormBody { FormBody(parsing: String(decoding: body ?? [], as: UTF8.self)) }

  /// The body as JSON, `null` where it is none.
  package var json: JSONValue { (try? JSONValue(parsing: body ?? [])) ?? .null }
}

extension HTTPTransport {
  /// Why the request got no answer; nil when it got one.
  package func failure(_ request: HTTPRequest, for step: Step) async -> TransportError? {
    do throws(TransportError) {
      _ = try await send(request, for: step)
      return nil
    } catch { return error }
  }
}
