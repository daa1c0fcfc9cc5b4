import HTTP
import JSON
import Serving

/// RFC 8628 §3.1: a device without a browser asks for a code to show.
enum DeviceAuthorizationRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    do throws(Refusal) {
      let form = try FormRequest.read(request)
      let client = try await ClientAuthentication.caller(request, form, in: room).client
      guard client.grantTypes.contains(.deviceCode) else {
        throw Refusal("unauthorized_client", "the client is not registered for device codes")
      }
      let scopes = try ScopeChoice.read(form["scope"], in: room)
      let resource = try ResourceChoice.read(form, in: room)
      let (code, device) = open(client, scopes, resource, in: room)
      return .secret(200, json(code, device, in: room), note: "\(device.userCode) for \(client.name)")
    } catch {
      return error.answer
    }
  }

  private static func open(
    _ client: Client, _ scopes: [String], _ resource: String?, in room: Room
  ) -> (String, DeviceRequest) {
    let code = room.unguessable("device-")
    let device = DeviceRequest(
      userCode: UserCode.make(room), clientID: client.id, clientName: client.name,
      clientOrigin: client.origin, scopes: scopes, resource: resource,
      expires: room.now + room.configuration.deviceLife,
      interval: Double(room.configuration.deviceInterval))
    room.withState { state in
      state.devices[code] = device
      state.userCodes[device.userCode] = code
    }
    return (code, device)
  }

  /// RFC 8628 §3.2.
  private static func json(_ code: String, _ device: DeviceRequest, in room: Room) -> JSONValue {
    let uri = room.site.url(room.site.devicePath)
    return [
      "device_code": .string(code), "user_code": .string(device.userCode), "verification_uri": .string(uri),
      "verification_uri_complete": .string("\(uri)?user_code=\(device.userCode)"),
      "expires_in": JSONValue(room.configuration.deviceLife),
      "interval": JSONValue(room.configuration.deviceInterval),
    ]
  }
}
