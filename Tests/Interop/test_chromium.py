"""Signing in with a real browser, whose screenshots are kept for a look."""

import os
import shutil
from pathlib import Path

import pytest

from client import status_with
from stack import CACHE, Playground, Server
from table import TENANT, remote, told

pytestmark = pytest.mark.skipif(not shutil.which("chromedriver"), reason="needs Debian's chromium-driver")

SHOTS = Path(os.environ.get("MCPAUTH_INTEROP_SHOTS") or CACHE / "shots")
PAGES = {
    "playground": ((Playground(),), ["login", "consent", "final"]),
    "fastmcp-proxy": (
        (
            Server("authlib_issuer.py", "issuers"),
            Server("fastmcp_proxy.py", "fastmcp", ("--issuer", "{issuer}")),
        ),
        ["consent", "login", "consent", "final"],
    ),
    "authlib": (remote(TENANT, "--jwks-uri", "{jwks_uri}"), ["login", "consent", "final"]),
    # Glewlwyd asks for the grant on one page and goes on from another.
    "glewlwyd": (told("glewlwyd_issuer.py"), ["login", "consent", "consent", "final"]),
}


@pytest.mark.parametrize("name", PAGES)
def test_browser(name, stack, mcpauth):
    """A person gets through login and consent to the last page, and mcpauth holds a token that works."""
    servers, pages = PAGES[name]
    if name == "glewlwyd" and not shutil.which("glewlwyd"):
        pytest.skip("needs Debian's glewlwyd")
    facts = stack(*servers)
    url, shots = facts["mcp_url"], SHOTS / name
    shutil.rmtree(shots, ignore_errors=True)
    mcpauth.ok("login", url, "--browser", mcpauth.chromium(shots, *user(facts)))
    assert status_with(mcpauth.token(url), url) == 200
    mcpauth.ok("refresh", url)
    assert status_with(mcpauth.token(url), url) == 200
    mcpauth.ok("logout", url)
    assert mcpauth.run("token", url).status == 4
    mcpauth.wait_for_browser()
    assert [shot.stem.split("-")[1] for shot in sorted(shots.glob("*.png"))] == pages


def user(facts):
    """Return the options that name the first of the servers' users, where they name any."""
    for person in facts.get("users") or []:
        name = person.get("name") or person.get("username")
        return ("--user", name, "--password", person["password"])
    return ()
