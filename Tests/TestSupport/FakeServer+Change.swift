package import HTTP
package import JSON
package import Serving

extension FakeServer {
  /// What a test does to an answer.
  package enum Change: Sendable {
    /// Another answer altogether; nil is the regular one.
    case answer(@Sendable (ServerRequest, FakeServer) async -> ServerResponse?)
    /// The regular answer with its JSON object changed.
    case edit(@Sendable (inout JSONObject, FakeServer) -> Void)
    /// The regular answer with this text added to its `Location`.
    case append(String)
    /// The regular answer under another media type.
    case type(String)

    func apply(
      _ request: ServerRequest, _ fake: FakeServer, regular: (ServerRequest) async -> ServerResponse
    ) async -> ServerResponse {
      switch self {
      case .answer(let answer):
        return if let response = await answer(request, fake) { response } else { await regular(request) }
      case .append(let text):
        var response = await regular(request)
        if let target = response.headers["Location"] { response.headers.set("Location", target + text) }
        return response
      case .type(let type):
        var response = await regular(request)
        response.headers.set("Content-Type", type)
        return response
      case .edit(let edit):
        var response = await regular(request)
        guard case .bytes(let bytes) = response.body, var object = try? JSONValue(parsing: bytes).object
        else { return response }
        edit(&object, fake)
        response.body = .bytes(JSONValue.object(object).bytes())
        return response
      }
    }
  }
}

extension FakeServer.Change {
  package static func status(_ status: Int, _ headers: Headers = [:], _ text: String = "") -> Self {
    .answer { _, _ in ServerResponse(status, text, headers: headers) }
  }

  package static func text(_ text: String, status: Int = 200, type: String = "application/json") -> Self {
    .answer { _, _ in ServerResponse(status, text, type: type) }
  }

  /// An OAuth error.
  package static func error(_ code: String, _ description: String? = nil, status: Int = 400) -> Self {
    var object: JSONObject = ["error": .string(code)]
    object.set("error_description", description.map { .string($0) })
    return .text(JSONValue.object(object).text(), status: status)
  }

  package static func members(_ members: JSONObject) -> Self {
    .edit { object, _ in
      for member in members.members { object[member.name] = member.value }
    }
  }

  package static func without(_ names: String...) -> Self {
    .edit { object, _ in
      for name in names { object[name] = nil }
    }
  }

  /// Redirects to the path, on itself.
  package static func redirect(_ status: Int, to path: String) -> Self {
    .answer { _, fake in
      ServerResponse(status, headers: ["Location": path.hasPrefix("/") ? fake.base + path : path])
    }
  }

  private static func stream(
    _ headers: Headers = [:], _ body: @escaping @Sendable (BodyWriter) async throws -> Void
  ) -> Self {
    .answer { _, _ in
      ServerResponse(
        200,
        headers: Headers([("Content-Type", "application/json")] + headers.fields.map { ($0.name, $0.value) }),
        body: .stream(body))
    }
  }

  /// JSON that never ends.
  package static var endless: Self {
    stream { writer in
      try await writer.write("{\"x\":\"")
      let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 65_536)
      while true { try await writer.write(piece) }
    }
  }

  /// Two gigabytes, announced or not.
  package static func huge(announced: Bool) -> Self {
    stream(announced ? ["Content-Length": "2147483648"] : [:]) { writer in
      let piece = [UInt8](repeating: 0x20, count: 65_536)
      for _ in 0..<32_768 { try await writer.write(piece) }
    }
  }

  /// A byte now and then.
  package static var slow: Self {
    stream { writer in
      while true {
        try await writer.write(" ")
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  /// No answer at all.
  package static var silent: Self {
    .answer { _, _ in
      try? await Task.sleep(for: .seconds(15))
      return ServerResponse(504)
    }
  }

  /// The regular answer, once it may be given.
  package static func waiting(until mayAnswer: @escaping @Sendable () -> Bool) -> Self {
    .answer { _, _ in
      while !mayAnswer() { try? await Task.sleep(for: .milliseconds(20)) }
      return nil
    }
  }

  /// Announces more than comes.
  package static var cut: Self {
    stream(["Content-Length": "5000"]) { writer in
      try await writer.write("{\"issuer\":")
      throw ConnectionClosed()
    }
  }
}
