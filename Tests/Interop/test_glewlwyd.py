"""Glewlwyd's pushed authorization requests and DPoP with nonces, with a person in a real browser."""

import json
import shutil
import subprocess

import pytest

from stack import CACHE
from table import told

needed = all(map(shutil.which, ("chromedriver", "glewlwyd")))
pytestmark = pytest.mark.skipif(not needed, reason="needs Debian's glewlwyd and chromium-driver")
INACTIVE = 1


def userinfo(mcpauth, facts, nonce):
    """Ask Glewlwyd for the person's data with curl; return status, nonce and the answer."""
    url = f"{facts['issuer']}/userinfo"
    given = ("--nonce", nonce) if nonce else ()
    proof = ("proof", facts["mcp_url"], "--method", "GET", "--target", url, "--curl-config", *given)
    command = ["curl", "--silent", "--noproxy", "*", "--write-out", "\n%{http_code} %header{dpop-nonce}"]
    config = mcpauth.ok(*proof).out
    done = subprocess.run([*command, "--config", "-", url], input=config, capture_output=True, text=True, timeout=30)
    answer, _, rest = done.stdout.rpartition("\n")
    status, _, nonce = rest.partition(" ")
    return int(status), nonce, answer


def test_pushed_and_bound(stack, mcpauth):
    """A pushed request, a bound token at three servers that each keep a nonce, refreshed, looked up, revoked."""
    facts = stack(*told("glewlwyd_issuer.py", "--dpop"))
    url = facts["mcp_url"]
    browser = mcpauth.chromium(CACHE / "shots" / "glewlwyd-par")
    trace = mcpauth.folder / "login.har"
    options = ("--par", "--dpop", "--scope", "openid todo:read", "--auth-param", "nonce=n-0S6_WzA2Mj")
    mcpauth.ok("login", url, "--browser", browser, "--trace", str(trace), *options)
    requests = [e["request"] for e in json.loads(trace.read_text())["log"]["entries"]]
    assert [r for r in requests if r["url"] == f"{facts['issuer']}/par"]
    pushed = next(r for r in requests if r["url"].startswith(f"{facts['issuer']}/auth?"))
    assert {p["name"] for p in pushed["queryString"]} == {"client_id", "request_uri"}

    first = mcpauth.ok("token", url, "--header").out
    assert first.startswith("Authorization: DPoP ")
    assert "5" in mcpauth.ok("call", url, "add", "--arguments", '{"a": 2, "b": 3}').out

    nonce = None
    for _ in range(6):
        status, announced, answer = userinfo(mcpauth, facts, nonce)
        assert (status, list(json.loads(answer))) == (200, ["sub"])
        nonce = announced or nonce
    assert nonce, "a nonce is good for three proofs, and the answer to the last of them announces the next"
    # The nonce that is kept with the session is that of the sign-in.
    status, nonce, _ = userinfo(mcpauth, facts, None)
    assert status == 401
    assert userinfo(mcpauth, facts, nonce)[0] == 200

    for _ in range(3):
        mcpauth.ok("refresh", url)
    second = mcpauth.ok("token", url, "--header").out
    assert second != first
    assert "5" in mcpauth.ok("call", url, "add", "--arguments", '{"a": 2, "b": 3}').out

    assert json.loads(mcpauth.ok("introspect", url, "--json").out)["response"]["token_type"] == "DPoP"
    mcpauth.ok("revoke", url)
    mcpauth.wait_for_browser()
