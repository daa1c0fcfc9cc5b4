"""The difference between the official Python SDK 1.x and 2.x, as far as a server sees it."""

try:
    from mcp.server.mcpserver import MCPServer as _Server
except ImportError:
    from mcp.server.fastmcp import FastMCP as _Server

from tools import add_tools


def mcp_server(name, **auth):
    """Return a server with two tools and the given authorization."""
    server = _Server(name, **auth)
    add_tools(server)
    return server


def application(server):
    """Return the server's streamable HTTP application at /mcp."""
    return server.streamable_http_app()
