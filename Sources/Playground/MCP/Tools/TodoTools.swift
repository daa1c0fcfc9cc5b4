import JSON

/// A to-do list for each person: reading needs one scope, writing another.
enum TodoTools {
  private static let limit = 200

  static let list = Tool(
    name: "todo_list", title: "List to-dos", description: "Lists everything on your to-do list.",
    scope: "todo:read", properties: [:],
    output: [
      "type": "object",
      "properties": [
        "todos": [
          "type": "array",
          "items": [
            "type": "object",
            "properties": [
              "id": ["type": "integer"], "text": ["type": "string"], "done": ["type": "boolean"],
            ],
            "required": ["id", "text", "done"],
          ],
        ]
      ],
      "required": ["todos"],
    ]
  ) { _, token, room in
    let todos = room.withState { $0.todos[token.subject] ?? [] }
    return .structured(["todos": .array(todos.map(\.json))])
  }

  static let add = Tool(
    name: "todo_add", title: "Add a to-do", description: "Puts a new item on your to-do list.",
    scope: "todo:write", properties: ["text": ["type": "string", "description": "What there is to do"]],
    required: ["text"]
  ) { arguments, token, room in
    guard let text = arguments["text"]?.string, !text.isEmpty, text.utf8.count <= 1_000 else {
      return .failed("text must be a string of 1 to 1000 bytes")
    }
    return room.withState { state in
      var todos = state.todos[token.subject] ?? []
      guard todos.count < limit else { return .failed("The list is full") }
      let todo = Todo(id: (todos.last?.id ?? 0) + 1, text: text)
      todos.append(todo)
      state.todos[token.subject] = todos
      return .text("Added \(todo.id): \(text)")
    }
  }

  static let complete = Tool(
    name: "todo_complete", title: "Complete a to-do",
    description: "Marks an item of your to-do list as done.",
    scope: "todo:write", properties: ["id": ["type": "integer", "description": "The number of the item"]],
    required: ["id"]
  ) { arguments, token, room in
    guard let id = arguments["id"]?.integer else { return .failed("id must be a whole number") }
    return room.withState { state in
      var todos = state.todos[token.subject] ?? []
      guard let index = todos.firstIndex(where: { Int64($0.id) == id }) else {
        return .failed("There is no item \(id)")
      }
      todos[index].isDone = true
      state.todos[token.subject] = todos
      return .text("Completed \(id): \(todos[index].text)")
    }
  }
}
