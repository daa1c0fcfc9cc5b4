import ArgumentParser
import HTTP
import JSON
import OAuth
import Platform

/// Options that say which client asks, and how it proves itself.
struct CredentialArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Ask as this registered client.", valueName: "id"))
  var clientID: String?

  @Option(
    help: ArgumentHelp("Its secret, alone in a file (- is standard input).", valueName: "file"),
    completion: .file())
  var clientSecretFile: String?

  @Flag(help: "Read its secret from standard input.")
  var clientSecretStdin = false

  @Option(
    name: .customLong("client-metadata-url"),
    help: ArgumentHelp("Ask as the client with the ID metadata document at this URL.", valueName: "url"))
  var clientMetadataURL: String?

  @Option(
    help: ArgumentHelp(
      "Prove the client so: \(ClientAuthentication.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "way"),
    completion: .list(ClientAuthentication.allCases.map(\.rawValue)))
  var authMethod: String?

  @Option(
    help: ArgumentHelp("Sign the client's assertions with this key: PEM or JWK.", valueName: "file"),
    completion: .file())
  var privateKey: String?

  @Option(
    help: ArgumentHelp("The passphrase of an encrypted key, alone in a file.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?

  @Option(
    help: ArgumentHelp(
      "Whom assertions name: issuer (default), token-endpoint, or the value itself.", valueName: "whom"))
  var assertionAudience: String?

  @Option(
    help: ArgumentHelp("The client's certificate for mutual TLS, PEM.", valueName: "file"),
    completion: .file())
  var cert: String?

  @Option(
    help: ArgumentHelp("The key of the certificate, where it is not in the same file.", valueName: "file"),
    completion: .file())
  var certKey: String?

  /// Files that are read, with the options that name them.
  var files: [(option: String, path: String?)] {
    [
      ("--client-secret-file", clientSecretFile), ("--client-secret-stdin", clientSecretStdin ? "-" : nil),
      ("--private-key", privateKey), ("--passphrase-file", passphraseFile),
    ]
  }

  /// What of it was typed, for a command that cannot use it.
  var typed: String? {
    let options = [
      ("--client-id", clientID), ("--client-secret-file", clientSecretFile),
      ("--client-metadata-url", clientMetadataURL), ("--auth-method", authMethod),
      ("--private-key", privateKey), ("--passphrase-file", passphraseFile),
      ("--assertion-audience", assertionAudience), ("--cert", cert), ("--cert-key", certKey),
    ]
    if clientSecretStdin { return "--client-secret-stdin" }
    return options.first { $0.1 != nil }?.0
  }

  func apply(to options: inout ClientOptions, _ context: Context) throws(Failure) {
    guard clientID == nil || clientMetadataURL == nil else {
      throw .usage("--client-id and --client-metadata-url exclude each other")
    }
    guard clientID?.isEmpty != true else { throw .usage("--client-id: an id is needed") }
    options.id = clientID
    if let clientMetadataURL {
      do throws(ClientFault) { try ClientOptions.judge(metadataURL: clientMetadataURL) } catch {
        throw Failure(error, login: "mcpauth login")
      }
    }
    options.metadataURL = clientMetadataURL
    options.authentication = try authMethod.map { (text) throws(Failure) in
      try Typed.choice(text, "--auth-method")
    }
    options.files = try proofs(context.files)
    options.secret = try secret(context)
  }

  private func proofs(_ files: LocalFiles) throws(Failure) -> ProofFiles {
    guard passphraseFile == nil || privateKey != nil || certKey != nil || cert != nil else {
      throw .usage("--passphrase-file belongs to --private-key or --cert-key")
    }
    guard certKey == nil || cert != nil else { throw .usage("--cert-key needs --cert") }
    guard assertionAudience == nil || privateKey != nil || authMethod != nil else {
      throw .usage("--assertion-audience belongs to --private-key")
    }
    var proofs = ProofFiles()
    proofs.key = privateKey.map(LocalFiles.absolute)
    proofs.passphrase = passphraseFile.map(LocalFiles.absolute)
    proofs.certificate = cert.map(LocalFiles.absolute)
    proofs.certificateKey = certKey.map(LocalFiles.absolute)
    proofs.assertionAudience = assertionAudience
    // Before anything is sent, and before a person is bothered.
    for (path, option) in [
      (privateKey, "--private-key"), (passphraseFile, "--passphrase-file"), (cert, "--cert"),
      (certKey, "--cert-key"),
    ] {
      if let path, !LocalFiles.isFleeting(path) { try files.check(path, option) }
    }
    return proofs
  }

  private func secret(_ context: Context) throws(Failure) -> Secret? {
    guard !clientSecretStdin || clientSecretFile == nil else {
      throw .usage("--client-secret-file and --client-secret-stdin exclude each other")
    }
    if let file = clientSecretStdin ? "-" : clientSecretFile {
      let option = clientSecretStdin ? "--client-secret-stdin" : "--client-secret-file"
      guard clientID != nil else { throw .usage("\(option) needs --client-id") }
      return try context.files.secret(file, option)
    }
    guard clientID != nil, let text = context.environment.variables["MCPAUTH_CLIENT_SECRET"], !text.isEmpty
    else { return nil }
    return Secret(text)
  }
}
