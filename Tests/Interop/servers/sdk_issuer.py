"""The official Python SDK's authorization server on its own, for the split arrangement; may be introspected."""

import time

from mcp.server.auth.routes import create_auth_routes
from mcp.server.auth.settings import ClientRegistrationOptions, RevocationOptions
from pydantic import AnyHttpUrl
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from sdk_provider import Provider
from serve import READ, WRITE, listen, parser, run_asgi


def introspection(provider):
    """Return the endpoint that tells resource servers what a token is worth."""

    async def introspect(request):
        token = await provider.load_access_token((await request.form()).get("token"))
        if token is None:
            return JSONResponse({"active": False})
        facts = {"active": True, "client_id": token.client_id, "scope": " ".join(token.scopes)}
        return JSONResponse({**facts, "aud": token.resource, "exp": token.expires_at, "iat": int(time.time())})

    return introspect


def main():
    """Start the server."""
    options = parser(__doc__).parse_args()
    server, origin = listen(options.port)
    provider = Provider(f"{origin}/login")
    routes = create_auth_routes(
        provider,
        # pydantic adds a final slash to an origin; the issuer has it from then on.
        issuer_url=AnyHttpUrl(origin),
        client_registration_options=ClientRegistrationOptions(enabled=True, valid_scopes=[READ, WRITE]),
        revocation_options=RevocationOptions(enabled=True),
    )
    routes += [
        Route("/login", provider.login, methods=["GET", "POST"]),
        Route("/introspect", introspection(provider), methods=["POST"]),
    ]
    facts = {"issuer": f"{origin}/", "introspection_endpoint": f"{origin}/introspect"}
    run_asgi(Starlette(routes=routes), server, facts)


if __name__ == "__main__":
    main()
