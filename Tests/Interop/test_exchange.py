"""Tokens for other tokens: RFC 8693 at idpyoidc, and enterprise-managed authorization from the ID token to the tool."""

import json

import pytest

from client import status_with
from table import SLASH, told

REFUSED = 3
IDPYOIDC = told("idpyoidc_issuer.py")
ENTERPRISE = told("enterprise_issuer.py")


def secret(mcpauth, facts, client):
    """Write a client's secret into a file, and return its name."""
    file = mcpauth.folder / f"secret-of-{client}"
    file.write_text(facts["machines"][client]["client_secret"] + "\n")
    file.chmod(0o600)
    return str(file)


@pytest.mark.parametrize("kind", ["access_token", "id_token"])
def test_exchange(kind, shared_stack, mcpauth):
    """A person's token is exchanged for one that is good at the MCP server; another subject is another token."""
    facts = shared_stack(*IDPYOIDC)
    url = facts["mcp_url"]
    arguments = [url, "--subject-token-file", facts["tokens"][kind], "--subject-token-type", kind, *SLASH]
    arguments += ["--client-id", "machine", "--client-secret-file", secret(mcpauth, facts, "machine")]
    # idpyoidc puts only the audience into the token, though it takes resources, too.
    arguments += ["--audience", url]
    token = mcpauth.ok("token", *arguments).out.strip()
    assert status_with(token, url) == 200
    assert mcpauth.ok("token", *arguments).out.strip() == token
    called = mcpauth.ok("call", *arguments, "whoami").out
    assert "todo:read" in called


def test_unknown_subject(shared_stack, mcpauth):
    """A token that the server does not know is refused in its words."""
    facts = shared_stack(*IDPYOIDC)
    unknown = mcpauth.folder / "unknown"
    unknown.write_text("of-no-session\n")
    arguments = ["--issuer", facts["issuer"], "--subject-token-file", str(unknown), "--client-id", "machine"]
    outcome = mcpauth.run("token", *arguments, "--client-secret-file", secret(mcpauth, facts, "machine"))
    assert outcome.status == REFUSED, outcome
    assert "Subject token invalid" in outcome.err


def enterprise(mcpauth, facts, person, *provider):
    """Return the options for the whole way of a person."""
    provider = provider or ("--idp-issuer", facts["idp_issuer"])
    return [
        *(facts["mcp_url"], "--id-token-file", facts["id_tokens"][person], *provider),
        *("--idp-client-id", "sign-on", "--idp-client-secret-file", secret(mcpauth, facts, "sign-on")),
        *("--client-id", "desktop", "--client-secret-file", secret(mcpauth, facts, "client")),
    ]


def test_enterprise(shared_stack, mcpauth):
    """EMA-1 to EMA-7 and EMA-9: two requests bring a token, which is kept; nothing secret is in URLs and traces."""
    facts = shared_stack(*ENTERPRISE)
    arguments, trace = enterprise(mcpauth, facts, "alice"), mcpauth.folder / "token.har"
    token = mcpauth.ok("token", *arguments, "--trace", str(trace)).out.strip()
    assert status_with(token, facts["mcp_url"]) == 200
    assert mcpauth.ok("token", *arguments).out.strip() == token
    assert "5" in mcpauth.ok("call", *arguments, "add", "--arguments", '{"a": 2, "b": 3}').out

    sent = [e["request"] for e in json.loads(trace.read_text())["log"]["entries"] if e["request"]["method"] == "POST"]
    issuers = (facts["idp_issuer"], facts["issuer"])
    assert [request["url"] for request in sent[-2:]] == [f"{issuer}/token" for issuer in issuers]
    assert "eyJ" not in trace.read_text()

    endpoint = ("--idp-token-endpoint", f"{facts['idp_issuer']}/token")
    other = mcpauth.ok("token", *enterprise(mcpauth, facts, "alice", *endpoint)).out.strip()
    assert status_with(other, facts["mcp_url"]) == 200


REFUSALS = {
    # The identity provider's policy.
    "bob": "access_denied",
    # The authorization server's look at the grant.
    "carol": "aud is not this issuer",
    # EMA-3: what is no grant is not shown to the authorization server.
    "dave": "access_token",
    "erin": "the token has expired",
}


@pytest.mark.parametrize("person", REFUSALS)
def test_refused(person, shared_stack, mcpauth):
    """EMA-8: a refusal is told in the server's words, nothing is kept, and nobody is asked to sign in instead."""
    facts = shared_stack(*ENTERPRISE)
    arguments = enterprise(mcpauth, facts, person)
    for _ in range(2):
        outcome = mcpauth.run("token", *arguments)
        assert outcome.status == REFUSED, outcome
        assert REFUSALS[person] in outcome.err
        assert "eyJ" not in outcome.err + outcome.out
