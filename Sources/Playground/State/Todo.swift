import JSON

/// One thing to do.
struct Todo: Sendable {
  let id: Int
  let text: String
  var isDone = false

  var json: JSONValue { ["id": JSONValue(id), "text": .string(text), "done": .bool(isDone)] }
}
