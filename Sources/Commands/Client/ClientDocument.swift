import ArgumentParser

/// Client ID metadata documents.
struct ClientDocument: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Author client ID metadata documents.",
    subcommands: [ClientDocumentWrite.self])
}
