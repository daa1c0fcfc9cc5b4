import HTTP
import JSON
import LibCrypto

/// RFC 7591 §2: a client's public keys, or where they are.
enum ClientKeys: Sendable {
  case given(KeySet)
  case elsewhere(Location)

  /// Nil where the client has none.
  static func read(_ json: JSONObject) throws(Refusal) -> ClientKeys? {
    func invalid(_ reason: String) -> Refusal { Refusal("invalid_client_metadata", reason) }
    guard json["jwks"] == nil || json["jwks_uri"] == nil else { throw invalid("both jwks and jwks_uri") }
    if let given = json["jwks"] {
      do throws(KeySetError) { return .given(try KeySet(given)) } catch { throw invalid("jwks \(error)") }
    }
    guard let uri = json["jwks_uri"] else { return nil }
    guard let text = uri.string, let location = try? Location(text),
      location.isSecure || location.host.isLoopback, location.fragment == nil
    else { throw invalid("jwks_uri is neither https nor on this machine") }
    return .elsewhere(location)
  }

  /// Read anew each time, so that a key that was just replaced is seen.
  func keys(in room: Room) async throws(Refusal) -> [JWK] {
    switch self {
    case .given(let set): return set.keys
    case .elsewhere(let location):
      func refusal(_ reason: String) -> Refusal {
        Refusal("invalid_client", "the client's jwks_uri \(reason)", status: 401)
      }
      guard let fetch = room.configuration.fetchDocument else { throw refusal("is not read here") }
      let reply: HTTPReply
      do { reply = try await fetch(location) } catch { throw refusal("could not be read: \(error)") }
      guard reply.status == 200 else { throw refusal("answered \(reply.status), not 200") }
      guard reply.body.count <= SignedToken.limit else { throw refusal("is too long") }
      let json: JSONValue
      do throws(JSONError) { json = try JSONValue(parsing: reply.body) } catch {
        throw refusal("is no JSON: \(error)")
      }
      do throws(KeySetError) { return try KeySet(json).keys } catch { throw refusal("\(error)") }
    }
  }
}
