#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import HTTP
import JSON
import Platform

/// Files that the user names.
enum LocalFile {
  /// The path as another working directory would need it.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder) + "/" + path
  }

  /// The bytes of a file of at most a megabyte, or of standard input for `-`.
  static func read(_ path: String, _ option: String, limit: Int = 1_048_576) throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      let bytes =
        path == "-"
        ? try Terminal().readAll(limit: limit) : try Descriptor(path: path, O_RDONLY).stream(limit: limit)
      if let bytes { return bytes }
    } catch {
      throw Failure(.fileUnreadable, "\(option) \(path.harmless(limit: 200)) cannot be read: \(error.reason)")
    }
    throw Failure(.fileUnreadable, "\(option) \(path.harmless(limit: 200)) is larger than \(limit) bytes")
  }

  /// Finds out that a file cannot be read before it is needed.
  static func check(_ path: String, _ option: String) throws(Failure) {
    do throws(SystemError) { _ = try Descriptor(path: path, O_RDONLY | O_NONBLOCK) } catch {
      throw Failure(.fileUnreadable, "\(option) \(path.harmless(limit: 200)) cannot be read: \(error.reason)")
    }
  }

  /// One secret; a final line ending is not part of it.
  static func secret(_ path: String, _ option: String) throws(Failure) -> Secret {
    var bytes = try read(path, option, limit: 65_536)
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.fileUnreadable, "\(option) \(path.harmless(limit: 200)) holds no secret")
    }
    return Secret(text)
  }

  /// Header fields, one `Name: value` a line; blank lines and lines that begin with `#` are passed over.
  static func headerFields(_ path: String) throws(Failure) -> [Headers.Field] {
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
}
