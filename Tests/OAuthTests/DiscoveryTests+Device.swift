import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension DiscoveryTests {
  private static let device = Chain.issuer + "/device_authorization"

  /// A device's sign-in.
  private static func forDevice(
    skip: Bool = false, issuer: String? = nil, token: String? = nil, device: String? = nil
  ) -> DiscoveryOptions {
    var options = DiscoveryOptions(issuer: issuer, skip: skip)
    options.grant = .deviceCode
    options.tokenEndpoint = token.flatMap { try? Location($0) }
    options.deviceAuthorizationEndpoint = device.flatMap { try? Location($0) }
    return options
  }

  private static func served(_ server: JSONValue) -> [Stub] {
    listed([Chain.issuer]) + [.get(Chain.metadata, .json(server))]
  }

  /// A server that knows device codes and nothing else.
  private static let deviceOnly = Chain.server(
    without: ["authorization_endpoint", "code_challenge_methods_supported"],
    with: [
      "device_authorization_endpoint": .string(device), "response_types_supported": [],
      "grant_types_supported": ["urn:ietf:params:oauth:grant-type:device_code"],
    ])

  @Test(
    "a device needs its own endpoint, and nothing of the code flow (ASM-8)",
    arguments: [
      Row(
        "a server for devices alone", with: forDevice(), served(deviceOnly),
        "resource-metadata https://as.example"),
      Row(
        "the same to a browser", served(deviceOnly),
        "codeFlowMissing grant_types_supported: urn:ietf:params:oauth:grant-type:device_code"),
      Row(
        "an endpoint whose grant the list leaves out", with: forDevice(),
        served(
          Chain.server(with: [
            "device_authorization_endpoint": .string(device),
            "grant_types_supported": ["authorization_code"],
          ])), "resource-metadata https://as.example"),
      Row(
        "no endpoint", with: forDevice(), served(Chain.server()),
        "endpointMissing device_authorization_endpoint"),
      Row(
        "the user's endpoint", with: forDevice(device: device), served(Chain.server()),
        "resource-metadata https://as.example"),
      Row(
        "a token endpoint is needed", with: forDevice(),
        served(
          Chain.server(without: ["token_endpoint"], with: ["device_authorization_endpoint": .string(device)])),
        "endpointMissing token_endpoint"),
      Row(
        "PKCE is not for devices", with: forDevice(),
        served(
          Chain.server(with: [
            "device_authorization_endpoint": .string(device), "code_challenge_methods_supported": ["plain"],
            "require_pushed_authorization_requests": true,
          ])), "resource-metadata https://as.example"),
      Row(
        "where a browser would be sent is not looked at", with: forDevice(),
        served(
          Chain.server(with: [
            "device_authorization_endpoint": .string(device),
            "authorization_endpoint": "https://private.example/authorize",
          ])), "resource-metadata https://as.example"),
      Row(
        "both endpoints are enough",
        with: forDevice(skip: true, token: Chain.issuer + "/token", device: device), Chain.challenged,
        "given https://as.example"),
      Row(
        "one of them is not", with: forDevice(skip: true, token: Chain.issuer + "/token"), Chain.challenged,
        "givenIncomplete"),
      Row(
        "an issuer beside the user's endpoint",
        with: forDevice(skip: true, issuer: Chain.issuer, device: device),
        Chain.challenged + [.get(Chain.metadata, .json(Chain.server()))], "given https://as.example"),
    ])
  func device(row: Row) async throws { #expect(try await run(row) == row.outcome) }
}
