import ArgumentParser
import HTTP
import JSON
import OAuth

/// Writes a document that lets a client be known by the URL at which it is hosted.
struct ClientDocumentWrite: Command {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Write a client ID metadata document.",
    discussion: """
      Host the document at the URL, served as application/json without redirects; then sign in with it.

      mcpauth client document write --url https://example.com/mcpauth.json > mcpauth.json
      mcpauth login --client-metadata-url https://example.com/mcpauth.json https://mcp.example.com/mcp
      """)

  @Option(help: ArgumentHelp("Where the document will be hosted: https, with a path.", valueName: "url"))
  var url: String
  @Option(help: ArgumentHelp("The name that the consent page shows (\(Product.name)).", valueName: "name"))
  var clientName: String?
  @Option(
    name: .customLong("redirect-uri"),
    help: ArgumentHelp(
      "A redirect URI (repeatable); without it loopback ones without port.", valueName: "url"))
  var redirectURI: [String] = []
  @Option(help: ArgumentHelp("Set another member, JSON or text (repeatable).", valueName: "name=value"))
  var set: [String] = []
  @OptionGroup(title: "Session") var account: ProfileOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    var uris: [String] = []
    for uri in redirectURI { uris.append(try Typed.redirectURI(uri, "--redirect-uri").text) }
    var fields: [(name: String, value: JSONValue)] = []
    for text in set { fields.append(try Typed.field(text, "--set")) }
    let document: MetadataDocument
    do throws(MetadataDocument.Fault) {
      document = try MetadataDocument(
        url: url, name: clientName ?? Product.name, redirectURIs: uris, fields: fields)
    } catch { throw .usage("\(error)") }
    try context.output.data(document.json.text(.pretty) + "\n")
  }
}
