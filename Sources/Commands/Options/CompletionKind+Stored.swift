import ArgumentParser
import JSON
import OAuth
import Platform

extension CompletionKind {
  /// URLs of stored sessions; nothing is sent for them.
  static var sessions: CompletionKind {
    .custom { _, _, _ in offered { (store) throws(StoreError) in try store.sessions().sessions.map(\.server) }
    }
  }

  /// Authorization servers of which a client is kept.
  static var issuers: CompletionKind {
    .custom { _, _, _ in
      offered { (store) throws(StoreError) in try store.allClients().clients.map(\.issuer) }
    }
  }

  /// A store that cannot be read offers nothing: there is no place for a message under a TAB.
  private static func offered(_ read: (FileStore) throws(StoreError) -> [String]) -> [String] {
    let variables = Environment.live.variables
    let texts = (try? read(FileStore(root: FileStore.root { variables[$0] }))) ?? []
    // zsh takes what follows a colon for a description.
    let colon = CompletionShell.requesting == .zsh ? "\\:" : ":"
    return Set(texts).sorted().map {
      $0.harmless(limit: 400).split(separator: ":", omittingEmptySubsequences: false).joined(separator: colon)
    }
  }
}
