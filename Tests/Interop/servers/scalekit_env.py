"""The environment of Scalekit's Express and FastAPI quickstarts, read once."""

import os

from dotenv import load_dotenv

load_dotenv()

PORT = int(os.getenv("PORT", "3002"))
SK_ENV_URL = os.getenv("SK_ENV_URL", "")
SK_CLIENT_ID = os.getenv("SK_CLIENT_ID", "")
SK_CLIENT_SECRET = os.getenv("SK_CLIENT_SECRET", "")
MCP_SERVER_ID = os.getenv("MCP_SERVER_ID", "")
PROTECTED_RESOURCE_METADATA = os.getenv("PROTECTED_RESOURCE_METADATA", "")
EXPECTED_AUDIENCE = os.getenv("EXPECTED_AUDIENCE", "")

METADATA_PATH = "/.well-known/oauth-protected-resource"
OPEN_PATHS = (METADATA_PATH, "/health")
CHALLENGE = f'Bearer realm="OAuth", resource_metadata="http://localhost:{PORT}{METADATA_PATH}"'
FACTS = {"mcp_url": f"http://localhost:{PORT}/", "issuer": f"{SK_ENV_URL}/resources/{MCP_SERVER_ID}"}


def bearer(request):
    """Return the request's bearer token, or None."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme == "Bearer" else None
