import JSON
import Serving

/// The log's line for one request; queries and bodies stay out, as they carry secrets.
enum RequestLine {
  static func text(_ request: ServerRequest, _ name: RouteName, _ answer: Answer) -> String {
    var line = "\(request.method.harmless(limit: 20)) \(request.path.harmless(limit: 200))  \(name.rawValue)"
    if let note = answer.note { line += ": \(note.harmless(limit: 200))" }
    return line + "  \(answer.status)"
  }
}
