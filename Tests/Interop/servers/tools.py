"""Two tools for the protected servers, the same for FastMCP and for the official SDK."""

from mcp.server.auth.middleware.auth_context import get_access_token


def add_tools(server):
    """Register `add` and `whoami`; the second shows what the server read from the access token."""

    @server.tool()
    def add(a: int, b: int) -> int:
        """Add two numbers."""
        return a + b

    @server.tool()
    def whoami() -> dict:
        """Say which client called and with which scopes."""
        token = get_access_token()
        return {"client_id": token.client_id, "scopes": token.scopes}
