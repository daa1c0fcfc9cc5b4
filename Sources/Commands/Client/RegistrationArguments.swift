import ArgumentParser
import HTTP
import OAuth

/// Options that shape a dynamic registration.
struct RegistrationArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A token that the registration endpoint asks for, alone in a file.", valueName: "file"),
    completion: .file())
  var initialTokenFile: String?

  @Option(help: ArgumentHelp("The name that the consent page shows (\(Product.name)).", valueName: "name"))
  var clientName: String?

  @Option(
    help: ArgumentHelp(
      "Set a member of the registration, JSON or text (repeatable).", valueName: "name=value"))
  var registrationField: [String] = []

  func apply(to options: inout LoginOptions, _ files: LocalFiles) throws(Failure) {
    options.initialToken = try initialTokenFile.map { (file) throws(Failure) in
      try files.secret(file, "--initial-token-file")
    }
    options.clientName = clientName ?? Product.name
    for text in registrationField {
      options.registrationFields.append(try Typed.field(text, "--registration-field"))
    }
  }
}
