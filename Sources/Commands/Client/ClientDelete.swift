import ArgumentParser
import HTTP
import JSON
import OAuth

/// Deletes a client at the server, where that is possible, and here.
struct ClientDelete: Command {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a client, at the server (RFC 7592) and here.",
    discussion: "mcpauth client delete https://as.example --client-id ID")

  @OptionGroup var known: KnownClient
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let client = try known.pick(context)
    var isDeletedThere = false
    if client.kind == .dynamic {
      let management = try known.management(of: client, network, context)
      do throws(RegistrationFault) { isDeletedThere = try await management.delete(client) } catch {
        throw Failure(error)
      }
      if !isDeletedThere {
        context.output.warn(known.notManaged(client).message + ": it is only forgotten here")
      }
    }
    try await known.replace(client, by: nil, context)
    context.output.talk("Deleted the client \(client.id.harmless(limit: 200)).")
    try context.output.answer(
      [
        "client_id": .string(client.id), "issuer": .string(client.issuer),
        "deleted_at_server": .bool(isDeletedThere),
      ], "")
  }
}
