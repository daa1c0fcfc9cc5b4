"""A greeting server after Scalekit's FastAPI quickstart: FastMCP in FastAPI, behind scalekit-sdk-python.

Its environment is in scalekit_env.py. It answers at the root path, and guards every path but two.
"""

import json

from fastapi import FastAPI, Request, Response
from fastmcp import Context, FastMCP
from scalekit import ScalekitClient
from scalekit.common.scalekit import TokenValidationOptions
from starlette.middleware.cors import CORSMiddleware

import scalekit_env as env
from serve import listen, run_asgi

scalekit_client = ScalekitClient(
    env_url=env.SK_ENV_URL,
    client_id=env.SK_CLIENT_ID,
    client_secret=env.SK_CLIENT_SECRET,
)
mcp = FastMCP("Greeting MCP", stateless_http=True)


@mcp.tool(name="greet_user", description="Greets the user with a personalized message.")
async def greet_user(name: str, ctx: Context | None = None) -> dict:
    """Return an MCP result inside an MCP result, as the quickstart does."""
    return {"content": [{"type": "text", "text": f"Hi {name}, welcome to Scalekit!"}]}


mcp_app = mcp.http_app(path="/")
app = FastAPI(lifespan=mcp_app.lifespan)
app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
    allow_methods=["GET", "POST", "OPTIONS"],
    allow_headers=["*"],
)


def answer(body, status=200, headers=None):
    """Return a JSON response."""
    return Response(json.dumps(body), status_code=status, headers=headers, media_type="application/json")


def refuse(reason):
    """Return a 401 with the challenge."""
    return answer({"error": reason}, 401, {"WWW-Authenticate": env.CHALLENGE})


@app.middleware("http")
async def authenticate(request: Request, call_next):
    """Let only valid tokens through. Being added last, it also stands before CORS, whose preflights it refuses."""
    if request.url.path in env.OPEN_PATHS:
        return await call_next(request)
    token = env.bearer(request)
    if token is None:
        return refuse("Missing Bearer token")
    options = TokenValidationOptions(issuer=env.SK_ENV_URL, audience=[env.EXPECTED_AUDIENCE])
    if not scalekit_client.validate_access_token(token, options=options):
        return refuse("Token validation failed")
    return await call_next(request)


@app.get(env.METADATA_PATH)
async def metadata():
    """Serve the resource metadata from the environment."""
    if not env.PROTECTED_RESOURCE_METADATA:
        return answer({"error": "PROTECTED_RESOURCE_METADATA config missing"}, 500)
    return answer(json.loads(env.PROTECTED_RESOURCE_METADATA))


@app.get("/health")
async def health():
    """Say that the server runs."""
    return {"status": "healthy"}


app.mount("/", mcp_app)

if __name__ == "__main__":
    run_asgi(app, listen(env.PORT)[0], env.FACTS)
