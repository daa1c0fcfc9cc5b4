package import HTTP
package import JSON

/// Authorization-server metadata (RFC 8414 §2) as far as a client acts on it.
package struct ServerMetadata: Sendable, Hashable {
  /// As the document says it; recorded before the redirect (ASM-13, ISS-1).
  package let issuer: String
  /// Nobody said it: the origin of an endpoint that the user gave stands in.
  package let isIssuerGuessed: Bool
  package var authorizationEndpoint: Location?
  package var tokenEndpoint: Location?
  package var registrationEndpoint: Location?
  package var revocationEndpoint: Location?
  package var introspectionEndpoint: Location?
  package var jwksURI: Location?
  package var deviceAuthorizationEndpoint: Location?
  package var pushedAuthorizationEndpoint: Location?
  /// RFC 8705 §5: where a client goes that proves itself by its certificate, by the name of the endpoint.
  package var certificateAliases: [String: Location]
  package var scopesSupported: [String]?
  /// Absent means `authorization_code` and `implicit` (ASM-8).
  package var grantTypesSupported: [String]?
  package var responseTypesSupported: [String]?
  /// RFC 9728 §4: some of the resources that it serves; it need not name them all.
  package var protectedResources: [String]?
  /// Absent means `client_secret_basic` (ASM-8); nil where nothing is known at all.
  package var tokenEndpointAuthMethods: [String]?
  package var codeChallengeMethods: [String]?
  package var sendsIssuer: Bool
  package var supportsMetadataDocuments: Bool
  /// Everything that was said, empty where nothing was.
  package let document: JSONObject

  /// Judges a document against the issuer identifier that its URL was built from (ASM-4, ASM-7, ASM-10).
  package init(
    _ document: JSONObject, expected: ExpectedIssuer, policy: URLPolicy
  ) throws(DocumentFault) {
    let reader = DocumentReader(object: document)
    issuer = try reader.required("issuer")
    isIssuerGuessed = false
    try expected.judge(issuer)
    authorizationEndpoint = try reader.location("authorization_endpoint", policy)
    tokenEndpoint = try reader.location("token_endpoint", policy)
    registrationEndpoint = try reader.location("registration_endpoint", policy)
    revocationEndpoint = try reader.location("revocation_endpoint", policy)
    introspectionEndpoint = try reader.location("introspection_endpoint", policy)
    jwksURI = try reader.location("jwks_uri", policy)
    deviceAuthorizationEndpoint = try reader.location("device_authorization_endpoint", policy)
    pushedAuthorizationEndpoint = try reader.location("pushed_authorization_request_endpoint", policy)
    certificateAliases = [:]
    if let aliases = document["mtls_endpoint_aliases"]?.object {
      let reader = DocumentReader(object: aliases)
      for member in aliases.members {
        certificateAliases[member.name] = try reader.location(member.name, policy)
      }
    }
    scopesSupported = try reader.strings("scopes_supported")
    grantTypesSupported = try reader.strings("grant_types_supported")
    responseTypesSupported = try reader.strings("response_types_supported")
    protectedResources = try reader.strings("protected_resources")
    tokenEndpointAuthMethods = try reader.strings("token_endpoint_auth_methods_supported")
    codeChallengeMethods = try reader.strings("code_challenge_methods_supported")
    sendsIssuer = try reader.flag("authorization_response_iss_parameter_supported") ?? false
    supportsMetadataDocuments = try reader.flag("client_id_metadata_document_supported") ?? false
    self.document = document
  }

  /// A server that says nothing of itself: endpoints by default (BC-2) or as the user gave them.
  package init(
    issuer: String, isGuessed: Bool = false, authorization: Location?, token: Location?,
    registration: Location?
  ) {
    self.issuer = issuer
    isIssuerGuessed = isGuessed
    authorizationEndpoint = authorization
    tokenEndpoint = token
    registrationEndpoint = registration
    certificateAliases = [:]
    sendsIssuer = false
    supportsMetadataDocuments = false
    document = JSONObject()
  }

  /// Where a client that authenticates this way asks for tokens.
  package func tokenEndpoint(for way: ClientAuthentication) -> Location? {
    (way.usesCertificate ? certificateAliases["token_endpoint"] : nil) ?? tokenEndpoint
  }

  /// Where a client that authenticates this way begins a sign-in on another device.
  package func deviceAuthorizationEndpoint(for way: ClientAuthentication) -> Location? {
    let alias = way.usesCertificate ? certificateAliases["device_authorization_endpoint"] : nil
    return alias ?? deviceAuthorizationEndpoint
  }

  /// Replaces what the metadata says of it by what the user says.
  mutating func take(deviceAuthorizationEndpoint url: Location) {
    deviceAuthorizationEndpoint = url
    certificateAliases["device_authorization_endpoint"] = nil
  }

  /// ASM-8: a member that leaves the authorization code flow out, and what it lists.
  var codeFlowGap: (member: String, listed: [String])? {
    if let grants = grantTypesSupported, !grants.isEmpty, !grants.contains("authorization_code") {
      return ("grant_types_supported", grants)
    }
    if let types = responseTypesSupported, !types.isEmpty, !types.contains("code") {
      return ("response_types_supported", types)
    }
    return nil
  }

  package var offersCodeFlow: Bool { codeFlowGap == nil && authorizationEndpoint != nil }

  /// RFC 9126 §5.
  package var requiresPushedRequests: Bool {
    document["require_pushed_authorization_requests"]?.bool ?? false
  }

  package var supportsS256: Bool { codeChallengeMethods?.contains("S256") ?? false }
}

/// Which `issuer` a document may state.
package struct ExpectedIssuer: Sendable, Hashable {
  package let identifier: String
  /// ASM-4a by the user's word, BC-5 where mcpauth made the identifier itself.
  package let toleratesSlash: Bool

  package init(_ identifier: String, toleratesSlash: Bool) {
    self.identifier = identifier
    self.toleratesSlash = toleratesSlash
  }

  /// Simple string comparison, no normalisation (RFC 8414 §3.3).
  package func judge(_ issuer: String) throws(DocumentFault) {
    if issuer.isIdentical(to: identifier) { return }
    if toleratesSlash, differsBySlash(issuer) { return }
    throw .mismatch(member: "issuer", expected: identifier, got: issuer)
  }

  package func differsBySlash(_ issuer: String) -> Bool {
    (issuer + "/").isIdentical(to: identifier) || issuer.isIdentical(to: identifier + "/")
  }
}
