import ArgumentParser

/// Clients as authorization servers know them.
struct ClientGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client",
    abstract: "Keep, register, read, change and delete clients.",
    subcommands: [
      ClientAdd.self, ClientRegister.self, ClientList.self, ClientShow.self, ClientUpdate.self,
      ClientDelete.self,
      ClientDocument.self,
    ])
}
