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
    #if canImport(Glibc)
      var actions = unsafe posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for number in Int32(0)...2 {
      unsafe posix_spawn_file_actions_addopen(
        &actions, number, "/dev/null", number == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    #if canImport(Glibc)
      var attributes = posix_spawnattr_t()
    #else
      var attributes: posix_spawnattr_t?
    #endif
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // The signals that this process takes itself are not blocked in a child, and ^C is not the browser's.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    var ordinary = sigset_t()
    unsafe sigemptyset(&ordinary)
    unsafe sigaddset(&ordinary, SIGPIPE)
    unsafe sigaddset(&ordinary, SIGXFSZ)
    unsafe posix_spawnattr_setsigdefault(&attributes, &ordinary)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    // Not every library opens its descriptors so that a child does not get them.
    for number in Int32(3)..<1_024 { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
    var pid: pid_t = 0
    let code = unsafe withCStrings(arguments) { argv in
      unsafe withCStrings(environment) { envp in
        unsafe posix_spawnp(&pid, arguments[0], &actions, &attributes, argv, envp)
      }
    }
    guard code == 0 else { throw .notStarted(arguments[0], reason: SystemError("spawn", code).reason) }
    return pid
  }
}

/// The strings as a C array that ends with nil, alive for the closure.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
  defer { unsafe pointers.forEach { unsafe free($0) } }
  return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress else {
      preconditionFailure("the array ends with nil, so it has a base")
    }
    return unsafe body(base)
  }
}
