"""Signing in on another device (RFC 8628): the story, refusals, earlier clients, and what a phone sees."""

import fcntl
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import termios
import urllib.request
from http.cookiejar import CookieJar

import pytest
import zxingcpp

from client import status_with
from machines import GLEWLWYD
from stack import Playground, mcpauth_binary
from table import JWKS, TENANT, remote
from test_sign_in import assert_private

REFUSED_BY_USER, LOGIN_NEEDED = 2, 4
AUTHLIB = remote(TENANT, *JWKS)
PLAYGROUND = (Playground(("--device-interval", "1")),)
#: Glewlwyd knows the grant by a name of its own where clients are registered.
GLEWLWYD_GRANTS = '["authorization_code", "refresh_token", "device_authorization"]'


def use(mcpauth, url):
    """Use the session in every way."""
    first = mcpauth.token(url)
    assert status_with(first, url) == 200
    mcpauth.ok("refresh", url)
    second = mcpauth.token(url)
    assert second != first
    assert status_with(second, url) == 200
    assert json.loads(mcpauth.ok("status", url, "--json").out)["grant"] == "device_code"
    assert_private(mcpauth, mcpauth.stored_secrets() | {first, second})
    mcpauth.ok("logout", url)
    assert mcpauth.run("token", url).status == LOGIN_NEEDED


@pytest.mark.parametrize("servers", [AUTHLIB, PLAYGROUND], ids=["authlib", "playground"])
def test_story(servers, stack, mcpauth):
    """The code is entered on a page of the server, and every command works with the session."""
    url = stack(*servers)["mcp_url"]
    outcome = mcpauth.sign_in_on_device(url)
    assert outcome.status == 0, outcome
    use(mcpauth, url)


def test_refused_consent(stack, mcpauth):
    """A person who presses Deny ends the login with 2, and nothing is stored."""
    url = stack(*AUTHLIB)["mcp_url"]
    outcome = mcpauth.sign_in_on_device(url, visit=lambda page, code, _: mcpauth.enter_code(page, code, "--deny"))
    assert outcome.status == REFUSED_BY_USER, outcome
    assert mcpauth.run("token", url).status == LOGIN_NEEDED


def test_client_of_a_browser(stack, mcpauth):
    """Authlib hands out a code for any client, and says at the first poll that it may not: one is registered anew."""
    url = stack(*AUTHLIB)["mcp_url"]
    mcpauth.sign_in(url)
    outcome = mcpauth.sign_in_on_device(url, "--force", codes=2)
    assert outcome.status == 0, outcome
    assert "registering a new one" in outcome.err
    use(mcpauth, url)


@pytest.mark.skipif(not shutil.which("glewlwyd"), reason="needs Debian's glewlwyd")
def test_glewlwyd(stack, mcpauth):
    """A person signs in to Glewlwyd by the requests that its JavaScript sends, and confirms the code."""
    facts = stack(*GLEWLWYD)
    url, user = facts["mcp_url"], facts["users"][0]
    jar = urllib.request.HTTPCookieProcessor(CookieJar())
    browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def send(method, address, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
        with browser.open(request, timeout=20) as reply:
            return reply.url

    def visit(page, code, err):
        api = page.split("/oidc/")[0]
        client = re.search(r"Registered as client (\S+)", err)[1]
        send("POST", f"{api}/auth/", {"username": user["name"], "password": user["password"]})
        send("PUT", f"{api}/auth/grant/{client}", {"scope": "todo:read todo:write"})
        assert "deviceComplete" in send("GET", f"{page}?code={code}&g_continue")

    outcome = mcpauth.sign_in_on_device(url, "--registration-field", f"grant_types={GLEWLWYD_GRANTS}", visit=visit)
    assert outcome.status == 0, outcome
    use(mcpauth, url)


@pytest.mark.parametrize("columns", [80, 20])
def test_terminal(columns, stack, mcpauth):
    """On a terminal that is wide enough a QR code is drawn, which an independent reader reads."""
    url = stack(Playground(("--auto-consent", "--device-interval", "1")))["mcp_url"]
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, columns, 0, 0))
    process = subprocess.Popen(
        [mcpauth_binary(), "login", "--device", url],
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=mcpauth.environment | {"TERM": "xterm"},
    )
    os.close(theirs)
    text = b""
    # Linux ends the reading of a terminal that nobody has open any more with an error.
    try:
        while piece := os.read(ours, 65536):
            text += piece
    except OSError:
        pass
    os.close(ours)
    assert process.wait() == 0, text
    shown = text.decode().replace("\r\n", "\n")
    link = re.search(r"^  (http\S+user_code=\S+)$", shown, re.M)[1]
    if columns == 80:
        assert [found.text for found in zxingcpp.read_barcodes(picture(shown))] == [link]
    else:
        assert "█" not in shown


def picture(text):
    """Return the pixels of what is drawn in black on white half blocks."""
    lines = [line[len("\x1b[30;47m") : -len("\x1b[0m")] for line in text.split("\n") if line.startswith("\x1b[30;47m")]
    size, rows = 4, []
    for line in lines:
        for dark in ("█▀", "█▄"):
            rows += [b"".join((b"\0" if c in dark else b"\xff") * size for c in line)] * size
    return memoryview(b"".join(rows)).cast("B", shape=[len(rows), len(rows[0])])
