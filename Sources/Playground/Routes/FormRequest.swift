import HTTP
import Serving

/// OAuth 2.1 §3.2.2: parameters come in the body, each at most once, but for those that name a target.
enum FormRequest {
  static func read(_ request: ServerRequest) throws(Refusal) -> FormBody {
    guard request.headers.mediaType?.essence == "application/x-www-form-urlencoded" else {
      throw Refusal("invalid_request", "the body is not application/x-www-form-urlencoded")
    }
    let form = request.form
    try refuseRepetition(form)
    return form
  }

  static func refuseRepetition(_ form: FormBody) throws(Refusal) {
    // RFC 8707 §2, RFC 8693 §2.1.
    let repeatable = ["resource", "audience"]
    var seen: Set<String> = []
    for field in form.fields where !repeatable.contains(field.name) && !seen.insert(field.name).inserted {
      throw Refusal("invalid_request", "a parameter was sent twice")
    }
  }
}
