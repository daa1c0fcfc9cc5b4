import HTTP
import JSON

/// RFC 8628 §3.4: a device asks whether its person has answered.
enum DeviceGrant {
  /// Seconds that a poll may come early, as a network is no clock.
  private static let tolerance = 0.25

  static func answer(_ request: GrantRequest, in room: Room) throws(Refusal) -> Answer {
    guard let code = request.form["device_code"] else {
      throw Refusal("invalid_request", "device_code is needed")
    }
    let device = try poll(code, request.client, in: room)
    if case .pending = device.verdict, let user = autoConsent(device, in: room) {
      _ = DeviceRoute.allow(device.userCode, user, scopes: device.scopes, in: room)
    }
    let (id, grant) = try room.withState { state throws(Refusal) in try take(code, request, &state) }
    try ResourceChoice.check(request.form, grant, in: room)
    return TokenIssue(
      grantID: id, grant: grant, scopes: grant.scopes,
      isRefreshable: request.client.grantTypes.contains(.refreshToken), confirmation: request.confirmation,
      note: "tokens for the device of \(request.client.name)"
    ).answer(in: room)
  }

  /// Counts the poll and judges its time (RFC 8628 §3.5).
  private static func poll(_ code: String, _ client: Client, in room: Room) throws(Refusal) -> DeviceRequest {
    let now = room.configuration.now()
    let slowDowns = room.configuration.deviceSlowDowns
    return try room.withState { state throws(Refusal) in
      guard var device = state.devices[code], device.clientID.isIdentical(to: client.id) else {
        throw Refusal("invalid_grant", "the device code is unknown, used or another client's")
      }
      guard Int64(now) < device.expires else {
        throw Refusal("expired_token", "the device code has expired")
      }
      let isEarly = device.lastPoll.map { now < $0 + device.interval - tolerance } ?? false
      let isSlowed = isEarly || device.polls < slowDowns
      device.lastPoll = now
      device.polls += 1
      if isSlowed { device.interval += 5 }
      state.devices[code] = device
      guard !isSlowed else {
        throw Refusal("slow_down", "the next poll may come after \(Int(device.interval)) seconds")
      }
      return device
    }
  }

  /// The person who allows it without being asked, once the device has waited long enough.
  private static func autoConsent(_ device: DeviceRequest, in room: Room) -> PlaygroundUser? {
    guard room.configuration.autoConsent, device.pending >= room.configuration.devicePolls else { return nil }
    return room.configuration.users.first
  }

  /// The grant of a device whose person said yes; the device code is used up.
  private static func take(
    _ code: String, _ request: GrantRequest, _ state: inout PlaygroundState
  ) throws(Refusal) -> (String, Grant) {
    switch state.devices[code]?.verdict {
    case .allowed(let id):
      guard var grant = state.grants[id], !grant.isEnded else {
        throw Refusal("invalid_grant", "what was allowed was taken back")
      }
      state.devices[code] = nil
      grant.holder = request.holder
      state.grants[id] = grant
      return (id, grant)
    case .denied:
      state.devices[code] = nil
      throw Refusal("access_denied", "the person did not allow it")
    case .pending, nil:
      state.devices[code]?.pending += 1
      throw Refusal("authorization_pending", "the person has not answered yet")
    }
  }
}
