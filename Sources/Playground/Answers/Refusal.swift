import HTTP
import JSON

/// An OAuth error answer (RFC 6749 §5.2).
struct Refusal: Error, Sendable {
  let status: Int
  let code: String
  let description: String
  let headers: Headers

  init(_ code: String, _ description: String, status: Int = 400, headers: Headers = [:]) {
    self.status = status
    self.code = code
    self.description = description
    self.headers = headers
  }

  var answer: Answer {
    var answer = Answer.secret(
      status, ["error": .string(code), "error_description": .string(description)],
      note: "\(code), \(description)")
    for field in headers.fields { answer.headers.append(field.name, field.value) }
    return answer
  }
}
