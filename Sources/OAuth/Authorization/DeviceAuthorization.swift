package import HTTP
import JSON

/// The answer to a device authorization request (RFC 8628 §3.2): what the person needs, and what is polled with.
package struct DeviceAuthorization: Sendable, Hashable {
  /// Good for one token, and nobody else's business.
  package let deviceCode: Secret
  /// For the person, in the server's spelling.
  package let userCode: String
  package let verificationURI: Location
  /// With the user code in it; nil where the server makes none.
  package let verificationURIComplete: Location?
  /// Seconds for which both codes are good.
  package let life: Int64
  /// Seconds between two polls, at least.
  package let interval: Int64

  /// Where the server does not say.
  static let plainInterval: Int64 = 5
  /// Codes of weeks are of no use to anybody.
  private static let longest: Int64 = 86_400

  package init(_ reply: HTTPReply, policy: URLPolicy) throws(DeviceFault) {
    let object: JSONObject
    do throws(AnswerFault) { object = try reply.object() } catch { throw .request(.answer(error)) }
    if reply.status < 500, let refusal = ServerRefusal(object, reply) { throw .request(.refused(refusal)) }
    guard reply.head.isSuccess else {
      throw .request(.answer(.status(reply.status, exchange: reply.exchange)))
    }
    let reader = Reader(reader: AnswerReader(object: object, exchange: reply.exchange), policy: policy)
    deviceCode = Secret(try reader.required("device_code"))
    userCode = try reader.required("user_code")
    // Google's servers had the flow before it was written down, and kept their name for this.
    let name = object["verification_uri"] == nil && object["verification_url"] != nil ? "url" : "uri"
    guard let page = try reader.page("verification_\(name)") else { throw reader.missing("verification_uri") }
    verificationURI = page
    verificationURIComplete = try reader.page("verification_\(name)_complete")
    guard let life = try reader.integer("expires_in") else { throw reader.missing("expires_in") }
    self.life = min(max(life, 0), Self.longest)
    interval = min(max(try reader.integer("interval") ?? Self.plainInterval, 1), Self.longest)
  }

  /// Members with the faults of this answer.
  private struct Reader {
    let reader: AnswerReader
    let policy: URLPolicy

    func missing(_ name: String) -> DeviceFault {
      .request(.answer(.memberMissing(name, exchange: reader.exchange)))
    }

    func required(_ name: String) throws(DeviceFault) -> String {
      guard let text = try text(name) else { throw missing(name) }
      return text
    }

    /// Empty is as good as not there.
    private func text(_ name: String) throws(DeviceFault) -> String? {
      do throws(AnswerFault) { return try reader.string(name).flatMap { $0.isEmpty ? nil : $0 } } catch {
        throw .request(.answer(error))
      }
    }

    func integer(_ name: String) throws(DeviceFault) -> Int64? {
      do throws(AnswerFault) { return try reader.integer(name) } catch { throw .request(.answer(error)) }
    }

    /// A page that a person is sent to, judged like the authorization endpoint.
    func page(_ name: String) throws(DeviceFault) -> Location? {
      guard let text = try text(name) else { return nil }
      let url: Location
      do throws(LocationError) { url = try Location(text) } catch {
        throw .request(.answer(.badMember(name, reason: "is \(error)", exchange: reader.exchange)))
      }
      do throws(PolicyViolation) { try policy.judge(page: url) } catch {
        throw .badPage(name, error, exchange: reader.exchange)
      }
      return url
    }
  }
}

/// Why a person on another device brought no token.
package enum DeviceFault: Error, Sendable, Hashable {
  /// The device authorization request was not answered as hoped.
  case request(TokenFault)
  /// The member that names a page to which nobody is sent.
  case badPage(String, PolicyViolation, exchange: Int)
  /// `access_denied`: the person refused.
  case refused(ServerRefusal)
  /// Nobody came before our time was over, or the code's.
  case nobodyCame(seconds: Double, exchange: Int)
}
