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

  package init(_ reply: HTTPReply) throws(TokenFault) {
    let object: JSONObject
    do throws(AnswerFault) { object = try reply.object() } catch { throw .answer(error) }
    if reply.status < 500, let refusal = ServerRefusal(object, reply) { throw .refused(refusal) }
    guard reply.head.isSuccess else { throw .answer(.status(reply.status, exchange: reply.exchange)) }
    do throws(AnswerFault) {
      try self.init(AnswerReader(object: object, exchange: reply.exchange))
    } catch { throw .answer(error) }
  }

  private init(_ reader: AnswerReader) throws(AnswerFault) {
    deviceCode = Secret(try reader.required("device_code"))
    userCode = try reader.required("user_code")
    // Google's servers had the flow before it was written down, and kept their name for this.
    let isOld = reader.object["verification_uri"] == nil && reader.object["verification_url"] != nil
    let name = isOld ? "verification_url" : "verification_uri"
    verificationURI = try Self.page(name, try reader.required(name), reader)
    verificationURIComplete = try reader.filled("\(name)_complete").map { (text) throws(AnswerFault) in
      try Self.page("\(name)_complete", text, reader)
    }
    guard let life = try reader.integer("expires_in") else {
      throw .memberMissing("expires_in", exchange: reader.exchange)
    }
    self.life = min(max(life, 0), Self.longest)
    interval = min(max(try reader.integer("interval") ?? Self.plainInterval, 1), Self.longest)
  }

  private static func page(
    _ name: String, _ text: String, _ reader: AnswerReader
  ) throws(AnswerFault) -> Location {
    do throws(LocationError) { return try Location(text) } catch {
      throw .badMember(name, reason: "is \(error)", exchange: reader.exchange)
    }
  }
}

extension AnswerReader {
  /// Empty is as good as not there.
  fileprivate func filled(_ name: String) throws(AnswerFault) -> String? {
    try string(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  fileprivate func required(_ name: String) throws(AnswerFault) -> String {
    guard let text = try filled(name) else { throw .memberMissing(name, exchange: exchange) }
    return text
  }
}

/// Why a person on another device brought no token.
package enum DeviceFault: Error, Sendable, Hashable {
  /// The device authorization request was not answered as hoped.
  case request(TokenFault)
  /// A page that the answer names, to which nobody is sent (SEC-5).
  case pageRefused(TransportError, exchange: Int)
  /// `access_denied`: the person refused.
  case refused(ServerRefusal)
  /// Nobody came before our time was over, or the code's.
  case nobodyCame(seconds: Double, exchange: Int)
}
