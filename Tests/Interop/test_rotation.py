"""Refresh tokens that rotate: one refresh for a crowd, and a family that ends when one of them is used twice."""

import json
import re
import subprocess
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

from client import status_with
from stack import Server
from table import INTROSPECTION, remote

LOGIN_NEEDED = 4
SOON, CROWD = 3, 20
DJANGO = remote(Server("django_issuer.py", "issuers", ("--first-lifetime", str(SOON))), *INTROSPECTION)


def refreshes(mcpauth):
    """Return how many refreshes the authorization server was asked for, with their statuses."""
    log = (mcpauth.folder / "server-0.log").read_text()
    return re.findall(r'POST /o/token/ HTTP[^"]*" (\d+)', log)[1:]


def stored(mcpauth, name):
    """Return the one member of this name in the store, None where there is none."""
    found = {
        value
        for file in (mcpauth.folder / "config").rglob("*")
        if file.is_file()
        for value in members(json.loads(file.read_bytes() or "{}"), name)
    }
    assert len(found) <= 1
    return next(iter(found), None)


def members(value, name):
    """Find the members of this name."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from [member] if key == name else members(member, name)
    elif isinstance(value, list):
        for member in value:
            yield from members(member, name)


def replay(facts, mcpauth, token):
    """Send a refresh token as another program with the same client would, with curl, and return the status."""
    form = {"grant_type": "refresh_token", "refresh_token": token}
    form |= {name: stored(mcpauth, name) for name in ("client_id", "client_secret")}
    command = ["curl", "--silent", "--noproxy", "*", "--output", "/dev/null", "--write-out", "%{http_code}"]
    command += ["--data", "@-", facts["token_endpoint"]]
    form = urllib.parse.urlencode(form)
    return subprocess.run(command, input=form, capture_output=True, text=True, timeout=30, check=True).stdout


def test_crowd(stack, mcpauth):
    """Twenty processes ask at once for the token of an expired session: one refresh, one token for all of them."""
    url = stack(*DJANGO)["mcp_url"]
    mcpauth.sign_in(url)
    first = stored(mcpauth, "access_token")
    time.sleep(SOON)
    with ThreadPoolExecutor(CROWD) as crowd:
        tokens = set(crowd.map(lambda _: mcpauth.token(url), range(CROWD)))
    assert len(tokens) == 1
    assert first not in tokens
    assert refreshes(mcpauth) == ["200"]
    assert status_with(tokens.pop(), url) == 200


def test_family(stack, mcpauth):
    """A refresh token that somebody uses a second time ends the session for everybody, and mcpauth says what to do."""
    facts = stack(*DJANGO)
    url = facts["mcp_url"]
    mcpauth.sign_in(url)
    used = stored(mcpauth, "refresh_token")
    mcpauth.ok("refresh", url)
    token = mcpauth.token(url)
    assert status_with(token, url) == 200

    assert replay(facts, mcpauth, used) == "400"
    assert status_with(token, url) == 401, "the whole family is revoked"
    outcome = mcpauth.run("refresh", url)
    assert outcome.status == LOGIN_NEEDED, outcome
    assert "refresh-refused" in outcome.err
    assert f"mcpauth login {url}" in outcome.err
    assert refreshes(mcpauth) == ["200", "400", "400"]
    # The token that was dropped is never sent again.
    assert mcpauth.run("refresh", url).status == LOGIN_NEEDED
    assert refreshes(mcpauth) == ["200", "400", "400"]
    mcpauth.sign_in(url, "--force")
    assert status_with(mcpauth.token(url), url) == 200
