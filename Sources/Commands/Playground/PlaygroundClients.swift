import ArgumentParser
import JSON
import LibCrypto
import Playground

/// Options about clients that the playground knows from its start.
struct PlaygroundClients: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Know the client that this JSON describes: client metadata with client_id, client_secret or jwks "
        + "(repeatable).", valueName: "file"),
    completion: .file())
  var client: [String] = []

  @Option(
    help: ArgumentHelp(
      "Trust the authorities of this PEM file to certify clients, beside the playground's own.",
      valueName: "file"),
    completion: .file())
  var clientCA: String?

  func apply(to configuration: inout PlaygroundConfiguration, _ files: LocalFiles) throws(Failure) {
    for path in client {
      let json = try Self.json(path, "--client", files)
      guard let object = json.object else {
        throw .usage("--client \(path.harmless(limit: 200)): no JSON object")
      }
      configuration.clients.append(object)
    }
    guard let clientCA else { return }
    guard configuration.usesTLS else { throw .usage("--client-ca needs --tls") }
    let text = String(decoding: try files.read(clientCA, "--client-ca"), as: UTF8.self)
    do throws(LibCryptoError) {
      configuration.clientAuthorities = try Certificate.all(pem: text)
    } catch {
      throw .usage("--client-ca \(clientCA.harmless(limit: 200)): \(error)")
    }
  }

  static func json(_ path: String, _ option: String, _ files: LocalFiles) throws(Failure) -> JSONValue {
    let bytes = try files.read(path, option)
    do throws(JSONError) { return try JSONValue(parsing: bytes) } catch {
      throw .usage("\(option) \(path.harmless(limit: 200)): \(error)")
    }
  }
}
