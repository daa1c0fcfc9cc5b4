"""A greeting server in the shape of Scalekit's Express quickstart: same environment, endpoints and answers.

Its environment is in scalekit_env.py. Like the transport of that quickstart it is stateless, answers POST / with
an event stream, and knows no other method. The issuer of a token is not checked there, only its audience.
"""

import json

from scalekit import ScalekitClient
from scalekit.common.scalekit import TokenValidationOptions
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import scalekit_env as env
from serve import listen, run_asgi

NEWEST_PROTOCOL = "2025-11-25"
TOOL = {
    "name": "greet_user",
    "description": "Greets the user with a personalized message.",
    "inputSchema": {
        "type": "object",
        "properties": {"name": {"type": "string", "minLength": 1}},
        "required": ["name"],
    },
}

scalekit = ScalekitClient(env.SK_ENV_URL, env.SK_CLIENT_ID, env.SK_CLIENT_SECRET)


def guarded(endpoint):
    """Wrap an endpoint so that it answers valid tokens only."""

    async def checked(request):
        token = env.bearer(request)
        if token is None:
            return refuse("Missing Bearer token")
        try:
            scalekit.validate_token(token, TokenValidationOptions(audience=[env.EXPECTED_AUDIENCE]))
        except Exception:
            return refuse("Token validation failed")
        return await endpoint(request)

    return checked


def refuse(reason):
    """Return a 401 with the challenge."""
    return JSONResponse({"error": reason}, 401, {"WWW-Authenticate": env.CHALLENGE})


def result_of(method, params):
    """Return the result of a JSON-RPC method, or None if there is no such method."""
    if method == "initialize":
        information = {"name": "Greeting MCP", "version": "1.0.0"}
        capabilities = {"tools": {"listChanged": True}}
        return {"protocolVersion": NEWEST_PROTOCOL, "capabilities": capabilities, "serverInfo": information}
    if method == "tools/list":
        return {"tools": [TOOL]}
    if method == "tools/call" and params.get("name") == TOOL["name"]:
        return {"content": [{"type": "text", "text": f"Hi {params['arguments']['name']}, welcome to Scalekit!"}]}
    return {} if method == "ping" else None


async def call(request):
    """Answer one JSON-RPC message."""
    message = await request.json()
    if "id" not in message:
        return Response(status_code=202)
    reply = {"jsonrpc": "2.0", "id": message["id"]}
    result = result_of(message["method"], message.get("params", {}))
    if result is None:
        reply["error"] = {"code": -32601, "message": "Method not found"}
    else:
        reply["result"] = result
    return Response(f"event: message\ndata: {json.dumps(reply)}\n\n", media_type="text/event-stream")


async def metadata(_):
    """Serve the resource metadata from the environment."""
    if not env.PROTECTED_RESOURCE_METADATA:
        return JSONResponse({"error": "PROTECTED_RESOURCE_METADATA config missing"}, 500)
    return JSONResponse(json.loads(env.PROTECTED_RESOURCE_METADATA))


async def health(_):
    """Say that the server runs."""
    return JSONResponse({"status": "healthy"})


async def not_found(_):
    """Answer like Express where no route fits."""
    return Response("Cannot serve this path", 404)


app = Starlette(
    routes=[
        Route(env.METADATA_PATH, metadata),
        Route("/health", health),
        Route("/", guarded(call), methods=["POST"]),
        # The middleware stands before the routing: every other path and method asks for a token, too.
        Route("/{path:path}", guarded(not_found), methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"]),
    ]
)

if __name__ == "__main__":
    run_asgi(app, listen(env.PORT)[0], env.FACTS)
