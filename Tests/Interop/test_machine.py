"""Tokens without a person: asked for, used, looked up at the server, taken back."""

import json

import pytest

from client import status_with
from machines import MACHINES, NEEDS

INACTIVE, REFUSED = 1, 3


def rows():
    """Return the rows, those of Debian's servers with their condition."""
    marks = {row.name: [mark for name, mark in NEEDS.items() if row.name.startswith(name)] for row in MACHINES}
    return [pytest.param(row, id=row.name, marks=marks[row.name]) for row in MACHINES]


@pytest.mark.parametrize("row", rows())
def test_story(row, shared_stack, mcpauth):
    """A machine's token works, is kept, is known to its server, and is gone once it was taken back."""
    facts = shared_stack(*row.servers)
    arguments = row.arguments(facts, mcpauth.folder)
    url = facts["mcp_url"]

    trace = mcpauth.folder / "token.har"
    first = mcpauth.ok("token", *arguments, "--trace", str(trace)).out.strip()
    assert status_with(first, url) == 200
    assert row.method in ways(trace)
    assert mcpauth.ok("token", *arguments).out.strip() == first, "a good token is used again"
    described = json.loads(mcpauth.ok("token", *arguments, "--json").out)
    assert described["token_type"].lower() == "bearer"
    assert described["expires_at"]

    looked_up = mcpauth.run("introspect", *arguments, "--json")
    assert looked_up.status == (0 if row.introspects else REFUSED), looked_up
    if row.introspects:
        answer = json.loads(looked_up.out)
        assert answer["active"] is True
        # Glewlwyd names the client only to those who ask with Basic.
        identifier = facts["machines"][row.client]["client_id"]
        assert answer["response"].get("client_id", identifier) == identifier

    kept = mcpauth.folder / "revoked-token"
    kept.write_text(first + "\n")
    revoked = mcpauth.run("revoke", *arguments)
    assert revoked.status == (0 if row.revokes else REFUSED), revoked
    second = mcpauth.ok("token", *arguments).out.strip()
    assert (second != first) == row.revokes, "what was taken back is dropped"
    assert status_with(second, url) == 200
    if row.revokes:
        outcome = mcpauth.run("introspect", *arguments, "--token-file", str(kept), "--json")
        assert outcome.status == INACTIVE, outcome
        assert json.loads(outcome.out)["active"] is False
        assert status_with(first, url) == (401 if row.dies else 200)
    for outcome in mcpauth.outcomes:
        shown = outcome.err if outcome.command[0] == "token" else outcome.out + outcome.err
        assert first not in shown
        assert second not in shown


def ways(trace):
    """Return the ways in which the one request for a token proves the client."""
    entries = json.loads(trace.read_text())["log"]["entries"]
    requests = [e["request"] for e in entries if "client_credentials" in json.dumps(e["request"].get("postData"))]
    assert len(requests) == 1
    fields = {p["name"] for p in requests[0]["postData"]["params"]}
    headers = {h["name"].lower() for h in requests[0]["headers"]}
    if "client_assertion" in fields:
        return ("private_key_jwt", "client_secret_jwt")
    if "client_secret" in fields:
        return ("client_secret_post",)
    return ("client_secret_basic",) if "authorization" in headers else ("none",)
