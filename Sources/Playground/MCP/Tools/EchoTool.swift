import JSON

/// Says again what it was told.
enum EchoTool {
  static let tool = Tool(
    name: "echo", title: "Echo", description: "Answers with the text that it gets.", scope: nil,
    properties: ["text": ["type": "string", "description": "Any text"]], required: ["text"]
  ) { arguments, _, _ in
    arguments["text"]?.string.map { .text($0) } ?? .failed("text must be a string")
  }
}
