import ArgumentParser
import JSON
import OAuth

/// Lists the clients that are kept.
struct ClientList: Command {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the clients that are kept.")

  @OptionGroup(title: "Session") var account: ProfileOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let found: (clients: [Client], faults: [StoreError])
    do throws(StoreError) { found = try context.store().allClients() } catch { throw Failure(error) }
    for fault in found.faults { context.output.warn(Failure(fault).message) }
    if found.clients.isEmpty { context.output.talk("No client is kept.") }
    let views = found.clients.map { ClientView($0) }
    try context.output.answer(
      ["clients": .array(views.map(\.json)), "faults": JSONValue(found.faults.map { Failure($0).message })],
      views.map(\.text).joined(separator: "\n"))
  }
}
