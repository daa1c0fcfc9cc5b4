import ArgumentParser
import HTTP
import OAuth

/// Changes members of a registration.
struct ClientUpdate: Command {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change members of a registration (RFC 7592).",
    discussion: """
      Reads the registration, sets the members, and sends the whole back.

      mcpauth client update https://as.example --set client_name="My tool" --set 'contacts=["me@example.com"]'
      """)

  @OptionGroup var known: KnownClient
  @Option(help: ArgumentHelp("A member and its value, JSON or text (repeatable).", valueName: "name=value"))
  var set: [String] = []
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    guard !set.isEmpty else { throw .usage("--set name=value is needed") }
    let fields = try set.map { (text) throws(Failure) in try Typed.field(text, "--set") }
    if let field = fields.first(where: {
      $0.name == "client_id" || ClientManagement.serverAssigned.contains($0.name)
    }) {
      throw .usage("--set \(field.name): only the server sets this member")
    }
    let client = try known.pick(context)
    let management = try known.management(of: client, network, context)
    var read: ClientManagement.Answer?
    do throws(RegistrationFault) { read = try await management.read(client) } catch { throw Failure(error) }
    guard let current = read else { throw known.notManaged(client) }
    // The token may have rotated with the reading, so it is kept before anything else is tried.
    if current.client != client { try await known.replace(client, by: current.client, context) }
    var update: ClientManagement.Answer?
    do throws(RegistrationFault) {
      update = try await management.update(current.client, from: current.document, set: fields)
    } catch { throw Failure(error) }
    guard let answer = update else { throw known.notManaged(client) }
    try await known.replace(client, by: answer.client, context)
    let view = ClientView(answer.client, document: answer.document)
    try context.output.answer(view.json, view.text)
  }
}
