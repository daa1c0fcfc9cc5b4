import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension DiscoveryTests {
  static let tenant = "https://as.example/t1"
  static let tenantURLs = [
    "https://as.example/.well-known/oauth-authorization-server/t1",
    "https://as.example/.well-known/openid-configuration/t1",
    "https://as.example/t1/.well-known/openid-configuration",
  ]

  private static var forMachine: DiscoveryOptions {
    var options = DiscoveryOptions()
    options.grant = nil
    return options
  }

  static func listed(_ servers: [String]) -> [Stub] {
    Chain.challenged + [.get(Chain.prm, .json(Chain.resource(servers: servers)))]
  }

  @Test(
    "server metadata is looked for in the order of section 4.1 and taken only when it is that server's",
    arguments: [
      Row(
        "ASM-2: OpenID second",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .status(404)), .get(Chain.openID, .json(Chain.server())),
        ], "resource-metadata https://as.example"),
      Row(
        "ASM-2: 2025-06-18 knows RFC 8414 alone", with: .init(revision: .june2025),
        listed([Chain.issuer]) + [.get(Chain.metadata, .status(404))],
        "noServerMetadata https://as.example: HTTP 404"),
      Row(
        "ASM-5: goes on after a 500",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .status(500)), .get(Chain.openID, .json(Chain.server())),
        ], "resource-metadata https://as.example"),
      Row(
        "ASM-5: and after HTML",
        listed([Chain.issuer]) + [.get(Chain.metadata, .html()), .get(Chain.openID, .json(Chain.server()))],
        "resource-metadata https://as.example"),
      Row(
        "ASM-5: and after a mismatch",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server("https://x.example"))),
          .get(Chain.openID, .json(Chain.server())),
        ],
        "resource-metadata https://as.example"),
      Row(
        "the third form of a tenant",
        listed([tenant]) + [
          .get(tenantURLs[0], .status(404)), .get(tenantURLs[1], .status(404)),
          .get(tenantURLs[2], .json(Chain.server(tenant))),
        ],
        "resource-metadata https://as.example/t1"),
      Row(
        "a tenant's server has no other form", listed([tenant]) + tenantURLs.map { .get($0, .status(404)) },
        "noServerMetadata https://as.example/t1: HTTP 404"),
      Row(
        "ASM-4: the root's document is not the tenant's",
        listed([tenant]) + [
          .get(tenantURLs[0], .json(Chain.server())), .get(tenantURLs[1], .status(404)),
          .get(tenantURLs[2], .status(404)),
        ],
        "noServerMetadata https://as.example/t1: issuer is \"https://as.example\", not \"https://as.example/t1\""
      ),
      Row(
        "ASM-4a: a slash",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server("https://as.example/"))), .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example: issuer is \"https://as.example/\", not \"https://as.example\" [issuer-slash]"
      ),
      Row(
        "ASM-4a: the other way",
        listed(["https://as.example/"]) + [
          .get(Chain.metadata, .json(Chain.server())), .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example/: issuer is \"https://as.example\", not \"https://as.example/\" [issuer-slash]"
      ),
      Row(
        "ASM-4a: by leniency, the metadata's value is kept", with: .init(leniencies: [.issuerSlash]),
        listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server("https://as.example/")))],
        "resource-metadata https://as.example/"),
      Row(
        "ASM-4: case is not looked through",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server("https://AS.example"))), .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example: issuer is \"https://AS.example\", not \"https://as.example\""),
      Row(
        "ASM-4: nor a port",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server("https://as.example:443"))),
          .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example: issuer is \"https://as.example:443\", not \"https://as.example\""
      ),
      Row(
        "ASM-7: no issuer",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(without: ["issuer"]))), .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example: issuer is missing"),
      Row(
        "ASM-7: no token endpoint",
        listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(without: ["token_endpoint"])))],
        "endpointMissing token_endpoint"),
      Row(
        "ASM-7: no authorization endpoint",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(without: ["authorization_endpoint"])))
        ],
        "endpointMissing authorization_endpoint"),
      Row(
        "AZ-12: pushed requests only",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(with: ["require_pushed_authorization_requests": true])))
        ],
        "pushedRequestsRequired"),
      Row(
        "ASM-6: JSON under another media type",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .status(200, ["Content-Type": "text/plain"], body: Chain.server().text())),
          .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example: it is served as text/plain instead of application/json"),
      Row(
        "ASM-6: with a parameter and in capitals",
        listed([Chain.issuer]) + [
          .get(
            Chain.metadata,
            .status(200, ["Content-Type": "Application/JSON; charset=utf-8"], body: Chain.server().text()))
        ], "resource-metadata https://as.example"),
      Row(
        "ASM-6: without a media type the body speaks for itself",
        listed([Chain.issuer]) + [.get(Chain.metadata, .status(200, body: Chain.server().text()))],
        "resource-metadata https://as.example"),
      Row(
        "ASM-7: an issuer with a query", listed(["https://as.example?t=1"]),
        "adornedIssuer https://as.example?t=1"),
      Row(
        "ASM-7: an issuer with a fragment", listed(["https://as.example/#"]),
        "adornedIssuer https://as.example/#"),
      Row(
        "ASM-8: other grants only",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(with: ["grant_types_supported": ["client_credentials"]])))
        ], "codeFlowMissing grant_types_supported: client_credentials"),
      Row(
        "ASM-8: other response types only",
        listed([Chain.issuer]) + [
          .get(
            Chain.metadata,
            .json(Chain.server(with: ["response_types_supported": ["token", "code id_token"]])))
        ], "codeFlowMissing response_types_supported: token, code id_token"),
      Row(
        "CC-10: a machine needs no code flow", with: forMachine,
        listed([Chain.issuer]) + [
          .get(
            Chain.metadata,
            .json(
              Chain.server(
                without: ["authorization_endpoint", "code_challenge_methods_supported"],
                with: ["grant_types_supported": ["client_credentials"], "response_types_supported": ["none"]]
              )))
        ], "resource-metadata https://as.example"),
      Row(
        "ASM-8: empty lists say nothing",
        listed([Chain.issuer]) + [
          .get(
            Chain.metadata,
            .json(Chain.server(with: ["grant_types_supported": [], "response_types_supported": []])))
        ], "resource-metadata https://as.example"),
      Row(
        "PRM-12: a list of resources that has it",
        listed([Chain.issuer]) + [
          .get(
            Chain.metadata,
            .json(Chain.server(with: ["protected_resources": ["https://a.example", .string(Chain.mcp)]])))
        ], "resource-metadata https://as.example"),
      Row(
        "PRM-12: a list that has it not, which need not be complete",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(with: ["protected_resources": ["https://a.example"]])))
        ], "resource-metadata https://as.example unlisted"),
      Row(
        "ASM-9: PKCE not said",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(without: ["code_challenge_methods_supported"])))
        ],
        "pkceNotAdvertised nil [pkce-unadvertised]"),
      Row(
        "ASM-9: by leniency", with: .init(leniencies: [.unadvertisedPKCE]),
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(without: ["code_challenge_methods_supported"])))
        ], "resource-metadata https://as.example"),
      Row(
        "ASM-9: not before 2025-11-25", with: .init(revision: .june2025),
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(without: ["code_challenge_methods_supported"])))
        ], "resource-metadata https://as.example"),
      Row(
        "AZ-4: plain only, no leniency", with: .init(leniencies: Set(Leniency.allCases)),
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(with: ["code_challenge_methods_supported": ["plain"]])))
        ], "pkceNotAdvertised plain"),
      Row(
        "AZ-4: an empty list",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(with: ["code_challenge_methods_supported": []])))
        ], "pkceNotAdvertised "),
      Row(
        "ASM-10: an http endpoint",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(with: ["token_endpoint": "http://as.example/t"]))),
          .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example: token_endpoint is refused: http://as.example is not https"),
      Row(
        "SEC-5: a private endpoint",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(with: ["jwks_uri": "https://192.168.0.1/k"]))),
          .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example: jwks_uri is refused: the server names 192.168.0.1, a private address that you did not type"
      ),
      Row(
        "SEC-5: a page whose name leads to a private address",
        listed([Chain.issuer]) + [
          .get(
            Chain.metadata,
            .json(Chain.server(with: ["authorization_endpoint": "https://private.example/authorize"])))
        ],
        "pageRefused https://private.example/authorize: the name leads to 10.0.0.7, a private address"),
      Row(
        "SEC-5: a page whose name means nothing here",
        listed([Chain.issuer]) + [
          .get(
            Chain.metadata,
            .json(Chain.server(with: ["authorization_endpoint": "https://elsewhere.example/authorize"])))
        ], "resource-metadata https://as.example"),
      Row(
        "AZ-11: a script for an endpoint",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(with: ["authorization_endpoint": "javascript:alert(1)"]))),
          .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example: authorization_endpoint is a URL with the scheme \"javascript\" instead of https"
      ),
      Row(
        "a wrong type",
        listed([Chain.issuer]) + [
          .get(Chain.metadata, .json(Chain.server(with: ["scopes_supported": "a b"]))),
          .get(Chain.openID, .status(404)),
        ],
        "noServerMetadata https://as.example: scopes_supported is a string instead of an array of strings"),
      Row(
        "null is absence",
        listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(with: ["scopes_supported": nil])))],
        "resource-metadata https://as.example"),
      Row("an http issuer", listed(["http://as.example"]), "insecureIssuer http://as.example"),
      Row("a private issuer", listed(["https://10.0.0.1"]), "insecureIssuer https://10.0.0.1"),
      Row("no URL for an issuer", listed(["as.example"]), "badIssuer as.example"),
      // PRM-7: several
      Row(
        "the first of several", listed([Chain.issuer, "https://b.example"]) + [asm],
        "resource-metadata https://as.example others https://b.example"),
      Row(
        "--issuer picks", with: .init(issuer: Chain.issuer),
        listed(["https://b.example", Chain.issuer]) + [asm],
        "resource-metadata https://as.example others https://b.example"),
      Row(
        "--issuer not listed", with: .init(issuer: "https://c.example"),
        listed(["https://b.example", Chain.issuer]),
        "issuerNotListed https://c.example of https://b.example, https://as.example"),
      Row(
        "--issuer is taken by its bytes", with: .init(issuer: "https://as.example/"), listed([Chain.issuer]),
        "issuerNotListed https://as.example/ of https://as.example"),
    ] as [Row])
  func serverMetadata(row: Row) async throws { try await expect(row) }

  @Test("every attempt is kept with its reason, success and failure alike (ASM-5)")
  func attempts() async throws {
    let stubs: [Stub] = [
      .get(Chain.prm, .status(404)), .get(Chain.prmRoot, .json(Chain.resource(Chain.origin))),
      .get(Chain.metadata, .json(Chain.server("https://x.example"))),
      .get(Chain.openID, .json(Chain.server())),
    ]
    let found = try #require(try await discovered(Row("", Chain.challenged + stubs, "")))
    #expect(found.attempts.map(\.url) == [Chain.prm, Chain.prmRoot, Chain.metadata, Chain.openID])
    #expect(found.attempts.map(\.status) == [404, 200, 200, 200])
    #expect(found.attempts.map(\.exchange) == [2, 3, 4, 5])
    #expect(
      found.attempts.map { $0.fault.map { "\($0)" } } == [
        "HTTP 404", nil, "issuer is \"https://x.example\", not \"https://as.example\"", nil,
      ])
    #expect(
      found.attempts.map(\.step) == [.resourceMetadata, .resourceMetadata, .serverMetadata, .serverMetadata])
  }
}
