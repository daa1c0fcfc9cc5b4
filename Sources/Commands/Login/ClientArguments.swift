import ArgumentParser
import HTTP
import JSON
import OAuth
import Platform

/// Options that say which client signs in.
struct ClientArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Sign in as this registered client.", valueName: "id"))
  var clientID: String?

  @Option(
    help: ArgumentHelp("Its secret, alone in a file (- is standard input).", valueName: "file"),
    completion: .file())
  var clientSecretFile: String?

  @Option(
    name: .customLong("client-metadata-url"),
    help: ArgumentHelp("Sign in with the client ID metadata document at this URL.", valueName: "url"))
  var clientMetadataURL: String?

  @Option(
    help: ArgumentHelp(
      "Use only: \(ClientOptions.Way.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "way"),
    completion: .list(ClientOptions.Way.allCases.map(\.rawValue)))
  var registration: String?

  @OptionGroup var fields: RegistrationArguments

  func apply(to options: inout LoginOptions, _ context: Context) throws(Failure) {
    guard clientID == nil || clientMetadataURL == nil else {
      throw .usage("--client-id and --client-metadata-url exclude each other")
    }
    options.client.id = clientID
    if let clientMetadataURL {
      do throws(ClientFault) { try ClientOptions.judge(metadataURL: clientMetadataURL) } catch {
        throw Failure(error, login: "mcpauth login")
      }
    }
    options.client.metadataURL = clientMetadataURL
    options.client.secret = try secret(context)
    if let registration {
      guard let way = ClientOptions.Way(rawValue: registration) else {
        let ways = ClientOptions.Way.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("--registration \(registration.harmless(limit: 40)): there is no such way (\(ways))")
      }
      options.client.way = way
    }
    try fields.apply(to: &options, context.files)
  }

  private func secret(_ context: Context) throws(Failure) -> Secret? {
    if let clientSecretFile {
      guard clientID != nil else { throw .usage("--client-secret-file needs --client-id") }
      return try context.files.secret(clientSecretFile, "--client-secret-file")
    }
    guard clientID != nil, let text = context.environment.variables["MCPAUTH_CLIENT_SECRET"], !text.isEmpty
    else { return nil }
    return Secret(text)
  }
}
