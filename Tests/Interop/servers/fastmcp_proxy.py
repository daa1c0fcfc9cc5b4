"""FastMCP's OAuthProxy: takes registrations itself and has one fixed client at an authorization server behind it.

--issuer I   the authorization server, where the proxy's client is registered at start
"""

from urllib.parse import urlsplit, urlunsplit

import httpx2
from fastmcp import FastMCP
from fastmcp.server.auth import JWTVerifier
from fastmcp.server.auth.oauth_proxy import OAuthProxy
from key_value.aio.stores.memory import MemoryStore

from serve import READ, WRITE, listen, parser, run_asgi
from tools import add_tools


def upstream(issuer, redirect_uri):
    """Return the authorization server's metadata and the client registered there, as an operator would by hand."""
    parts = urlsplit(issuer)
    well_known = parts._replace(path=f"/.well-known/oauth-authorization-server{parts.path.rstrip('/')}")
    metadata = httpx2.get(urlunsplit(well_known)).json()
    registration = {
        "client_name": "FastMCP's proxy",
        "redirect_uris": [redirect_uri],
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "token_endpoint_auth_method": "client_secret_basic",
        "scope": f"{READ} {WRITE}",
    }
    return metadata, httpx2.post(metadata["registration_endpoint"], json=registration).json()


def main():
    """Start the server."""
    arguments = parser(__doc__)
    arguments.add_argument("--issuer", required=True)
    options = arguments.parse_args()
    server, origin = listen(options.port)
    metadata, client = upstream(options.issuer, f"{origin}/auth/callback")
    verifier = JWTVerifier(
        jwks_uri=metadata["jwks_uri"],
        issuer=metadata["issuer"],
        audience=f"{origin}/mcp",
        required_scopes=[READ],
    )
    provider = OAuthProxy(
        upstream_authorization_endpoint=metadata["authorization_endpoint"],
        upstream_token_endpoint=metadata["token_endpoint"],
        upstream_revocation_endpoint=metadata["revocation_endpoint"],
        upstream_client_id=client["client_id"],
        upstream_client_secret=client["client_secret"],
        token_verifier=verifier,
        base_url=origin,
        client_storage=MemoryStore(),
    )
    mcp = FastMCP("OAuth proxy", auth=provider)
    add_tools(mcp)
    run_asgi(mcp.http_app(), server, {"mcp_url": f"{origin}/mcp", "issuer": f"{origin}/"})


if __name__ == "__main__":
    main()
