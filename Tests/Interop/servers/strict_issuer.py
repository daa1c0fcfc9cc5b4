"""An authorization server for machines that verifies strictly what they sign and what they send beside it.

Client credentials with private_key_jwt and client_secret_jwt in every algorithm, introspection, revocation, DPoP with
a nonce that changes. Each client wants one audience, one algorithm and, where its key is a JWK, its `kid`.
"""

import secrets
import time
from pathlib import Path

from flask import Flask, jsonify, request
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from keys import SigningKeys, write
from proofs import Nonces, Refused, StaleNonce, Verifier, demand
from serve import READ, listen, parser, run_wsgi

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
ALGORITHMS += ["Ed25519", "EdDSA", "Ed448"]
AUDIENCE, PASSPHRASE = "https://audience.example/tokens?a=b", "open sesame"
NONCE_USES, LIFETIME = 3, 3600


class Clients:
    """The clients with the keys that they are verified with, and what each of them has to know."""

    def __init__(self, issuer, folder):
        self.issuer, self.known, self.facts = issuer, {}, {}
        self.keys, self.folder = SigningKeys(folder), folder
        for algorithm in ALGORITHMS:
            self.add(f"client-{algorithm}", algorithm, issuer, kid=algorithm, file=self.keys.jwk(algorithm))
        self.add("client-pem", "RS256", issuer, file=self.keys.pem("RS256"))
        encrypted = self.keys.of("ES256").as_pem(private=True, password=PASSPHRASE).decode()
        self.add(
            "client-encrypted",
            "ES256",
            issuer,
            file=write(folder / "encrypted.pem", encrypted),
            passphrase=write(folder / "passphrase", PASSPHRASE + "\n"),
        )
        elliptic = self.keys.jwk("ES256")
        self.add("client-endpoint", "ES256", f"{issuer}/token", kid="ES256", file=elliptic, audience="token-endpoint")
        self.add("client-audience", "ES256", AUDIENCE, kid="ES256", file=elliptic, audience=AUDIENCE)
        secret = secrets.token_urlsafe(32)
        file = write(folder / "secret", secret + "\n")
        self.add("client-HS256", "HS256", issuer, OctKey.import_key(secret), secret=file)

    def add(self, name, algorithm, wanted, key=None, kid=None, **facts):
        """Register a client whose assertions must be made for the wanted audience."""
        members = (key or self.keys.of(algorithm)).as_dict(private=key is not None)
        self.known[name] = {"client_id": name, "algorithm": algorithm, "audience": wanted, "kid": kid, "jwk": members}
        self.facts[name] = facts


class Server:
    """The endpoints' work."""

    def __init__(self, issuer, clients):
        self.issuer, self.clients, self.tokens = issuer, clients, {}
        self.verifier, self.nonces = Verifier(), Nonces(NONCE_USES)
        self.keys = KeySet([RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)])

    def client(self):
        """Return the client that the request proves, in one way only."""
        form = request.form
        demand(not request.args, "parameters in the URL")
        demand(all(len(form.getlist(name)) == 1 for name in form), "a parameter twice")
        demand("Authorization" not in request.headers and "client_secret" not in form, "two ways of proof")
        demand(form.get("client_assertion_type") == ASSERTION, "client_assertion_type")
        client = self.clients.known.get(form.get("client_id"))
        demand(client is not None, "client_id")
        self.verifier.assertion(form["client_assertion"], client, client["audience"])
        return client

    def issue(self):
        """Answer the token request."""
        client, form = self.client(), request.form
        demand(form["grant_type"] == "client_credentials", "grant_type")
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": client["client_id"],
            "client_id": client["client_id"],
            "aud": form.get("resource") or form.get("audience") or self.issuer,
            "scope": form.get("scope", READ),
            "iat": now,
            "exp": now + LIFETIME,
            "jti": secrets.token_urlsafe(12),
        }
        kind = "Bearer"
        if "DPoP" in request.headers:
            key = self.verifier.proof(request.headers["DPoP"], "POST", f"{self.issuer}/token", self.nonces.next())
            self.nonces.use()
            claims["cnf"], kind = {"jkt": key}, "DPoP"
        key = self.keys.keys[0]
        token = jwt.encode({"alg": "RS256", "typ": "at+jwt", "kid": key.kid}, claims, key)
        self.tokens[token] = claims
        return {"access_token": token, "token_type": kind, "expires_in": LIFETIME, "scope": claims["scope"]}

    def introspect(self):
        """Answer what is known of a token."""
        self.client()
        claims = self.tokens.get(request.form["token"])
        return {"active": True, **claims} if claims else {"active": False}

    def revoke(self):
        """Forget a token."""
        self.client()
        self.tokens.pop(request.form["token"], None)
        return {}


def application(server):
    """Return the routes."""
    app = Flask(__name__)
    issuer = server.issuer
    document = {
        "issuer": issuer,
        "token_endpoint": f"{issuer}/token",
        "introspection_endpoint": f"{issuer}/introspect",
        "revocation_endpoint": f"{issuer}/revoke",
        "jwks_uri": f"{issuer}/jwks.json",
        "response_types_supported": [],
        "grant_types_supported": ["client_credentials"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt", "client_secret_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": [*ALGORITHMS, "HS256"],
        "dpop_signing_alg_values_supported": ["ES256"],
    }

    @app.errorhandler(Refused)
    def refused(error):
        app.logger.error("refused: %s", error)
        kind = "use_dpop_nonce" if isinstance(error, StaleNonce) else "invalid_client"
        answer = jsonify(error=kind, error_description=str(error))
        return answer, 400, {"DPoP-Nonce": server.nonces.next()}

    app.add_url_rule("/.well-known/oauth-authorization-server", "metadata", lambda: document)
    app.add_url_rule("/jwks.json", "jwks", lambda: server.keys.as_dict(private=False))
    for name in ("issue", "introspect", "revoke"):
        path = "/token" if name == "issue" else f"/{name}"
        app.add_url_rule(path, name, getattr(server, name), methods=["POST"])
    return app


def main():
    """Start the server."""
    options = parser(__doc__).parse_args()
    listener, issuer = listen(options.port)
    clients = Clients(issuer, Path.cwd())
    facts = {"issuer": issuer, "jwks_uri": f"{issuer}/jwks.json", "machines": clients.facts}
    run_wsgi(application(Server(issuer, clients)), listener, facts)


if __name__ == "__main__":
    main()
