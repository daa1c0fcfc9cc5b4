#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import JSON
import OAuth
import Platform
import Synchronization

/// A file for the length of a run, with a name that nobody guesses, for its owner's eyes.
final class ScratchFile: Sendable {
  private let name: String
  private let written = Mutex<String?>(nil)

  static var processID: Int32 { getpid() }

  /// - Parameter suffix: what the name ends with, so that people can tell the files of one run apart.
  init(_ environment: Environment, suffix: String) {
    let folder = environment.variables["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    let random = environment.random.bytes(8).map { String($0, radix: 36) }.joined()
    name = "\(folder)/mcpauth-\(getpid())-\(random)-\(suffix)"
  }

  /// Nil before anything was written.
  var path: String? { written.withLock(\.self) }

  func write(_ text: String) throws(Failure) {
    do throws(SystemError) {
      let file = try Descriptor(path: name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
      try file.write(Array(text.utf8))
    } catch {
      throw Failure(.outputFailed, "\(name.harmless(limit: 300)) cannot be written: \(error.reason)")
    }
    written.withLock { $0 = name }
  }

  func remove() {
    guard let path else { return }
    unsafe unlink(path)
  }
}
