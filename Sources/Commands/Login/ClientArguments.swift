import ArgumentParser
import HTTP
import JSON
import OAuth

/// Options that say which client signs in and how it is registered.
struct ClientArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Sign in as this registered client.", valueName: "id"))
  var clientID: String?

  @Option(help: ArgumentHelp("Its secret, alone in a file (- is standard input).", valueName: "file"))
  var clientSecretFile: String?

  @Option(name: .customLong("client-metadata-url"), help: ArgumentHelp("Sign in with the client ID metadata document at this URL.", valueName: "url"))
  var clientMetadataURL: String?

  @Option(help: ArgumentHelp("Use only: \(ClientOptions.Way.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "way"))
  var registration: String?

  @Option(help: ArgumentHelp("A token that the registration endpoint asks for, alone in a file.", valueName: "file"))
  var initialTokenFile: String?

  @Option(help: ArgumentHelp("The name that the consent page shows (\(Product.name)).", valueName: "name"))
  var clientName: String?

  @Option(help: ArgumentHelp("Set a member of the registration, JSON or text (repeatable).", valueName: "name=value"))
  var registrationField: [String] = []

  func apply(to options: inout LoginOptions, _ variables: (String) -> String?) throws(Failure) {
    guard clientID == nil || clientMetadataURL == nil else {
      throw .usage("--client-id and --client-metadata-url exclude each other")
    }
    options.client.id = clientID
    options.client.metadataURL = clientMetadataURL
    options.client.secret = try secret(variables)
    if let registration {
      guard let way = ClientOptions.Way(rawValue: registration) else {
        let ways = ClientOptions.Way.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("--registration \(registration.harmless(limit: 40)): there is no such way (\(ways))")
      }
      options.client.way = way
    }
    options.initialToken = try initialTokenFile.map { (file) throws(Failure) in
      try LocalFile.secret(file, "--initial-token-file")
    }
    options.clientName = clientName ?? Product.name
    for text in registrationField {
      options.registrationFields.append(try Typed.field(text, "--registration-field"))
    }
  }

  private func secret(_ variables: (String) -> String?) throws(Failure) -> Secret? {
    if let clientSecretFile {
      guard clientID != nil else { throw .usage("--client-secret-file needs --client-id") }
      return try LocalFile.secret(clientSecretFile, "--client-secret-file")
    }
    guard clientID != nil, let text = variables("MCPAUTH_CLIENT_SECRET"), !text.isEmpty else { return nil }
    return Secret(text)
  }
}
