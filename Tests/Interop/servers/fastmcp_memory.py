"""FastMCP with its in-memory OAuth provider: authorization server and MCP server in one, without a login page."""

from fastmcp import FastMCP
from fastmcp.server.auth.auth import ClientRegistrationOptions, RevocationOptions
from fastmcp.server.auth.providers.in_memory import InMemoryOAuthProvider

from serve import READ, WRITE, listen, parser, run_asgi
from tools import add_tools


def main():
    """Start the server."""
    options = parser(__doc__).parse_args()
    server, origin = listen(options.port)
    provider = InMemoryOAuthProvider(
        base_url=origin,
        client_registration_options=ClientRegistrationOptions(enabled=True, valid_scopes=[READ, WRITE]),
        revocation_options=RevocationOptions(enabled=True),
        required_scopes=[READ],
    )
    mcp = FastMCP("In-memory provider", auth=provider)
    add_tools(mcp)
    run_asgi(mcp.http_app(), server, {"mcp_url": f"{origin}/mcp", "issuer": f"{origin}/"})


if __name__ == "__main__":
    main()
