"""One row a way in which a machine gets a token: the servers, the client, and what those servers are known for."""

import shutil
from dataclasses import dataclass

import pytest

from stack import CACHE, Server
from table import INTROSPECTION, JWKS, SLASH, TENANT, remote, told

#: Some servers are Debian's.
NEEDS = {
    "glewlwyd": pytest.mark.skipif(not shutil.which("glewlwyd"), reason="needs Debian's glewlwyd"),
    "lemonldap": pytest.mark.skipif(not (CACHE / "lemonldap").is_dir(), reason="needs Debian's lemonldap-ng"),
}


@dataclass(frozen=True)
class Machine:
    """A client without a person at a server."""

    name: str
    servers: tuple[Server, ...]
    #: Which of the servers' machines it is.
    client: str
    #: How it has to prove itself.
    method: str
    #: Where the token is asked for; texts may name facts.
    target: tuple[str, ...] = ("{mcp_url}",)
    #: Other options, each with a reason beside it.
    options: tuple[str, ...] = ()
    #: Whether it is known where the server tells about its tokens, and where it takes them back.
    introspects: bool = True
    revokes: bool = True
    #: Whether the MCP server hears of that; who reads tokens himself does not.
    dies: bool = False

    def arguments(self, facts, folder):
        """Return what stands behind every command; the client's secret goes into a file."""
        client = facts["machines"][self.client]
        arguments = ["--client-credentials", "--client-id", client["client_id"]]
        if "client_secret" in client:
            secret = folder / "machine-secret"
            secret.write_text(client["client_secret"] + "\n")
            secret.chmod(0o600)
            arguments += ["--client-secret-file", str(secret)]
        return arguments + [o.format(**(facts | client)) for o in (*self.target, *self.options)]


AUTHLIB = remote(TENANT, *JWKS)
AUTHLIB_ENDPOINT = remote(
    Server("authlib_issuer.py", "issuers", (*TENANT.options, "--assertions-for", "token-endpoint")), *JWKS
)
DJANGO = remote(Server("django_issuer.py", "issuers"), *INTROSPECTION)
CANAILLE = remote(
    Server("canaille_issuer.py", "issuers"),
    *("--introspection", "{introspection_endpoint}", "--client", "machine:{machines[machine][client_secret]}"),
    *("--scopes", ""),
)
GLEWLWYD = told("glewlwyd_issuer.py")
BASIC, POST, KEY, HMAC = "client_secret_basic", "client_secret_post", "private_key_jwt", "client_secret_jwt"
JWK, PEM = ("--private-key", "{jwk}"), ("--private-key", "{pem}")
FORCED = {method: ("--auth-method", method) for method in (POST, HMAC)}
ENDPOINT = ("--assertion-audience", "token-endpoint")

MACHINES = [
    Machine("authlib-basic", AUTHLIB, "machine-basic", BASIC),
    # Authlib takes a client at the way that it was registered with; the metadata lists them all.
    Machine("authlib-post", AUTHLIB, "machine-post", POST, options=FORCED[POST]),
    Machine("authlib-audience", AUTHLIB, "machine-basic", BASIC, options=("--no-resource", "--audience", "{mcp_url}")),
    Machine("authlib-rs256", AUTHLIB, "machine-rs256", KEY, options=PEM),
    Machine("authlib-es256", AUTHLIB, "machine-es256", KEY, options=JWK),
    Machine("authlib-ed25519", AUTHLIB, "machine-ed25519", KEY, options=PEM),
    Machine("authlib-hs256", AUTHLIB, "machine-hs256", HMAC, options=FORCED[HMAC]),
    Machine("authlib-rs256-endpoint", AUTHLIB_ENDPOINT, "machine-rs256", KEY, options=(*JWK, *ENDPOINT)),
    Machine("authlib-hs256-endpoint", AUTHLIB_ENDPOINT, "machine-hs256", HMAC, options=(*FORCED[HMAC], *ENDPOINT)),
    Machine("django-basic", DJANGO, "machine", BASIC, dies=True),
    Machine("django-post", DJANGO, "machine", POST, options=FORCED[POST], dies=True),
    # Without metadata only the one endpoint is known.
    Machine(
        "django-token-endpoint",
        DJANGO,
        "machine",
        BASIC,
        target=("--token-endpoint", "{token_endpoint}"),
        options=("--scope", "todo:read", "--resource", "{mcp_url}"),
        introspects=False,
        revokes=False,
    ),
    # Its tokens have no scopes, and its metadata lists none that a machine may have.
    Machine("canaille-basic", CANAILLE, "machine", BASIC, options=SLASH, dies=True),
    Machine("glewlwyd-basic", GLEWLWYD, "machine-basic", BASIC),
    Machine("glewlwyd-post", GLEWLWYD, "machine-post", POST, options=FORCED[POST]),
    # It has no revocation endpoint.
    Machine("lemonldap-basic", told("lemonldap_issuer.py"), "machine", BASIC, options=SLASH, revokes=False),
    Machine(
        "lemonldap-post",
        told("lemonldap_issuer.py"),
        "machine",
        POST,
        target=("--issuer", "{issuer}"),
        options=(*FORCED[POST], "--scope", "todo:read"),
        revokes=False,
    ),
]
