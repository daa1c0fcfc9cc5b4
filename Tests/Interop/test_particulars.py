"""What the story does not tell: refusals, pre-registered clients, registrations deleted, expiry, scopes."""

import json
import re
import time

import pytest

from client import status_with
from stack import Server
from table import BASE_URL, FASTMCP_VARIABLES, INTROSPECTION, JWKS, SLASH, TENANT, USERINFO, remote, scalekit

LOGIN_NEEDED, REFUSED_BY_USER, REFUSED_BY_RULE, NETWORK = 4, 2, 3, 5
REDIRECT = ("--redirect-uri", "http://127.0.0.1:{callback_port}/callback")
TENANT_OPTIONS = ("--path", "/tenant")
DJANGO = remote(Server("django_issuer.py", "issuers"), *INTROSPECTION)


def test_issuer_slash_is_refused(stack, mcpauth):
    """A final slash too many in the resource metadata ends a strict login before anything is registered."""
    url = stack(*remote(Server("authlib_issuer.py", "issuers"), *JWKS))["mcp_url"]
    outcome = mcpauth.run("login", url, "--browser", mcpauth.browser())
    assert outcome.status == REFUSED_BY_RULE, outcome
    assert " ".join(SLASH) in outcome.err, "the way out is named"
    assert not mcpauth.browser_log.exists()
    assert "POST /register" not in (mcpauth.folder / "server-0.log").read_text()


def test_redirect_of_the_endpoint(stack, mcpauth):
    """`/mcp/` is redirected to `/mcp` with 307 before any challenge; the session answers to the typed URL."""
    url = stack(Server("fastmcp_memory.py", "fastmcp"))["mcp_url"]
    mcpauth.sign_in(f"{url}/")
    assert "add" in mcpauth.ok("call", f"{url}/", "--list").out
    assert status_with(mcpauth.token(f"{url}/"), url) == 200
    mcpauth.ok("logout", f"{url}/")


def test_refused_consent(stack, mcpauth):
    """A user who presses Deny ends the login with 2, and nothing is stored."""
    url = stack(*remote(TENANT, *JWKS))["mcp_url"]
    outcome = mcpauth.run("login", url, "--browser", mcpauth.browser("--deny"))
    assert outcome.status == REFUSED_BY_USER, outcome
    assert mcpauth.run("token", url).status == LOGIN_NEEDED


def test_refused_consent_without_iss(stack, mcpauth):
    """django-oauth-toolkit promises `iss` and leaves it out when it redirects with an error: the rule comes first."""
    url = stack(*DJANGO)["mcp_url"]
    outcome = mcpauth.run("login", url, "--browser", mcpauth.browser("--deny"))
    assert outcome.status == REFUSED_BY_RULE, outcome


def test_refused_consent_without_state(stack, mcpauth):
    """oidc-provider-mock forgets the state when a user refuses: such an answer ends no wait, only time does."""
    url = stack(*remote(Server("mock_issuer.py", "issuers"), *USERINFO))["mcp_url"]
    options = (*SLASH, "--lenient", "pkce-unadvertised", "--timeout", "5")
    outcome = mcpauth.run("login", url, "--browser", mcpauth.browser("--deny"), *options)
    assert outcome.status == REFUSED_BY_USER, outcome
    mcpauth.wait_for_browser()
    assert "error=access_denied" in mcpauth.browser_log.read_text()


PREREGISTERED = {
    "authlib": remote(Server("authlib_issuer.py", "issuers", (*TENANT_OPTIONS, *REDIRECT, "--no-registration")), *JWKS),
    "django": remote(Server("django_issuer.py", "issuers", REDIRECT), *INTROSPECTION),
}


@pytest.mark.parametrize("name", PREREGISTERED)
def test_preregistered_client(name, stack, mcpauth):
    """A client that an administrator made, with a secret and a fixed redirect URI, signs in and refreshes."""
    facts = stack(*PREREGISTERED[name])
    url, secret = facts["mcp_url"], mcpauth.folder / "secret"
    secret.write_text("desktop-secret\n")
    secret.chmod(0o600)
    client = ("--client-id", "desktop", "--client-secret-file", str(secret))
    mcpauth.sign_in(url, *client, "--callback-port", facts["callback_port"])
    first = mcpauth.token(url)
    assert status_with(first, url) == 200
    mcpauth.ok("refresh", url)
    assert mcpauth.token(url) != first
    mcpauth.ok("logout", url)


def test_no_registration_and_no_client(stack, mcpauth):
    """Without a registration endpoint and without a client, login says what to ask for, and opens no browser."""
    options = (*TENANT_OPTIONS, *REDIRECT, "--no-registration")
    url = stack(*remote(Server("authlib_issuer.py", "issuers", options), *JWKS))["mcp_url"]
    outcome = mcpauth.run("login", url, "--browser", mcpauth.browser())
    assert outcome.status not in (0, 64), outcome
    assert "--client-id" in outcome.err
    assert not mcpauth.browser_log.exists()


@pytest.mark.parametrize("servers", [remote(TENANT, *JWKS), DJANGO], ids=["authlib", "django"])
def test_registration_is_deleted(servers, stack, mcpauth):
    """`logout --delete-client` takes the registration back by RFC 7592."""
    url = stack(*servers)["mcp_url"]
    mcpauth.sign_in(url)
    mcpauth.ok("logout", url, "--delete-client")
    assert re.search(r"DELETE \S*/register/\S+ HTTP/1\.1\S* 204", (mcpauth.folder / "server-0.log").read_text())


def test_expired_token_is_renewed(stack, mcpauth):
    """`token` refreshes by itself once the token's time is over, and the rotated refresh token works again."""
    issuer = Server("authlib_issuer.py", "issuers", (*TENANT_OPTIONS, "--lifetime", "3"))
    url = stack(*remote(issuer, *JWKS))["mcp_url"]
    mcpauth.sign_in(url)
    seen = {mcpauth.token(url)}
    for _ in range(2):
        time.sleep(3)
        token = mcpauth.token(url)
        assert token not in seen
        assert status_with(token, url) == 200
        seen.add(token)


def test_second_login_asks_nobody(stack, mcpauth):
    """With a valid session login ends with 0 at once."""
    url = stack(*remote(TENANT, *JWKS))["mcp_url"]
    mcpauth.sign_in(url)
    before = mcpauth.browser_log.read_text()
    mcpauth.sign_in(url)
    assert mcpauth.browser_log.read_text() == before


def test_trace_is_private(stack, mcpauth):
    """The trace of a login, a call and a logout is HAR, and holds none of the secrets."""
    url = stack(*remote(TENANT, *JWKS))["mcp_url"]
    traces = [str(mcpauth.folder / f"{name}.har") for name in ("login", "call", "refresh", "logout")]
    mcpauth.sign_in(url, "--trace", traces[0])
    secrets = mcpauth.stored_secrets() | {mcpauth.token(url)}
    mcpauth.ok("call", url, "--list", "--trace", traces[1])
    mcpauth.ok("refresh", url, "--trace", traces[2])
    secrets |= mcpauth.stored_secrets() | {mcpauth.token(url)}
    mcpauth.ok("logout", url, "--trace", traces[3])
    for trace in traces:
        with open(trace) as file:
            text = file.read()
        assert json.loads(text)["log"]["entries"]
        assert not [s for s in secrets if s in text]


def test_http2(stack, mcpauth):
    """Everything goes in HTTP/2 where the server offers it, and a certificate of one's own is trusted by --ca alone."""
    facts = stack(Server("sdk_joint.py", "sdk1", ("--http2",)))
    url, ca, trace = facts["mcp_url"], facts["ca_file"], str(mcpauth.folder / "http2.har")
    browser = f"env SSL_CERT_FILE={ca} {mcpauth.browser()}"
    refused = mcpauth.run("login", url, "--browser", browser)
    assert refused.status == NETWORK and "--ca FILE" in refused.err, refused
    mcpauth.ok("login", url, "--ca", ca, "--browser", browser, "--trace", trace)
    with open(trace) as file:
        entries = json.load(file)["log"]["entries"]
    sent = [entry["request"]["httpVersion"] for entry in entries if entry["_step"] not in ("authorization", "callback")]
    assert sent == ["HTTP/2"] * 5, sent
    mcpauth.ok("refresh", url)
    assert call(mcpauth, url, "add", a=2, b=3).strip() == "5"
    mcpauth.ok("logout", url)


def call(mcpauth, url, tool, **arguments):
    """Call a tool and return what it printed."""
    return mcpauth.ok("call", url, tool, "--arguments", json.dumps(arguments)).out


@pytest.mark.parametrize("environment", ["fastmcp", "fastmcp2"])
def test_todo_scopes(environment, stack, mcpauth):
    """The quickstart's five tools do what their scopes allow; a missing scope is said in an ordinary answer."""
    url = stack(*scalekit("scalekit_todo.py", environment, BASE_URL, FASTMCP_VARIABLES))["mcp_url"]
    mcpauth.sign_in(url, "--scope", "todo:read")
    assert "Insufficient permissions" in call(mcpauth, url, "create_todo", title="Buy milk")
    assert "todos" in call(mcpauth, url, "list_todos")

    mcpauth.sign_in(url, "--scope", "todo:read todo:write")
    created = call(mcpauth, url, "create_todo", title="Buy milk")
    todo = re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", created)[0]
    assert "Buy milk" in call(mcpauth, url, "get_todo", todo_id=todo)
    assert "true" in call(mcpauth, url, "update_todo", todo_id=todo, completed=True).lower()
    assert todo in call(mcpauth, url, "list_todos", completed=True)
    assert todo in call(mcpauth, url, "delete_todo", todo_id=todo)
    assert "not found" in call(mcpauth, url, "get_todo", todo_id=todo)
