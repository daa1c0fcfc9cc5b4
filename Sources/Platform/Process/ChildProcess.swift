#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
package import HTTP

/// A command that runs in this process's place: its streams, its signals, its end.
package struct ChildProcess {
  /// How many of the program's own last words are the command and its arguments.
  private let count: Int
  private let ignored: Set<Int32>
  private let descriptors: Set<Int32>

  package enum Failure: Error, Sendable, Hashable {
    case notFound
    /// It is there, but the system does not run it; its words.
    case notExecutable(String)
    case notStarted(String)
  }

  /// Made before anything else happens, to know what the child is to inherit.
  package init(lastWords count: Int) {
    self.count = count
    ignored = Set(ChildSignals.all.filter { Inheritance.isIgnored($0) })
    descriptors = Inheritance.descriptors()
  }

  /// Runs the command to its end; its status, or 128 and the signal that ended it.
  package func run(setting name: String, to value: Secret) throws(Failure) -> Int32 {
    let signals: ChildSignals
    do throws(SystemError) { signals = try ChildSignals(ignored: ignored) } catch {
      throw .notStarted(error.reason)
    }
    for number in Inheritance.descriptors() where !descriptors.contains(number) {
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    }
    let pid = try start(Variables.forChild(setting: name, to: value))
    while true {
      let arrival = signals.next()
      if arrival.number == SIGCHLD {
        if let status = Self.ended(pid, signals) { return status }
      } else if arrival.isFromKernel == 0, arrival.sender != pid {
        kill(pid, arrival.number)
      }
    }
  }

  /// What became of the child; nil where it goes on.
  private static func ended(_ pid: pid_t, _ signals: borrowing ChildSignals) -> Int32? {
    var status: Int32 = 0
    while unsafe waitpid(pid, &status, WNOHANG | WUNTRACED) == pid {
      let low = status & 0x7F
      if low == 0 { return (status >> 8) & 0xFF }
      if status & 0xFF != 0x7F { return 128 + low }
      let number = (status >> 8) & 0xFF
      // At a terminal the shell has to see that its job has stopped.
      if [SIGTSTP, SIGTTIN, SIGTTOU].contains(number) || isForeground { signals.stop(by: number) }
    }
    return nil
  }

  /// Whether this is the job in front of a terminal.
  private static var isForeground: Bool {
    guard let terminal = try? Descriptor(path: "/dev/tty", O_RDONLY) else { return false }
    return tcgetpgrp(terminal.number) == getpgrp()
  }

  // MARK: Start

  private func start(_ environment: borrowing CStrings) throws(Failure) -> pid_t {
    let state = Inheritance.state
    var spawn = Spawn(mask: state.blocked)
    spawn.streams = state.closed.map { ($0, .closed) }
    spawn.ordinary += Inheritance.failedWrites.filter { !state.ignored.contains($0) }
    let words = Self.lastWords(count)
    var refusal: SystemError?
    for path in candidates(Self.first(words)) {
      do throws(SystemError) { return try Self.start(path, words, environment, spawn) } catch {
        switch error.code {
        case ENOENT, ENOTDIR: continue
        // As execvp(3) does: the file that may be run can stand further behind.
        case EACCES: refusal = error
        case EAGAIN, ENOMEM: throw .notStarted(error.reason)
        default: throw .notExecutable(error.reason)
        }
      }
    }
    if let refusal { throw .notExecutable(refusal.reason) }
    throw .notFound
  }

  private static func start(
    _ path: [CChar], _ words: borrowing CStrings, _ environment: borrowing CStrings, _ spawn: Spawn
  ) throws(SystemError) -> pid_t {
    do throws(SystemError) { return try unsafe spawn.start(path, words, environment) } catch {
      guard error.code == ENOEXEC else { throw error }
    }
    // POSIX: a script without a first line that says otherwise is the shell's.
    var script = CStrings(["/bin/sh"])
    unsafe script.append(path)
    unsafe words.withPointers { pointers in
      var index = 1
      while let word = unsafe pointers[index] {
        unsafe script.append(word)
        index += 1
      }
    }
    return try unsafe spawn.start("/bin/sh", script, environment)
  }

  /// The places where a command may be, in their order.
  private func candidates(_ command: [CChar]) -> [[CChar]] {
    if command.contains(0x2F) { return [command] }
    guard command.count > 1 else { return [] }
    let search =
      unsafe getenv("PATH").map { unsafe Self.bytes($0).dropLast() }
      ?? Array("/usr/bin:/bin".utf8CString).dropLast()
    return search.split(separator: 0x3A, omittingEmptySubsequences: false).map { folder in
      (folder.isEmpty ? [0x2E] : Array(folder)) + [0x2F] + command
    }
  }

  private static func lastWords(_ count: Int) -> CStrings {
    var words = CStrings()
    let all = Int(CommandLine.argc)
    for index in max(0, all - count)..<all {
      if let word = unsafe CommandLine.unsafeArgv[index] { unsafe words.append(word) }
    }
    return words
  }

  private static func first(_ words: borrowing CStrings) -> [CChar] {
    unsafe words.withPointers { pointers in unsafe pointers[0].map { unsafe bytes($0) } ?? [0] }
  }

  /// With the zero at the end.
  private static func bytes(_ text: UnsafePointer<CChar>) -> [CChar] {
    unsafe Array(UnsafeBufferPointer(start: text, count: strlen(text) + 1))
  }
}
