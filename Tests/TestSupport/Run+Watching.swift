#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Run {
  /// Runs to the end or to the limit, on a thread of its own.
  package static func watch(
    _ words: [String], environment: [String: String], input: Input, limit: Double, closing: Set<Int32> = [],
    atOnce: Bool = false
  ) async throws -> Run {
    // Rows that are not told to take turns would start hundreds of programs at once, and all run out of time.
    if !atOnce { await programs.take() }
    let result: Result<Run, RawSocketError> = await withCheckedContinuation { continuation in
      startThread {
        continuation.resume(
          returning: Result { () throws(RawSocketError) in
            var watch = Watch(
              try Program.start(words, environment: environment, input: input, closing: closing), input)
            return watch.run(limit)
          })
      }
    }
    if !atOnce { await programs.give() }
    return try result.get()
  }

  private static let programs = Turns(16)
}

/// Reads what a child says, tells it what it is to be told, and kills it when its time is over.
private struct Watch {
  let program: Program
  let input: Run.Input
  var bytes: [Int32: [UInt8]] = [:]
  var peak = 0
  var hasAnswered = false

  init(_ program: Program, _ input: Run.Input) {
    self.program = program
    self.input = input
  }

  mutating func run(_ limit: Double) -> Run {
    let start = ContinuousClock.now
    var isStuck = false
    var isInputOpen = program.input != nil
    if case .text(let text) = input, let end = program.input {
      tell(text, end)
      close(end)
      isInputOpen = false
    }
    var open: Set<Int32> = [program.out, program.err]
    // A child of the child may hold the streams for longer than anybody wants to wait.
    while !open.isEmpty, start.duration(to: .now) < .seconds(limit + 1) {
      answer()
      var pollers = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let ready = unsafe poll(&pollers, nfds_t(pollers.count), 4)
      peak = max(peak, program.residentPeak)
      if ready > 0 {
        for poller in pollers where poller.revents != 0 && !take(poller.fd) { open.remove(poller.fd) }
      }
      if !isStuck, start.duration(to: .now) > .seconds(limit) {
        isStuck = true
        kill(program.pid, SIGKILL)
      }
    }
    let (status, known) = program.end()
    let took = start.duration(to: .now).components
    for end in [program.out, program.err] { close(end) }
    if isInputOpen, let end = program.input { close(end) }
    return Run(
      status: status, out: text(program.out), err: text(program.err), peak: max(peak, known),
      seconds: Double(took.seconds) + Double(took.attoseconds) / 1e18, isStuck: isStuck)
  }

  private func text(_ end: Int32) -> String { String(decoding: bytes[end] ?? [], as: UTF8.self) }

  private mutating func take(_ end: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe read(end, &buffer, buffer.count)
    if count > 0 { bytes[end, default: []] += buffer[..<count] }
    return count > 0
  }

  private mutating func answer() {
    guard !hasAnswered, let end = program.input else { return }
    switch input {
    case .pipe(let reply), .terminal(let reply):
      guard let words = reply(text(program.err)) else { return }
      hasAnswered = true
      tell(words, end)
    case .closed, .empty, .text: return
    }
  }

  private func tell(_ text: String, _ end: Int32) {
    let bytes = Array(text.utf8)
    _ = unsafe write(end, bytes, bytes.count)
  }
}
