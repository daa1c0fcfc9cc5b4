import OAuth

extension Failure {
  /// Why what is kept on disk cannot be used; nothing was changed.
  init(_ error: StoreError) {
    switch error {
    case .noHome:
      self.init(
        .store, "neither XDG_CONFIG_HOME nor HOME names a folder to keep sessions in",
        next: ["Set one of them, or to keep nothing, add: --no-store"])
    case .notAFolder(let path): self.init(.store, "\(path) is not a folder")
    case .link(let path): self.init(.store, "\(path) is a link or no regular file, so it is not used")
    case .looseMode(let path, let mode):
      self.init(
        .store, "\(path) is open to others (mode \(String(mode, radix: 8)))",
        next: ["chmod go= \(Shell.quote(path))"])
    case .foreignOwner(let path): self.init(.store, "\(path) belongs to another user")
    case .readOnly(let path):
      self.init(.store, "\(path) cannot be written", next: ["To keep nothing, add: --no-store"])
    case .full(let path):
      self.init(.diskFull, "there is no room left on the disk, or none allowed, for \(path)")
    case .damaged(let path, let fault):
      self.init(
        .storeDamaged, "\(path) was left alone: \(fault)", next: ["Move it away and sign in anew"])
    case .tooLarge(let path):
      self.init(.storeDamaged, "\(path) was left alone: its content is too large to be kept")
    case .system(let call, let path, let reason): self.init(.store, "\(path): \(call) failed: \(reason)")
    case .lockHeld(let path, let pid):
      let holder = pid.map { "process \($0)" } ?? "another process"
      self.init(.lockHeld, "\(holder) holds \(path)", next: ["To wait longer for it, add: --wait SECONDS"])
    case .cannotLock(let path, let reason):
      self.init(
        .store, "\(path) cannot be locked: \(reason)",
        next: ["Keep sessions on a file system with locks: XDG_CONFIG_HOME names the folder"])
    }
  }
}
