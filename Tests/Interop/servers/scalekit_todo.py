"""A todo server protected by FastMCP's ScalekitProvider, after Scalekit's FastMCP quickstart.

Reads PORT, SCALEKIT_ENVIRONMENT_URL, SCALEKIT_CLIENT_ID, SCALEKIT_RESOURCE_ID and MCP_URL (with a final slash).
A tool whose scope is missing answers normally, with the refusal in its text.
"""

import os
import uuid
from dataclasses import asdict, dataclass

from dotenv import load_dotenv
from fastmcp import FastMCP
from fastmcp.server.auth.providers.scalekit import ScalekitProvider
from fastmcp.server.dependencies import get_access_token

from serve import READ, WRITE, listen, run_asgi


@dataclass
class Todo:
    """One thing to do."""

    id: str
    title: str
    description: str | None = None
    completed: bool = False


class Refused(Exception):
    """The token lacks a scope, or there is no such todo."""


TODOS: dict[str, Todo] = {}


def require(scope):
    """Refuse unless the request's token has the scope."""
    if scope not in get_access_token().scopes:
        raise Refused(f"Insufficient permissions: `{scope}` scope required.")


def find(todo_id):
    """Return a todo by its id."""
    if todo_id not in TODOS:
        raise Refused(f"Todo `{todo_id}` not found.")
    return TODOS[todo_id]


def answered(action):
    """Return what the action returns, or its refusal as an ordinary result."""
    try:
        return action()
    except Refused as refusal:
        return {"error": str(refusal)}


def create_todo(title: str, description: str | None = None) -> dict:
    """Create a todo."""

    def action():
        require(WRITE)
        todo = Todo(str(uuid.uuid4()), title, description)
        TODOS[todo.id] = todo
        return {"todo": asdict(todo)}

    return answered(action)


def list_todos(completed: bool | None = None) -> dict:
    """List the todos, all or only the completed or open ones."""

    def action():
        require(READ)
        return {"todos": [asdict(t) for t in TODOS.values() if completed in (None, t.completed)]}

    return answered(action)


def get_todo(todo_id: str) -> dict:
    """Show one todo."""

    def action():
        require(READ)
        return {"todo": asdict(find(todo_id))}

    return answered(action)


def update_todo(
    todo_id: str, title: str | None = None, description: str | None = None, completed: bool | None = None
) -> dict:
    """Change what is given of a todo."""

    def action():
        require(WRITE)
        todo = find(todo_id)
        changes = {"title": title, "description": description, "completed": completed}
        for name, value in changes.items():
            if value is not None:
                setattr(todo, name, value)
        return {"todo": asdict(todo)}

    return answered(action)


def delete_todo(todo_id: str) -> dict:
    """Delete a todo."""

    def action():
        require(WRITE)
        find(todo_id)
        del TODOS[todo_id]
        return {"deleted": todo_id}

    return answered(action)


def server():
    """Return the FastMCP server and its application."""
    auth = ScalekitProvider(
        environment_url=os.getenv("SCALEKIT_ENVIRONMENT_URL"),
        client_id=os.getenv("SCALEKIT_CLIENT_ID"),
        resource_id=os.getenv("SCALEKIT_RESOURCE_ID"),
        mcp_url=os.getenv("MCP_URL"),
    )
    try:
        mcp, options = FastMCP("Todo Server", stateless_http=True, auth=auth), {}
    except TypeError:
        # Since FastMCP 3 the option belongs to the transport, and the quickstart as shipped does not start.
        mcp, options = FastMCP("Todo Server", auth=auth), {"stateless_http": True}
    for tool in (create_todo, list_todos, get_todo, update_todo, delete_todo):
        mcp.tool(tool)
    return mcp.http_app(**options)


def main():
    """Start the server."""
    load_dotenv()
    listener, _ = listen(int(os.getenv("PORT", "3002")))
    issuer = f"{os.environ['SCALEKIT_ENVIRONMENT_URL']}/resources/{os.environ['SCALEKIT_RESOURCE_ID']}"
    run_asgi(server(), listener, {"mcp_url": f"{os.environ['MCP_URL']}mcp", "issuer": issuer})


if __name__ == "__main__":
    main()
