"""The official Python SDK's server as a resource server only, which asks its authorization server about tokens.

--issuer I --introspection U
"""

try:
    import httpx2 as httpx
except ImportError:
    import httpx
from mcp.server.auth.provider import AccessToken, TokenVerifier
from mcp.server.auth.settings import AuthSettings

from sdk import application, mcp_server
from serve import READ, listen, parser, run_asgi


class IntrospectionVerifier(TokenVerifier):
    """Asks the authorization server (RFC 7662)."""

    def __init__(self, url):
        self.url = url

    async def verify_token(self, token):
        async with httpx.AsyncClient() as client:
            reply = (await client.post(self.url, data={"token": token})).json()
        if not reply["active"]:
            return None
        return AccessToken(
            token=token,
            client_id=reply["client_id"],
            scopes=reply["scope"].split(),
            expires_at=reply["exp"],
            resource=reply["aud"],
        )


def main():
    """Start the server."""
    arguments = parser(__doc__)
    arguments.add_argument("--issuer", required=True)
    arguments.add_argument("--introspection", required=True)
    options = arguments.parse_args()
    server, origin = listen(options.port)
    settings = AuthSettings(
        issuer_url=options.issuer,
        resource_server_url=f"{origin}/mcp",
        required_scopes=[READ],
        validate_token_resource=True,
    )
    mcp = mcp_server("SDK, split", token_verifier=IntrospectionVerifier(options.introspection), auth=settings)
    run_asgi(application(mcp), server, {"mcp_url": f"{origin}/mcp", "issuer": options.issuer})


if __name__ == "__main__":
    main()
