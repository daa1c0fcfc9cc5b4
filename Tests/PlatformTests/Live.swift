import HTTP
import Platform
import TestSupport

let everywhere = Set(IPAddress.Kind.allCases)

func live(
  _ environment: [String: String] = [:], _ change: (inout CurlConfiguration) -> Void = { _ in }
) -> CurlTransport {
  var configuration = CurlConfiguration(userAgent: "mcpauth/test", environment: environment)
  change(&configuration)
  return CurlTransport(configuration)
}

func getting(_ url: String, total: Duration = .seconds(10)) throws -> HTTPRequest {
  var request = HTTPRequest(.get, try Location(url))
  request.reach = everywhere
  request.bounds.total = total
  return request
}

func posting(_ url: String, _ body: String = "a=b") throws -> HTTPRequest {
  var request = HTTPRequest(.post, try Location(url), body: Array(body.utf8))
  request.reach = everywhere
  request.bounds.total = .seconds(10)
  return request
}

extension HTTPTransport {
  /// The failure of a request that must not succeed.
  func failure(_ request: HTTPRequest, for step: Step = .probe) async -> TransportError? {
    do throws(TransportError) {
      _ = try await send(request, for: step)
      return nil
    } catch {
      return error
    }
  }
}

extension TransportError.Reason {
  /// The case alone, for tables.
  var name: String { Mirror(reflecting: self).children.first?.label ?? "\(self)" }
}

/// 200 with a body of one byte on a connection that stays.
let okay = RawServer.Act.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n.")
