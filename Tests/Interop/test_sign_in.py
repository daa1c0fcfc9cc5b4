"""The whole story with every server: sign in, call, token, refresh, status, log out."""

import json
import stat

import pytest

from client import status_with
from table import QUICKSTARTS, SIGN_IN

LOGIN_NEEDED = 4


@pytest.mark.parametrize("row", SIGN_IN + QUICKSTARTS, ids=lambda row: row.name)
def test_story(row, stack, mcpauth):
    """Every command works, no output shows a secret, and nothing is left after logging out."""
    url = stack(*row.servers)["mcp_url"]
    mcpauth.ok("discover", url, *row.lenient)
    mcpauth.sign_in(url, *row.lenient, *row.login)

    tool, arguments, answer = row.tool
    assert tool in mcpauth.ok("call", url, "--list").out
    assert answer in mcpauth.ok("call", url, tool, "--arguments", json.dumps(arguments)).out

    first = mcpauth.token(url)
    assert status_with(first, url) == 200
    assert mcpauth.token(url) == first, "a good token is used again"

    secrets = mcpauth.stored_secrets()
    mcpauth.ok("refresh", url)
    second = mcpauth.token(url)
    assert second != first, "refreshing brings a new token"
    assert status_with(second, url) == 200
    assert answer in mcpauth.ok("call", url, tool, "--arguments", json.dumps(arguments)).out

    described = mcpauth.ok("status", url, "--json").out
    assert isinstance(json.loads(described), dict)
    assert_private(mcpauth, secrets | mcpauth.stored_secrets() | {first, second})

    mcpauth.ok("logout", url)
    assert mcpauth.run("token", url).status == LOGIN_NEEDED
    assert mcpauth.run("status", url).status == LOGIN_NEEDED
    if row.revokes:
        assert status_with(second, url) == 401, "logging out revokes"


def assert_private(mcpauth, secrets):
    """No secret in any output but that of `token`, and a store that only its owner can read."""
    assert secrets
    for outcome in mcpauth.outcomes:
        shown = outcome.err if outcome.command[0] == "token" else outcome.out + outcome.err
        assert not [s for s in secrets if s in shown], f"a secret is shown by {outcome.command[0]}"
    for path in (mcpauth.folder / "config" / "mcpauth").rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path} has mode {mode:o}"
