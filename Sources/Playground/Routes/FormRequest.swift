import HTTP
import Serving

/// OAuth 2.1 §3.2.2: parameters come in the body, each at most once, `resource` excepted.
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
    var seen: Set<String> = []
    for field in form.fields where field.name != "resource" && !seen.insert(field.name).inserted {
      throw Refusal("invalid_request", "a parameter was sent twice")
    }
  }
}
