import NIOCore
import Synchronization

/// The open connections of one server, never more than its limit.
final class ConnectionSet: Sendable {
  /// Who is in, and whether the door is shut.
  private struct Members {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var isClosed = false
  }

  private let members = Mutex(Members())
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// False where there is no room; a member leaves by itself when it closes.
  func admit(_ channel: any Channel) -> Bool {
    let key = ObjectIdentifier(channel)
    let isAdmitted = members.withLock { members in
      guard !members.isClosed, members.channels.count < limit else { return false }
      members.channels[key] = channel
      return true
    }
    if isAdmitted {
      channel.closeFuture.whenComplete { _ in
        self.members.withLock { _ = $0.channels.removeValue(forKey: key) }
      }
    }
    return isAdmitted
  }

  /// Admits nobody from now on and gives those who are in; nil where it was closed before.
  func close() -> [any Channel]? {
    members.withLock { members in
      guard !members.isClosed else { return nil }
      members.isClosed = true
      return Array(members.channels.values)
    }
  }
}
