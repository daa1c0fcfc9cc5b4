"""The JWTs that mcpauth makes, verified strictly with joserfc and PyJWT: client assertions and DPoP proofs."""

import json
import subprocess
import time

from client import INITIALIZE
from stack import Server
from table import JWKS, SLASH, remote

ISSUER = (Server("strict_issuer.py", "issuers"),)
DPOP = remote(*ISSUER, *JWKS, "--dpop")
REFUSED = 3


def client(name, facts):
    """Return the options that make mcpauth one of the issuer's clients."""
    known = facts["machines"][name]
    options = {
        "--client-id": name,
        "--private-key": known.get("file"),
        "--passphrase-file": known.get("passphrase"),
        "--client-secret-file": known.get("secret"),
        "--assertion-audience": known.get("audience"),
        "--auth-method": "client_secret_jwt" if "secret" in known else None,
    }
    return ["--client-credentials", *(word for pair in options.items() if pair[1] for word in pair)]


def test_assertions(shared_stack, mcpauth):
    """Every algorithm, form of key and audience, at the token, introspection and revocation endpoints."""
    facts = shared_stack(*ISSUER)
    for name in facts["machines"]:
        arguments = [*client(name, facts), "--issuer", facts["issuer"]]
        mcpauth.ok("token", *arguments)
        assert json.loads(mcpauth.ok("introspect", *arguments, "--json").out)["response"]["client_id"] == name
        mcpauth.ok("revoke", *arguments)


def test_wrong_key(shared_stack, mcpauth):
    """What another key signed is refused with the server's own words; nothing is kept."""
    facts = shared_stack(*ISSUER)
    stranger = {**facts["machines"]["client-ES384"], "file": facts["machines"]["client-ES256"]["file"]}
    arguments = client("client-ES384", {"machines": {"client-ES384": stranger}})
    outcome = mcpauth.run("token", *arguments, "--issuer", facts["issuer"])
    assert outcome.status == REFUSED, outcome
    assert "alg ES256" in outcome.err


def curl(config, url, body):
    """Send a JSON-RPC request with curl, the header fields from mcpauth, and return status and nonce."""
    format = "%{http_code} %header{dpop-nonce}"
    command = ["curl", "--silent", "--noproxy", "*", "--output", "/dev/null", "--write-out", format]
    command += ["--config", "-", "--header", "Content-Type: application/json"]
    command += ["--header", "Accept: application/json, text/event-stream", "--data", json.dumps(body), url]
    answer = subprocess.run(command, input=config, capture_output=True, text=True, timeout=30, check=True).stdout
    status, _, nonce = answer.partition(" ")
    return int(status), nonce


def test_bound_tokens(shared_stack, mcpauth):
    """A server that asks for DPoP gets it, with both servers' nonces as they change, from mcpauth and from curl."""
    facts = shared_stack(*DPOP)
    url = facts["mcp_url"]
    arguments = [*client("client-ES256", facts), url, *SLASH]
    token = mcpauth.ok("token", *arguments, "--header").out
    assert token.startswith("Authorization: DPoP ")
    for number in range(3):
        answer = mcpauth.ok("call", *arguments, "add", "--arguments", json.dumps({"a": number, "b": 40})).out
        assert str(40 + number) in answer
    assert mcpauth.ok("token", *arguments, "--header").out == token, "one key, one token"

    proof = ("proof", *arguments, "--method", "POST", "--target", f"{url}?some=query", "--curl-config")
    nonce, statuses = None, []
    for _ in range(6):
        given = ("--nonce", nonce) if nonce else ()
        config = mcpauth.ok(*proof, *given).out
        status, nonce = curl(config, url, INITIALIZE)
        statuses.append(status)
    assert statuses[1:] == [200] * 5, "the announced nonce is good"
    assert curl(config, url, INITIALIZE)[0] == 401, "a proof is good once"
    for command in (("introspect", *arguments), ("revoke", *arguments)):
        mcpauth.ok(*command)
    assert mcpauth.ok("token", *arguments, "--header").out != token


def test_bearer_is_not_enough(shared_stack, mcpauth):
    """A token that was asked for without the MCP server is bound only with --dpop; `proof` says so otherwise."""
    facts = shared_stack(*DPOP)
    arguments = [*client("client-ES256", facts), "--issuer", facts["issuer"]]
    assert json.loads(mcpauth.ok("token", *arguments, "--json").out)["token_type"] == "Bearer"
    outcome = mcpauth.run("proof", *arguments)
    assert outcome.status == 4, outcome
    assert "not-bound" in outcome.err
    bound = json.loads(mcpauth.ok("token", *arguments, "--dpop", "--json").out)
    assert bound["token_type"] == "DPoP"
    assert bound["expires_at"] > time.time()
