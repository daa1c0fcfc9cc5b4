/// RFC 8628 §3.2: a device that waits for its person.
struct DeviceRequest: Sendable {
  /// What the person said.
  enum Verdict: Sendable {
    case pending
    case allowed(grant: String)
    case denied
  }

  let userCode: String
  let clientID: String
  let clientName: String
  let clientOrigin: Client.Origin
  let scopes: [String]
  let resource: String?
  let expires: Int64
  /// Seconds between two polls; grows with each that comes too soon.
  var interval: Double
  var lastPoll: Double?
  /// How many polls were answered, by whatever.
  var polls = 0
  /// How many of them were told to wait.
  var pending = 0
  var verdict = Verdict.pending
}

extension PlaygroundState {
  /// The waiting device that shows this code, with its own code.
  func device(showing userCode: String, at now: Int64) -> (code: String, request: DeviceRequest)? {
    guard let code = userCodes[userCode], let request = devices[code], now < request.expires,
      case .pending = request.verdict
    else { return nil }
    return (code, request)
  }

  /// Gives the verdict to a device that still waits for one; false where it came too late.
  mutating func decide(_ verdict: DeviceRequest.Verdict, for userCode: String, at now: Int64) -> Bool {
    guard let (code, _) = device(showing: userCode, at: now) else { return false }
    devices[code]?.verdict = verdict
    return true
  }
}
