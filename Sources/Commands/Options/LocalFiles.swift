#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import HTTP
import JSON
import Platform
import Synchronization

/// Files that the user names, each read once and within the time of the command.
final class LocalFiles: Sendable {
  private let deadline: Deadline
  /// What was read so far, by option and path: a pipe can be read only once.
  private let known = Mutex<[String: [UInt8]]>([:])
  /// The option that reads standard input.
  private let reader = Mutex<String?>(nil)

  init(deadline: Deadline) { self.deadline = deadline }

  /// The path as another working directory would need it; standard input stays what it is.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), path != "-", let folder = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder) + "/" + path
  }

  /// Whether an option has read standard input, so that nobody else finds anything there.
  var isInputTaken: Bool { reader.withLock { $0 != nil } }

  /// The bytes of a file of at most a megabyte, or of standard input for `-`.
  func read(_ path: String, _ option: String, limit: Int = 1_048_576) throws(Failure) -> [UInt8] {
    let key = "\(option)\n\(path)"
    if let bytes = known.withLock({ $0[key] }) { return bytes }
    let isInput = Self.isInput(path)
    if isInput { try takeInput(option) }
    let bytes: [UInt8]?
    do throws(SystemError) {
      bytes =
        isInput
        ? try Terminal().readAll(limit: limit, until: deadline)
        : try Descriptor(path: path, O_RDONLY | O_NONBLOCK | O_NOCTTY).stream(limit: limit, until: deadline)
    } catch {
      throw unreadable(path, option, error)
    }
    guard let bytes else {
      throw Failure(.fileUnreadable, "\(option) \(path.harmless(limit: 200)) is larger than \(limit) bytes")
    }
    known.withLock { $0[key] = bytes }
    return bytes
  }

  /// Finds out that a file cannot be read before somebody else reads it, as often as they like.
  func check(_ path: String, _ option: String) throws(Failure) {
    let isRegular: Bool
    do throws(SystemError) {
      let file = try Descriptor(path: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
      isRegular = try file.status().st_mode & S_IFMT == S_IFREG
    } catch { throw unreadable(path, option, error) }
    guard isRegular else {
      throw Failure(.fileUnreadable, "\(option) \(path.harmless(limit: 200)) is no regular file")
    }
  }

  /// Whether what is there is gone once it was read, as from a pipe.
  static func isFleeting(_ path: String) -> Bool {
    if isInput(path) { return true }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG
  }

  /// One secret; a final line ending is not part of it.
  func secret(_ path: String, _ option: String) throws(Failure) -> Secret {
    var bytes = try read(path, option, limit: 65_536)
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.fileUnreadable, "\(option) \(path.harmless(limit: 200)) holds no secret")
    }
    return Secret(text)
  }

  /// Header fields, one `Name: value` a line; blank lines and lines that begin with `#` are passed over.
  func headerFields(_ path: String) throws(Failure) -> [Headers.Field] {
    let text = String(decoding: try read(path, "--header-file"), as: UTF8.self)
    var fields: [Headers.Field] = []
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = raw.hasSuffix("\r") ? raw.dropLast() : raw
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
        line.unicodeScalars.allSatisfy({ $0 == "\t" || !$0.isUnsafeOnTerminal })
      else {
        throw Failure(
          .fileUnreadable, "--header-file \(path.harmless(limit: 200)): line \(index + 1) is no header field")
      }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields.append(Headers.Field(String(line[..<colon]), String(value)))
    }
    return fields
  }

  /// Finds out that two options mean standard input before anything is read from it.
  func reserve(_ paths: [(option: String, path: String?)]) throws(Failure) {
    for (option, path) in paths where path.map(Self.isInput) == true { try takeInput(option) }
  }

  private static func isInput(_ path: String) -> Bool {
    ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].contains(path)
  }

  private func takeInput(_ option: String) throws(Failure) {
    let first = reader.withLock { reader in
      defer { reader = reader ?? option }
      return reader
    }
    guard let first, first != option else { return }
    throw .usage("\(first) and \(option) cannot both read standard input")
  }

  private func unreadable(_ path: String, _ option: String, _ error: SystemError) -> Failure {
    let name = "\(option) \(path.harmless(limit: 200))"
    guard error.code == ETIMEDOUT, let seconds = deadline.seconds else {
      return Failure(.fileUnreadable, "\(name) cannot be read: \(error.reason)")
    }
    return Failure(.timedOut, "\(name) did not come to its end within \(Deadline.rounded(seconds)) s")
  }
}
