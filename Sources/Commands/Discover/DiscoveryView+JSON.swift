import HTTP
import JSON
import OAuth

extension DiscoveryView {
  var json: JSONValue {
    var document: JSONObject = [
      "server": .string(typed.text), "endpoint": JSONValue(report?.endpoint.text),
      "authorization": isOpen ? "none" : found == nil ? "unknown" : "required",
      "probe": .array((report?.answers ?? []).map(\.json)), "challenge": report?.challenge?.json ?? .null,
      "challenge_faults": .array((report?.challengeFaults ?? []).map(\.json)),
      "attempts": .array(attempts.map(\.json)),
    ]
    if let found {
      document["mode"] = .string(found.mode.rawValue)
      document["revision"] = .string(found.revision.rawValue)
      document["issuer"] = .string(found.server.issuer)
      document["other_issuers"] = JSONValue(found.otherIssuers)
      document["device_authorization_endpoint"] = JSONValue(found.server.deviceAuthorizationEndpoint?.text)
      document["published_resource"] = JSONValue(found.resource?.resource)
      document["resource_listed"] = found.isResourceListed.map { .bool($0) } ?? .null
      document["would"] = would
    }
    return .object(document)
  }

  private var would: JSONValue {
    var would = JSONObject()
    switch plan {
    case .success(.use(let client)):
      would["registration"] = .string(client.kind.rawValue)
      would["client_id"] = .string(client.id)
      would["authentication"] = .string(client.authentication.rawValue)
    case .success(.register(let endpoint, let way)):
      would["registration"] = "dcr"
      would["registration_endpoint"] = .string(endpoint.text)
      would["authentication"] = .string(way.rawValue)
    case .failure, nil: would["registration"] = .null
    }
    would["scope"] = JSONValue(scopes?.scope?.text)
    would["scope_source"] = JSONValue(scopes?.source.rawValue)
    would["offline_access_added"] = .bool(scopes?.addsOfflineAccess ?? false)
    would["resource"] = JSONValue(resource)
    return .object(would)
  }
}

extension ProbeAnswer {
  fileprivate var json: JSONValue {
    [
      "request": .string(kind.rawValue), "status": JSONValue(head.status),
      "exchange": JSONValue(head.exchange),
    ]
  }
}

extension Challenge {
  fileprivate var json: JSONValue {
    let parameters = parameters.map { JSONObject.Member($0.name, .string($0.value.withoutUserInfo)) }
    return ["scheme": .string(scheme), "parameters": .object(JSONObject(members: parameters))]
  }
}

extension ChallengeList.Fault {
  fileprivate var json: JSONValue {
    ["reason": .string(reason.rawValue), "field": JSONValue(field), "offset": JSONValue(offset)]
  }
}

extension Attempt {
  fileprivate var json: JSONValue {
    [
      "step": .string(step.rawValue), "url": .string(url.withoutUserInfo),
      "status": status.map { JSONValue($0) } ?? .null,
      "outcome": fault == nil ? "accepted" : "rejected", "reason": JSONValue(fault.map { "\($0)" }),
      "exchange": exchange > 0 ? JSONValue(exchange) : .null,
    ]
  }
}
