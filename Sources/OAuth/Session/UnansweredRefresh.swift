package import HTTP
import JSON
import LibCrypto

/// The mark that is made before a refresh is sent, and stays where its answer is not known.
///
/// Whoever finds it may send the same token once more: a server that never saw it, or allows a while of grace, gives
/// the new one, and the refusal of any other says no more than that the answer is lost.
package struct UnansweredRefresh: Sendable, Hashable {
  /// Says which refresh token was sent.
  package let digest: String
  /// ``ProgramRun/id`` of the run that sent it, which does not send it again.
  package let run: String
  /// Unix seconds.
  package let sentAt: Int64

  package init(_ token: Secret, run: ProgramRun, now: Int64) {
    digest = Self.digest(token)
    self.run = run.id
    sentAt = now
  }

  /// Whether it speaks of that token, and not of one that was replaced since.
  package func isAbout(_ token: Secret) -> Bool { digest == Self.digest(token) }

  private static func digest(_ token: Secret) -> String {
    Base64URL.encode(Digest.sha256(token.reveal().utf8).prefix(18))
  }
}

extension UnansweredRefresh {
  var json: JSONValue {
    ["token_digest": .string(digest), "run": .string(run), "sent_at": JSONValue(sentAt)]
  }

  init(stored reader: StoredReader) throws(StoredFault) {
    digest = try reader.string("token_digest")
    run = try reader.optionalString("run") ?? ""
    sentAt = try reader.integer("sent_at") ?? 0
  }
}
