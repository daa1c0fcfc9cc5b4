"""The official Python SDK's server as its own authorization server, with a login page.

--metadata full     protected-resource metadata, as the SDK serves it
--metadata issuer   none for the resource, as in revision 2025-03-26: only the authorization server's document
--metadata none     neither: a client is left with the default endpoints
--http2             over https and in HTTP/2, with a certificate that signs itself
"""

from mcp.server.auth.settings import AuthSettings, ClientRegistrationOptions, RevocationOptions

from sdk import application, mcp_server
from sdk_provider import Provider
from serve import READ, WRITE, listen, parser, run_asgi, run_http2


def main():
    """Start the server."""
    arguments = parser(__doc__)
    arguments.add_argument("--metadata", choices=["full", "issuer", "none"], default="full")
    arguments.add_argument("--http2", action="store_true")
    options = arguments.parse_args()
    server, origin = listen(options.port)
    if options.http2:
        origin = origin.replace("http:", "https:")
    resource = f"{origin}/mcp" if options.metadata == "full" else None
    settings = AuthSettings(
        issuer_url=origin,
        client_registration_options=ClientRegistrationOptions(
            enabled=True, valid_scopes=[READ, WRITE], default_scopes=[READ]
        ),
        revocation_options=RevocationOptions(enabled=True),
        required_scopes=[READ],
        resource_server_url=resource,
        **({"validate_token_resource": True} if resource else {}),
    )
    provider = Provider(f"{origin}/login")
    mcp = mcp_server("SDK, joint", auth_server_provider=provider, auth=settings)
    mcp.custom_route("/login", methods=["GET", "POST"])(provider.login)
    app = application(mcp)
    if options.metadata == "none":
        app.router.routes = [r for r in app.router.routes if not r.path.startswith("/.well-known/")]
    run = run_http2 if options.http2 else run_asgi
    run(app, server, {"mcp_url": f"{origin}/mcp", "issuer": origin})


if __name__ == "__main__":
    main()
