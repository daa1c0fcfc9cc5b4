import HTTP
import Platform

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
