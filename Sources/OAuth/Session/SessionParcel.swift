import HTTP
package import JSON

/// A session on its way to another machine; what is in it may be anybody's invention.
package struct SessionParcel: Sendable {
  package static let version: Int64 = 1

  package private(set) var session: Session
  /// Whether the original is gone, so that nobody else renews its token.
  package let isMoved: Bool

  /// The most that is read or written.
  package static let limit = 8_388_608

  package init(_ session: Session, isMoved: Bool) {
    self.session = session
    self.isMoved = isMoved
  }

  package init(_ bytes: [UInt8]) throws(StoredFault) {
    let reader = try StoredReader(bytes, version: Self.version)
    guard let object = reader.object["session"] else { throw .member("session") }
    session = try Session(stored: object.bytes())
    isMoved = reader.object["moved"]?.bool ?? false
    try judge()
  }

  package var json: JSONValue {
    ["version": JSONValue(Self.version), "moved": .bool(isMoved), "session": session.json]
  }

  /// What this program never writes it does not take either: another name than the server's, a token for no header.
  private func judge() throws(StoredFault) {
    guard let key = SessionKey(session), key.server.isIdentical(to: session.server) else {
      throw .member("server")
    }
    guard TokenResponse.isB64Token(session.tokens.access.reveal()) else { throw .member("access_token") }
    guard ["Bearer", "DPoP"].contains(where: { session.tokens.type.isSameFieldName(as: $0) }) else {
      throw .member("token_type")
    }
    guard session.client.issuer.isIdentical(to: session.issuer) else { throw .member("issuer") }
  }

  /// Files of one machine are not another's, and a stranger must not name any; the options that named them.
  package mutating func leaveFiles() -> [String] {
    var left: [String] = []
    func leave(_ path: inout String?, _ option: String) {
      if let path { left.append("\(option) \(path)") }
      path = nil
    }
    leave(&session.switches.caFile, "--ca")
    leave(&session.switches.headerFile, "--header-file")
    leave(&session.client.files.key, "--private-key")
    leave(&session.client.files.passphrase, "--passphrase-file")
    leave(&session.client.files.certificate, "--cert")
    leave(&session.client.files.certificateKey, "--cert-key")
    return left
  }

  package mutating func rename(profile: String) { session.profile = profile }

  package mutating func add(_ switches: Switches) { session.switches = session.switches.adding(switches) }
}
