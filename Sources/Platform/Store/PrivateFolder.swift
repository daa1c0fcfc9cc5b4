#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
package import OAuth

/// A folder that belongs to the user alone (SEC-1): links, foreign owners and loose modes are refused.
package struct PrivateFolder: ~Copyable, Sendable {
  package let path: String
  private let descriptor: Descriptor

  private init(path: String, descriptor: consuming Descriptor) {
    self.path = path
    self.descriptor = descriptor
  }

  /// Nil where it does not exist.
  package static func open(_ path: String) throws(StoreError) -> PrivateFolder? {
    let descriptor: Descriptor
    do throws(SystemError) { descriptor = try Descriptor(path: path, folderFlags) } catch {
      return try absent(error, path)
    }
    return try checked(descriptor, path)
  }

  /// Creates it, and what is missing above it, with mode 0700.
  package static func create(_ path: String) throws(StoreError) -> PrivateFolder {
    var missing: [String] = []
    var current = path
    while !current.isEmpty, unsafe access(current, F_OK) != 0, errno == ENOENT {
      missing.append(current)
      current = String(current[..<(current.lastIndex(of: "/") ?? current.startIndex)])
    }
    for folder in missing.reversed() where unsafe mkdir(folder, 0o700) != 0 && errno != EEXIST {
      throw StoreError(SystemError("mkdir"), folder)
    }
    guard let folder = try open(path) else { throw .system("open", path: path, reason: "it vanished") }
    return folder
  }

  package func folder(_ name: String) throws(StoreError) -> PrivateFolder? {
    let child = "\(path)/\(name)"
    let opened: Descriptor
    do throws(SystemError) { opened = try descriptor.child(name, Self.folderFlags) } catch {
      return try Self.absent(error, child)
    }
    return try Self.checked(opened, child)
  }

  package func createFolder(_ name: String) throws(StoreError) -> PrivateFolder {
    if let existing = try folder(name) { return existing }
    let child = "\(path)/\(name)"
    if unsafe mkdirat(descriptor.number, name, 0o700) != 0, errno != EEXIST {
      throw StoreError(SystemError("mkdir"), child)
    }
    guard let made = try folder(name) else { throw .system("open", path: child, reason: "it vanished") }
    return made
  }

  /// The largest file: two answers of a server, every byte of them escaped, and what belongs to them.
  package static let maxFile = 16_777_216

  /// The bytes of a file, nil where it does not exist.
  package func read(_ name: String, limit: Int = PrivateFolder.maxFile) throws(StoreError) -> [UInt8]? {
    let file = "\(path)/\(name)"
    let opened: Descriptor
    do throws(SystemError) { opened = try descriptor.child(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) } catch {
      if error.code == ENOENT { return nil }
      throw StoreError(error, file)
    }
    try Self.check(opened, file, S_IFREG)
    do throws(SystemError) {
      if let bytes = try opened.read(limit: limit) { return bytes }
    } catch { throw StoreError(error, file) }
    throw .tooLarge(file)
  }

  /// Opens or creates a file that only this user may read.
  package func openFile(_ name: String, _ flags: Int32) throws(StoreError) -> Descriptor {
    let file = "\(path)/\(name)"
    let opened: Descriptor
    do throws(SystemError) { opened = try descriptor.child(name, flags | O_NOFOLLOW, mode: 0o600) } catch {
      throw StoreError(error, file)
    }
    try Self.check(opened, file, S_IFREG)
    return opened
  }

  /// Creates a file that was not there, for this user alone.
  func fresh(_ name: String) throws(SystemError) -> Descriptor {
    try descriptor.child(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
  }

  package func remove(_ name: String) throws(StoreError) {
    guard unsafe unlinkat(descriptor.number, name, 0) != 0, errno != ENOENT else { return }
    throw StoreError(SystemError("unlink"), "\(path)/\(name)")
  }

  /// Moves a file of another folder here, over what has that name, and returns once the disk has it.
  package func adopt(_ name: String, from other: borrowing PrivateFolder, as newName: String)
    throws(StoreError)
  {
    guard unsafe renameat(other.descriptor.number, name, descriptor.number, newName) == 0 else {
      throw StoreError(SystemError("rename"), "\(path)/\(newName)")
    }
    try sync()
  }

  package func sync() throws(StoreError) {
    do throws(SystemError) { try descriptor.sync() } catch { throw StoreError(error, path) }
  }

  package func names() throws(StoreError) -> [String] {
    do throws(SystemError) { return try descriptor.names() } catch { throw StoreError(error, path) }
  }

  private static let folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW

  private static func checked(_ descriptor: consuming Descriptor, _ path: String) throws(StoreError)
    -> PrivateFolder
  {
    try check(descriptor, path, S_IFDIR)
    return PrivateFolder(path: path, descriptor: descriptor)
  }

  private static func absent(_ error: SystemError, _ path: String) throws(StoreError) -> PrivateFolder? {
    if error.code == ENOENT { return nil }
    throw StoreError(error, path)
  }

  /// SEC-1: an owner of one's own, and no bit for anybody else.
  private static func check(_ descriptor: borrowing Descriptor, _ path: String, _ kind: mode_t)
    throws(StoreError)
  {
    let status: stat
    do throws(SystemError) { status = try descriptor.status() } catch { throw StoreError(error, path) }
    guard status.st_mode & S_IFMT == kind else { throw kind == S_IFDIR ? .notAFolder(path) : .link(path) }
    guard status.st_uid == geteuid() else { throw .foreignOwner(path) }
    guard status.st_mode & 0o077 == 0 else { throw .looseMode(path, mode: UInt32(status.st_mode & 0o777)) }
  }
}

extension StoreError {
  package init(_ error: SystemError, _ path: String) {
    self =
      switch error.code {
      case ENOSPC, EDQUOT, EFBIG: .full(path)
      case EACCES, EROFS, EPERM: .readOnly(path)
      case ELOOP: .link(path)
      case ENOTDIR: .notAFolder(path)
      default: .system(error.call, path: path, reason: error.reason)
      }
  }
}
