#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
package import HTTP

/// Starts a browser without a shell; its output goes nowhere, and it is neither awaited nor killed (AZ-11).
package struct Browser: Sendable {
  package let words: [String]

  /// A command as it stands in `--browser` or `$BROWSER`: split on blanks, `%s` or the end is the URL's place.
  package init?(command: String) {
    let words = command.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty else { return nil }
    self.words = words
  }

  /// The desktop's own opener.
  package static var desktop: Browser? {
    #if os(macOS)
      Browser(command: "open")
    #else
      Browser(command: "xdg-open")
    #endif
  }

  package enum Failure: Error, Sendable, Hashable {
    case notStarted(String, reason: String)
    /// It ended at once with this status.
    case failed(String, status: Int32)
  }

  package func arguments(for url: Location) -> [String] {
    guard words.contains(where: { $0.contains("%s") }) else { return words + [url.text] }
    return words.map {
      $0.split(separator: "%s", omittingEmptySubsequences: false).joined(separator: url.text)
    }
  }

  /// Returns once the command runs; one that fails within a moment is reported.
  package func open(_ url: Location, environment: [String]) async throws(Failure) {
    let arguments = arguments(for: url)
    let pid = try Self.spawn(arguments, environment)
    for _ in 0..<15 where !Task.isCancelled {
      var status: Int32 = 0
      let ended = unsafe waitpid(pid, &status, WNOHANG)
      if ended == pid {
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        if code != 0 { throw .failed(words[0], status: code) }
        return
      }
      try? await Task.sleep(for: .milliseconds(20))
    }
  }

  private static func spawn(_ arguments: [String], _ environment: [String]) throws(Failure) -> pid_t {
    var spawn = Spawn(ordinary: Inheritance.failedWrites, hasOwnGroup: true)
    for number in Int32(0)...2 { spawn.streams.append((number, .null)) }
    // Not every library opens its descriptors so that a child does not get them.
    for number in Int32(3)..<1_024 { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
    do throws(SystemError) {
      return try unsafe spawn.start(
        arguments[0], CStrings(arguments), CStrings(environment), isSearched: true)
    } catch { throw .notStarted(arguments[0], reason: error.reason) }
  }
}
