import ArgumentParser
import HTTP
import OAuth

/// Shows one client, and what the server holds of it.
struct ClientShow: Command {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a client, and read its registration where the server lets us (RFC 7592).",
    discussion: "mcpauth client show https://as.example")

  @OptionGroup var known: KnownClient
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let client = try known.pick(context)
    let answer: ClientManagement.Answer?
    let management = try known.management(of: client, network, context)
    do throws(RegistrationFault) { answer = try await management.read(client) } catch { throw Failure(error) }
    if let answer, answer.client != client { try await known.replace(client, by: answer.client, context) }
    let view = ClientView(answer?.client ?? client, document: answer?.document)
    try context.output.answer(view.json, view.text)
  }
}
