import ArgumentParser
import HTTP
import JSON
import OAuth

/// Options that say which client signs in.
struct ClientArguments: ParsableArguments {
  @OptionGroup var credentials: CredentialArguments

  @Option(
    help: ArgumentHelp(
      "Use only: \(ClientOptions.Way.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "way"),
    completion: .list(ClientOptions.Way.allCases.map(\.rawValue)))
  var registration: String?

  @OptionGroup var fields: RegistrationArguments

  func apply(to options: inout LoginOptions, _ context: Context) throws(Failure) {
    try credentials.apply(to: &options.client, context)
    options.client.way = try registration.map { (text) throws(Failure) in
      try Typed.choice(text, "--registration")
    }
    try fields.apply(to: &options, context.files)
  }
}
