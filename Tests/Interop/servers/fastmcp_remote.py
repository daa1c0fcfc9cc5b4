"""FastMCP as a resource server only: RemoteAuthProvider in front of an authorization server elsewhere.

--issuer I --jwks-uri U                          tokens are JWTs, checked with the issuer's keys
--issuer I --introspection U --client ID:SECRET  tokens are opaque, checked by asking the issuer
--issuer I --userinfo U                          tokens are opaque, checked by using them for the OIDC user's data

A JWT must be meant for this server's URL.

--dpop   asks for proofs of the key that a token is bound to (RFC 9449)
"""

import httpx2
from fastmcp import FastMCP
from fastmcp.server.auth import AccessToken, JWTVerifier, RemoteAuthProvider, TokenVerifier
from fastmcp.server.auth.providers.introspection import IntrospectionTokenVerifier
from pydantic import AnyHttpUrl

from dpop_gate import Gate
from serve import listen, parser, run_asgi
from tools import add_tools


class UserinfoVerifier(TokenVerifier):
    """Takes a token for valid that the issuer answers with a user's data; it learns no scopes that way."""

    def __init__(self, url, scopes):
        super().__init__(required_scopes=scopes)
        self.url = url

    async def verify_token(self, token):
        async with httpx2.AsyncClient() as client:
            reply = await client.get(self.url, headers={"Authorization": f"Bearer {token}"})
        if reply.status_code != 200:
            return None
        return AccessToken(token=token, client_id="unknown", scopes=self.required_scopes, claims=reply.json())


def verifier(options, resource):
    """Return what checks the tokens."""
    scopes = options.scopes.split() or None
    if options.introspection:
        client_id, client_secret = options.client.split(":", 1)
        return IntrospectionTokenVerifier(
            introspection_url=options.introspection,
            client_id=client_id,
            client_secret=client_secret,
            required_scopes=scopes,
        )
    if options.userinfo:
        return UserinfoVerifier(options.userinfo, scopes)
    return JWTVerifier(
        jwks_uri=options.jwks_uri,
        issuer=options.issuer,
        audience=resource,
        algorithm="RS256",
        required_scopes=scopes,
    )


def main():
    """Start the server."""
    arguments = parser(__doc__)
    for name in ("--issuer", "--jwks-uri", "--introspection", "--client", "--userinfo"):
        arguments.add_argument(name)
    arguments.add_argument("--scopes", default="todo:read")
    arguments.add_argument("--dpop", action="store_true")
    options = arguments.parse_args()
    server, origin = listen(options.port)
    provider = RemoteAuthProvider(
        token_verifier=verifier(options, f"{origin}/mcp"),
        authorization_servers=[AnyHttpUrl(options.issuer)],
        base_url=origin,
    )
    mcp = FastMCP("Remote provider", auth=provider)
    add_tools(mcp)
    app = mcp.http_app()
    facts = {"mcp_url": f"{origin}/mcp", "issuer": options.issuer}
    run_asgi(Gate(app, origin, "/mcp") if options.dpop else app, server, facts)


if __name__ == "__main__":
    main()
