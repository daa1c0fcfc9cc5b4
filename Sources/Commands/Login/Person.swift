#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import HTTP
import OAuth
import Platform
import Synchronization

/// The person at the terminal and their browser.
final class Person: UserAgent {
  private let way: SignInWay
  private let environment: Environment
  private let output: Output
  private let recorder: TraceRecorder
  private let mayPaste: Mutex<Bool>
  private let files: LocalFiles

  init(_ way: SignInWay, _ context: Context, _ recorder: TraceRecorder) {
    self.way = way
    environment = context.environment
    output = context.output
    self.recorder = recorder
    files = context.files
    if case .byHand = way { mayPaste = Mutex(true) } else { mayPaste = Mutex(false) }
  }

  func visit(_ url: Location, returning path: ReturnPath) async {
    recorder.record(.authorization, .outgoing, HTTPRequest(.get, url), note: "the browser's visit")
    guard case .browser(let browser) = way else { return show(url, path) }
    do throws(Browser.Failure) {
      try await browser.open(url, environment: Variables.forChildren())
    } catch {
      output.warn(error.sentence)
      if environment.terminal.isTerminal(.input) { mayPaste.withLock { $0 = true } }
      show(url, path)
    }
  }

  func pastedRedirect() async -> String? {
    guard mayPaste.withLock(\.self) else { return nil }
    while let line = await line() {
      let text = line.split(whereSeparator: \.isWhitespace).joined()
      if text.isEmpty { continue }
      if text.contains("?") { return text }
      output.force("That is no redirect URL: it has no parameters. Paste the whole address of the last page.")
    }
    return nil
  }

  /// Where a person types when an option has read standard input to its end.
  private static func keyboard() throws(SystemError) -> Descriptor {
    try Descriptor(path: "/dev/tty", O_RDONLY | O_NOCTTY)
  }

  private func line() async -> String? {
    guard files.isInputTaken else { return await environment.terminal.line() }
    guard let keyboard = try? Self.keyboard() else { return nil }
    return await environment.terminal.line(from: keyboard.number)
  }

  /// The URL last, where it is found without reading on.
  private func show(_ url: Location, _ path: ReturnPath) {
    if environment.variables["SSH_CONNECTION"] != nil, let forward = path.forward {
      output.force("Over SSH, first forward the port from your own machine: ssh -L \(forward) <this host>")
    }
    let way =
      mayPaste.withLock(\.self)
      ? "Open this page in a browser, then paste the address of the page you end up on, even if it could not be loaded:"
      : "Open this page in a browser:"
    output.whole("\(way)\n\n  \(url.text)\n")
  }
}

extension Browser.Failure {
  fileprivate var sentence: String {
    switch self {
    case .notStarted(let command, let reason): "the browser \(command) could not be started: \(reason)"
    case .failed(let command, let status): "the browser \(command) ended with status \(status)"
    }
  }
}
