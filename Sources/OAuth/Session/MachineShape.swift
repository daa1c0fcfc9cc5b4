package import HTTP
package import JSON
import LibCrypto

/// All that was given to shape a machine's token: another shape is another session.
package struct MachineShape: Sendable, Hashable {
  /// The way to a token: `client_credentials`, `jwt_bearer`, `token_exchange` or `id_jag`.
  package let grant: String
  /// Names and values in a fixed order; tokens only as digests.
  package let members: [Member]

  package struct Member: Sendable, Hashable {
    package let name: String
    package let value: String
  }

  /// Members without a value are left out.
  package init(grant: String, _ members: [(String, String?)]) {
    self.grant = grant
    self.members = members.compactMap { name, value in value.map { Member(name: name, value: $0) } }
  }

  /// How a token appears in a shape.
  package static func digest(_ token: Secret) -> String {
    Base64URL.encode(Digest.sha256(token.reveal().utf8))
  }

  package subscript(_ name: String) -> String? { members.first { $0.name == name }?.value }

  var text: String { json.text() }

  package var json: JSONValue {
    .object(
      JSONObject(
        [("grant", .string(grant))] + members.map { ($0.name, JSONValue.string($0.value)) }))
  }

  init(stored reader: StoredReader) throws(StoredFault) {
    let grant = try reader.string("grant")
    var members: [(String, String?)] = []
    for member in reader.object.members where member.name != "grant" {
      guard let value = member.value.string else { throw .member(member.name) }
      members.append((member.name, value))
    }
    self.init(grant: grant, members)
  }
}
