import HTTP
import JSON
import OAuth
import Platform
import Synchronization

/// `--audit FILE`, or `MCPAUTH_AUDIT`: one JSON line an event, appended by however many processes.
final class AuditLog: Sendable {
  private struct State {
    var file: AppendFile?
    /// Whether it was said that the file cannot be used.
    var isBroken = false
    /// Whether the failure of the command stands in the log already.
    var hasFailure = false
    var subject = AuditEvent(.refusal)
  }

  /// Nil where nothing is logged.
  private let path: String?
  private let option: String
  private let clock: any WallClock
  private let output: Output
  private let state = Mutex(State())

  init(option: String?, _ environment: Environment, _ output: Output) {
    let variable = environment.variables["MCPAUTH_AUDIT"].flatMap { $0.isEmpty ? nil : $0 }
    path = option ?? variable
    self.option = option == nil ? "MCPAUTH_AUDIT" : "--audit"
    clock = environment.clock
    self.output = output
  }

  /// Opens the file, so that nothing is sent or handed out of which no record could be kept.
  func open() throws(Failure) {
    do throws(Failure) { _ = try file() } catch {
      state.withLock { $0.isBroken = true }
      throw error
    }
  }

  /// Whom a refusal is about that no command knows more of.
  func about(_ server: Location, profile: String? = nil) {
    state.withLock { state in
      if state.subject.resource == nil { state.subject.resource = server.canonical }
      if let profile { state.subject.profile = profile }
    }
  }

  /// What happened has happened; where it cannot be written down, the command fails all the same.
  func record(_ event: AuditEvent) throws(Failure) {
    if event.error != nil { state.withLock { $0.hasFailure = true } }
    guard let file = try file() else { return }
    let line = event.json(time: clock.seconds, scrub: output.scrub).bytes() + [0x0A]
    do throws(SystemError) { try file.append(line) } catch { throw failure(error) }
  }

  /// For a command that fails anyway.
  func note(_ event: AuditEvent) {
    do throws(Failure) { try record(event) } catch {
      let isKnown = state.withLock { state in
        defer { state.isBroken = true }
        return state.isBroken
      }
      if !isKnown { output.warn(error.message) }
    }
  }

  /// A command ended with this; a refusal that stands in the log as something else is none.
  func end(_ failure: Failure) {
    let statuses: Set<ExitStatus> = [.refusedByUser, .refused, .loginNeeded]
    let (isLogged, subject) = state.withLock { ($0.hasFailure, $0.subject) }
    guard !isLogged, statuses.contains(failure.code.status) else { return }
    note(subject.failed(failure.code))
  }

  private func file() throws(Failure) -> AppendFile? {
    guard let path else { return nil }
    if let file = state.withLock({ $0.file }) { return file }
    do throws(SystemError) {
      let file = try AppendFile(path: path)
      state.withLock { $0.file = file }
      return file
    } catch { throw failure(error) }
  }

  private func failure(_ error: SystemError) -> Failure {
    Failure(
      .outputFailed,
      "\(option) \((path ?? "").harmless(limit: 200)) cannot be written: \(AppendFile.reason(error))")
  }
}
