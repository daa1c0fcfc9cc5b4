import HTTP
import JSON
import Serving

/// The two shapes of an answer: a JSON object, or events.
enum Framing {
  /// One event of a stream; the name is the default one, which older clients expect to see.
  static func event(_ json: JSONValue) -> String { "event: message\ndata: \(json.text())\n\n" }

  /// A client that reads nothing but events gets its one answer as an event.
  static func fit(_ answer: Answer, to request: ServerRequest) -> Answer {
    guard case .json(let json) = answer.content, answer.status == 200 else { return answer }
    let accepted = request.headers.values(of: "Accept").joined(separator: ",").lowercased()
    guard accepted.contains("text/event-stream"), !accepted.contains("application/json"),
      !accepted.contains("*/*")
    else { return answer }
    var answer = answer
    answer.content = .events { body in try await body.write(event(json)) }
    return answer
  }
}
