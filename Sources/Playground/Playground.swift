import HTTP
package import JSON
import LibCrypto
import Serving
import Synchronization

/// An authorization server and the MCP server that it protects, on this machine and with no account anywhere.
package struct Playground: Sendable {
  package let room: Room
  /// The root certificate that clients have to trust, as PEM; nil without TLS.
  package let certificateAuthority: String?
  /// The certificate and private key of the built-in client that proves itself by them, as PEM; nil without TLS.
  package let clientCertificate: (certificate: String, key: String)?
  private let server: HTTPServer

  /// Makes keys and certificates, and listens; whoever starts one stops it.
  package static func start(
    _ configuration: PlaygroundConfiguration
  ) async throws(PlaygroundError) -> Playground {
    if let url = configuration.serverURL {
      do throws(LocationError) { _ = try Location(url) } catch { throw .serverURL("\(error)") }
    }
    let reception = Reception()
    let binds = configuration.binds.map { Bind($0, port: configuration.port, isOptional: $0.isV6) }
    let certificates = configuration.usesTLS ? try PlaygroundCertificates(configuration) : nil
    let server: HTTPServer
    do throws(ServingError) {
      server = try await HTTPServer.start(on: binds, tls: certificates?.identity) {
        await reception.answer($0)
      }
    } catch {
      throw .listening(error)
    }
    do throws(PlaygroundError) {
      let scheme = configuration.usesTLS ? "https" : "http"
      let room = try Room(
        configuration, origin: "\(scheme)://\(configuration.host):\(server.port)",
        clientAuthorities: (certificates.map { [$0.authority] } ?? []) + configuration.clientAuthorities)
      reception.open(RouteTable(room))
      return Playground(
        room: room, certificateAuthority: certificates?.authority.pem,
        clientCertificate: try certificates?.clientPEM, server: server)
    } catch {
      await server.stop()
      throw error
    }
  }

  package var port: UInt16 { server.port }
  package var mcpURL: String { room.site.resource }
  package var issuer: String { room.site.issuer }

  /// Ends within a second.
  package func stop() async { await server.stop() }

  /// What a program that starts a playground has to know.
  package func readyLine(_ files: ReadyFiles = ReadyFiles()) -> JSONObject { room.readyLine(files) }

  /// The variables that the servers of Scalekit's quickstarts read, in order.
  package var environment: [(name: String, value: String)] { room.environment }
}

/// Takes requests from the moment of listening on; the port has to be known before the rest can be made.
private final class Reception: Sendable {
  private let table = Mutex<RouteTable?>(nil)

  func open(_ routes: RouteTable) { table.withLock { $0 = routes } }

  func answer(_ request: ServerRequest) async -> ServerResponse {
    guard let routes = table.withLock({ $0 }) else { return ServerResponse(503) }
    return await routes.answer(request)
  }
}
