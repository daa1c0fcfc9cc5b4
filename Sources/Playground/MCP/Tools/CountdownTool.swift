import JSON

/// Takes its time and tells its progress as events.
enum CountdownTool {
  static let tool = Tool(
    name: "countdown", title: "Countdown", description: "Counts down and reports its progress as it goes.",
    scope: nil,
    properties: [
      "from": ["type": "integer", "minimum": 1, "maximum": 100, "description": "Steps, 3 by default"],
      "pause_ms": [
        "type": "integer", "minimum": 0, "maximum": 10_000, "description": "Between steps, 200 by default",
      ],
    ]
  ) { arguments, _, _ in
    let steps = arguments["from"]?.integer ?? 3
    let pause = arguments["pause_ms"]?.integer ?? 200
    guard (1...100).contains(steps), (0...10_000).contains(pause) else {
      return .failed("from must be 1 to 100, and pause_ms 0 to 10000")
    }
    return .stepwise(steps: Int(steps), pause: .milliseconds(pause), text: "Lift-off")
  }
}
