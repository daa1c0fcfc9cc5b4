#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file for its owner's eyes that appears whole, and on disk, or not at all.
package enum DurableFile {
  /// Replaces a regular file; a link, a folder, a pipe or a device is refused.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let cut = path.lastIndex(of: "/")
    let name = cut.map { String(path[path.index(after: $0)...]) } ?? path
    let parent = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard !["", ".", ".."].contains(name) else { throw SystemError("open", EISDIR) }
    let folder = try Descriptor(path: parent, O_RDONLY | O_DIRECTORY)
    var status = stat()
    if unsafe fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError("open", isLink ? ELOOP : EINVAL) }
    }
    let draft = ".mcpauth-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    let file = try folder.child(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    do throws(SystemError) {
      try file.write(bytes)
      try file.sync()
      guard unsafe renameat(folder.number, draft, folder.number, name) == 0 else {
        throw SystemError("rename")
      }
      try folder.sync()
    } catch {
      unsafe unlinkat(folder.number, draft, 0)
      throw error
    }
  }
}
