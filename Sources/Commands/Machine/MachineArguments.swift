import ArgumentParser
import HTTP
import JSON
import OAuth

/// Options for the ways to a token that need no person.
struct MachineArguments: ParsableArguments {
  @Flag(help: "Ask with the client's own credentials (RFC 6749, section 4.4).")
  var clientCredentials = false

  @Option(
    help: ArgumentHelp(
      "Ask with this workload's own JWT (RFC 7523): a file, -, or github-actions.", valueName: "file"),
    completion: .file())
  var assertionFile: String?

  @Option(
    help: ArgumentHelp(
      "Exchange this token (RFC 8693): a file, -, or github-actions.", valueName: "file"),
    completion: .file())
  var subjectTokenFile: String?

  @Option(help: ArgumentHelp("What the subject token is (access_token).", valueName: "type"))
  var subjectTokenType: String?

  @Option(
    help: ArgumentHelp("The token of the party that acts for the subject.", valueName: "file"),
    completion: .file())
  var actorTokenFile: String?

  @Option(help: ArgumentHelp("What the actor token is (access_token).", valueName: "type"))
  var actorTokenType: String?

  @Option(help: ArgumentHelp("What kind of token is asked for.", valueName: "type"))
  var requestedTokenType: String?

  @Option(
    help: ArgumentHelp(
      "A person's ID token, exchanged at the enterprise's identity provider first.", valueName: "file"),
    completion: .file())
  var idTokenFile: String?

  @Option(help: ArgumentHelp("That identity provider, where its endpoint is found.", valueName: "url"))
  var idpIssuer: String?

  @Option(help: ArgumentHelp("Or its token endpoint itself.", valueName: "url"))
  var idpTokenEndpoint: String?

  @Option(help: ArgumentHelp("The client at the identity provider.", valueName: "id"))
  var idpClientID: String?

  @Option(
    help: ArgumentHelp("That client's secret, alone in a file.", valueName: "file"), completion: .file())
  var idpClientSecretFile: String?

  @Option(help: ArgumentHelp("Send this audience parameter.", valueName: "name"))
  var audience: String?

  /// Files that are read, with the options that name them.
  var files: [(option: String, path: String?)] {
    [
      ("--assertion-file", assertionFile), ("--subject-token-file", subjectTokenFile),
      ("--actor-token-file", actorTokenFile), ("--id-token-file", idTokenFile),
      ("--idp-client-secret-file", idpClientSecretFile),
    ]
  }

  /// Whether one of the ways was chosen.
  var isChosen: Bool {
    clientCredentials || assertionFile != nil || subjectTokenFile != nil || idTokenFile != nil
  }

  /// An option of a way that was not chosen.
  var stray: String? {
    let exchange = [
      ("--subject-token-type", subjectTokenType), ("--actor-token-file", actorTokenFile),
      ("--actor-token-type", actorTokenType), ("--requested-token-type", requestedTokenType),
    ]
    let provider = [
      ("--idp-issuer", idpIssuer), ("--idp-token-endpoint", idpTokenEndpoint),
      ("--idp-client-id", idpClientID), ("--idp-client-secret-file", idpClientSecretFile),
    ]
    if subjectTokenFile == nil, let option = exchange.first(where: { $0.1 != nil }) {
      return "\(option.0) belongs to --subject-token-file"
    }
    if idTokenFile == nil, let option = provider.first(where: { $0.1 != nil }) {
      return "\(option.0) belongs to --id-token-file"
    }
    return audience != nil && !isChosen ? "--audience belongs to --client-credentials" : nil
  }

  func typed() throws(Failure) -> [Location] {
    [
      try IssuerArguments.url(idpIssuer, "--idp-issuer"),
      try IssuerArguments.url(idpTokenEndpoint, "--idp-token-endpoint"),
    ].compactMap(\.self)
  }

  /// - Parameter read: reads a token from where the option says.
  func grant(
    _ files: LocalFiles, _ read: (String, String) async throws(Failure) -> Secret
  ) async throws(Failure) -> MachineGrant {
    if let stray { throw .usage(stray) }
    let ways = [
      ("--client-credentials", clientCredentials), ("--assertion-file", assertionFile != nil),
      ("--subject-token-file", subjectTokenFile != nil), ("--id-token-file", idTokenFile != nil),
    ].filter(\.1)
    guard ways.count == 1 else {
      throw .usage("\(ways.map(\.0).joined(separator: " and ")) exclude each other")
    }
    if let assertionFile { return .jwtBearer(try await read(assertionFile, "--assertion-file")) }
    if let subjectTokenFile { return .tokenExchange(try await exchange(subjectTokenFile, read)) }
    if let idTokenFile { return try await enterprise(idTokenFile, files, read) }
    return .clientCredentials
  }

  private func exchange(
    _ file: String, _ read: (String, String) async throws(Failure) -> Secret
  ) async throws(Failure) -> TokenExchange {
    guard actorTokenType == nil || actorTokenFile != nil else {
      throw .usage("--actor-token-type belongs to --actor-token-file")
    }
    let type = try Self.type(subjectTokenType, "--subject-token-type") ?? TokenTypeURI.accessToken.uri
    var exchange = TokenExchange(
      subject: TokenExchange.TypedToken(try await read(file, "--subject-token-file"), type: type))
    if let actorTokenFile {
      let type = try Self.type(actorTokenType, "--actor-token-type") ?? TokenTypeURI.accessToken.uri
      exchange.actor = TokenExchange.TypedToken(
        try await read(actorTokenFile, "--actor-token-file"), type: type)
    }
    exchange.requestedType = try Self.type(requestedTokenType, "--requested-token-type")
    return exchange
  }

  private func enterprise(
    _ file: String, _ files: LocalFiles, _ read: (String, String) async throws(Failure) -> Secret
  ) async throws(Failure) -> MachineGrant {
    guard idpIssuer != nil || idpTokenEndpoint != nil else {
      throw .usage("--id-token-file needs --idp-issuer or --idp-token-endpoint")
    }
    guard let idpClientID, !idpClientID.isEmpty else {
      throw .usage("--id-token-file needs --idp-client-id")
    }
    var provider = IdentityProvider(
      issuer: try IssuerArguments.url(idpIssuer, "--idp-issuer"),
      tokenEndpoint: try IssuerArguments.url(idpTokenEndpoint, "--idp-token-endpoint"), clientID: idpClientID)
    if let idpClientSecretFile {
      provider.clientSecret = try files.secret(idpClientSecretFile, "--idp-client-secret-file")
    }
    let token = TokenExchange.TypedToken(
      try await read(file, "--id-token-file"), type: TokenTypeURI.idToken.uri)
    return .enterprise(provider, idToken: token)
  }

  /// A short name or a URI.
  private static func type(_ text: String?, _ option: String) throws(Failure) -> String? {
    guard let text else { return nil }
    let uri = TokenTypeURI.uri(text)
    guard uri.contains(":"), uri.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      let known = TokenTypeURI.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("\(option) \(text.harmless(limit: 60)): a URI or one of these is needed: \(known)")
    }
    return uri
  }
}
