import Foundation
package import JSON

/// A home folder of its own in which the built program runs; gone when nobody holds it any more.
package final class Sandbox: Sendable {
  /// The folder: HOME of every run.
  package let path: String

  package init() throws {
    path = FileManager.default.temporaryDirectory.path + "/mcpauth-test-\(UInt64.random(in: 0...UInt64.max))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try write("browser", Self.browser)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Follows the redirects to the end and writes down what it was given.
  private static let browser = """
    #!/bin/sh
    printf '%s\\n' "$@" >> "$0.arguments"
    env >> "$0.environment"
    exec curl -gsL --max-time 20 -o "$0.page" "$1"
    """

  /// Through the shell, because a file that another thread has just written may not be run yet.
  package var browser: String { "sh \(path)/browser" }
  package var store: String { path + "/.config/mcpauth" }

  @discardableResult
  package func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  /// The text of a file, nil where there is none.
  package func read(_ name: String) -> String? {
    let file = name.hasPrefix("/") ? name : path + "/" + name
    return FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Files below the store, as paths relative to it; locks, which stay, are left out.
  package var stored: [String] {
    let names = FileManager.default.enumerator(atPath: store)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.contains("/") && !$0.hasPrefix("locks/") }.sorted()
  }

  /// The whole store as one text, to see that nothing changed.
  package func snapshot(without folder: String = "") -> String {
    stored.filter { folder.isEmpty || !$0.hasPrefix(folder + "/") }.map {
      "\($0)\n\(read(store + "/" + $0) ?? "")\n"
    }.joined()
  }

  /// The sessions as they were before a refresh that failed: without its mark, and without the refresh token where the
  /// answer may have replaced it.
  package func settled(rotated: Bool = false) -> [JSONValue] {
    stored.filter { $0.hasPrefix("sessions/") }.map { file in
      guard var session = try? JSONValue(parsing: read(store + "/" + file) ?? "").object else { return nil }
      session["unanswered_refresh"] = nil
      if rotated, var tokens = session["tokens"]?.object {
        tokens["refresh_token"] = nil
        session["tokens"] = .object(tokens)
      }
      return .object(session)
    }
  }

  package func session(_ index: Int = 0) -> String? {
    let sessions = stored.filter { $0.hasPrefix("sessions/") }
    return sessions.indices.contains(index) ? store + "/" + sessions[index] : nil
  }

  /// Runs the program with this home, the scripted browser and nothing else of the environment but PATH.
  package func run(
    _ words: [String], _ environment: [String: String?] = [:], input: Run.Input = .empty, limit: Double = 20,
    through wrapper: [String] = [], closing: Set<Int32> = [], atOnce: Bool = false
  ) async throws -> Run {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    var variables: [String: String?] = ["HOME": self.path, "PATH": path, "BROWSER": browser]
    variables.merge(environment) { $1 }
    return try await Run.watch(
      wrapper + [Self.program] + words, environment: variables.compactMapValues(\.self), input: input,
      limit: limit,
      closing: closing, atOnce: atOnce)
  }

  /// The built program: `MCPAUTH`, else beside the tests.
  package static let program: String = {
    if let given = ProcessInfo.processInfo.environment["MCPAUTH"] { return given }
    let words = CommandLine.arguments
    let bundle = words.firstIndex(of: "--test-bundle-path").flatMap {
      words.indices.contains($0 + 1) ? words[$0 + 1] : nil
    }
    var folder = URL(fileURLWithPath: bundle ?? words[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let file = folder.appendingPathComponent("mcpauth").path
      if FileManager.default.isExecutableFile(atPath: file) { return file }
      folder = folder.deletingLastPathComponent()
    }
    return "mcpauth"
  }()
}
