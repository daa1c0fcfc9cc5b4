"""Enterprise-managed authorization after its texts: an identity provider at /idp, the MCP server's issuer at /as.

--resource URL   the MCP server that the identity provider's policy knows

The identity provider exchanges a person's ID token for an identity assertion JWT authorization grant (ID-JAG), the
other one takes that as a JWT bearer grant. Both are strict. The ID tokens of a sign-in lie in files, one a person:
alice may; for bob the policy says no; carol's grant names another issuer; dave's is of another type than asked for;
erin's sign-in has expired.
"""

import base64
import secrets
import time
from pathlib import Path
from urllib.parse import unquote_plus

from flask import Blueprint, Flask, request
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from keys import write
from serve import READ, listen, parser, run_wsgi

TYPE = "urn:ietf:params:oauth:token-type:"
GRANT = "urn:ietf:params:oauth:grant-type:"
PROFILE = "urn:ietf:params:oauth:grant-profile:id-jag"
GRANT_JWT = "oauth-id-jag+jwt"
#: The client at the identity provider, and the same program at the other one.
SIGN_ON = {"client_id": "sign-on", "client_secret": "a secret: 100% of the sign-on"}
CLIENT = {"client_id": "desktop", "client_secret": "a secret: 100% of the client"}
PEOPLE = ("alice", "bob", "carol", "dave", "erin")
GRANT_LIFE, TOKEN_LIFE = 60, 3600


class OAuthError(Exception):
    """An error answer (RFC 6749, section 5.2)."""

    def __init__(self, code, description):
        super().__init__(description)
        self.code, self.description = code, description


def demand(condition, code, description):
    """Refuse the request unless it holds."""
    if not condition:
        raise OAuthError(code, description)


class Party:
    """What both servers have: an issuer, a key, one confidential client."""

    def __init__(self, issuer, client):
        self.issuer, self.client = issuer, client
        self.keys = KeySet([RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)])

    def sign(self, kind, claims, life):
        """Return a JWT of the party's."""
        now, key = int(time.time()), self.keys.keys[0]
        times = {"iat": now, "exp": now + life, "jti": secrets.token_urlsafe(12)}
        return jwt.encode({"alg": "RS256", "typ": kind, "kid": key.kid}, {"iss": self.issuer, **claims, **times}, key)

    def read(self, token, kind):
        """Return the claims of a JWT that the party signed and that is good now."""
        try:
            decoded = jwt.decode(token, self.keys, algorithms=["RS256"])
        except (JoseError, ValueError) as error:
            raise OAuthError("invalid_grant", f"the token is not ours: {error}") from error
        demand(decoded.header["typ"] == kind, "invalid_grant", f"typ {decoded.header['typ']}")
        demand(decoded.claims["iss"] == self.issuer, "invalid_grant", "iss")
        demand(decoded.claims["exp"] > time.time(), "invalid_grant", "the token has expired")
        return decoded.claims

    def form(self, grant):
        """Return the parameters of a token request that proves the client by Basic and asks with this grant."""
        fields, credentials = request.form, request.headers.get("Authorization", "").removeprefix("Basic ")
        pair = [unquote_plus(word) for word in base64.b64decode(credentials).decode().split(":")]
        demand(pair == list(self.client.values()), "invalid_client", "the client is not known")
        demand(not request.args, "invalid_request", "parameters in the URL")
        demand(all(len(fields.getlist(name)) == 1 for name in fields), "invalid_request", "a parameter twice")
        demand(fields.get("grant_type") == GRANT + grant, "unsupported_grant_type", "grant_type")
        return fields

    def endpoint(self, name, answer, **metadata):
        """Return the routes: metadata in OpenID's place, keys, and the token endpoint."""
        routes = Blueprint(name, __name__, url_prefix=f"/{name}")
        document = {
            "issuer": self.issuer,
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks.json",
            "response_types_supported": ["code"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            **metadata,
        }
        routes.add_url_rule("/jwks.json", "keys", lambda: self.keys.as_dict(private=False))
        routes.add_url_rule("/.well-known/openid-configuration", "metadata", lambda: document)
        routes.add_url_rule("/token", "token", answer, methods=["POST"])
        return routes


class Enterprise:
    """The two parties; the second trusts the first."""

    def __init__(self, origin, resource):
        self.provider, self.issuer = Party(f"{origin}/idp", SIGN_ON), Party(f"{origin}/as", CLIENT)
        self.resource = resource

    def sign_in(self, person):
        """Return the ID token of a person who has signed in."""
        claims = {"sub": person, "aud": SIGN_ON["client_id"]}
        return self.provider.sign("JWT", claims, -1 if person == "erin" else TOKEN_LIFE)

    def exchange(self):
        """Exchange an ID token for a grant (RFC 8693 and the draft, section 4.3)."""
        form = self.provider.form("token-exchange")
        demand(form.get("requested_token_type") == f"{TYPE}id-jag", "invalid_request", "requested_token_type")
        demand(form.get("subject_token_type") == f"{TYPE}id_token", "invalid_request", "subject_token_type")
        demand(form.get("audience") == self.issuer.issuer, "invalid_target", "audience")
        demand(form.get("resource") == self.resource, "invalid_target", "resource")
        person = self.provider.read(form.get("subject_token", ""), "JWT")
        demand(person["aud"] == SIGN_ON["client_id"], "invalid_grant", "the sign-in was another client's")
        demand(person["sub"] != "bob", "access_denied", "the policy does not allow it")
        claims = {
            "sub": person["sub"],
            "aud": self.issuer.issuer if person["sub"] != "carol" else "https://other.example",
            "client_id": CLIENT["client_id"],
            "resource": form["resource"],
            "scope": form.get("scope", READ),
        }
        return {
            "issued_token_type": TYPE + ("id-jag" if person["sub"] != "dave" else "access_token"),
            "access_token": self.provider.sign(GRANT_JWT, claims, GRANT_LIFE),
            "token_type": "N_A",
            "scope": claims["scope"],
            "expires_in": GRANT_LIFE,
        }

    def issue(self):
        """Take the grant for an access token (RFC 7523 and the draft, section 4.4)."""
        form = self.issuer.form("jwt-bearer")
        grant = self.provider.read(form.get("assertion", ""), GRANT_JWT)
        demand(grant["aud"] in (self.issuer.issuer, [self.issuer.issuer]), "invalid_grant", "aud is not this issuer")
        demand(grant["client_id"] == CLIENT["client_id"], "invalid_grant", "client_id is another client")
        demand(form.get("resource", grant["resource"]) == grant["resource"], "invalid_target", "resource")
        asked = set(form.get("scope", grant["scope"]).split())
        demand(asked <= set(grant["scope"].split()), "invalid_scope", "scope")
        names = ("sub", "client_id", "scope")
        claims = {name: grant[name] for name in names} | {"aud": grant["resource"]}
        return {
            "access_token": self.issuer.sign("at+jwt", claims, TOKEN_LIFE),
            "token_type": "Bearer",
            "expires_in": TOKEN_LIFE,
            "scope": claims["scope"],
        }


def main():
    """Start both."""
    arguments = parser(__doc__)
    arguments.add_argument("--resource", required=True)
    options = arguments.parse_args()
    listener, origin = listen(options.port)
    enterprise = Enterprise(origin, options.resource)
    app = Flask(__name__)
    app.register_error_handler(
        OAuthError,
        lambda error: (
            {"error": error.code, "error_description": error.description},
            401 if error.code == "invalid_client" else 400,
        ),
    )
    provider, issuer = enterprise.provider, enterprise.issuer
    exchange = {"grant_types_supported": [f"{GRANT}token-exchange"]}
    app.register_blueprint(provider.endpoint("idp", enterprise.exchange, **exchange))
    bearer = {
        "grant_types_supported": [f"{GRANT}jwt-bearer"],
        "authorization_grant_profiles_supported": [PROFILE],
        "scopes_supported": [READ],
    }
    app.register_blueprint(issuer.endpoint("as", enterprise.issue, **bearer))
    facts = {
        "issuer": issuer.issuer,
        "jwks_uri": f"{issuer.issuer}/jwks.json",
        "idp_issuer": provider.issuer,
        "id_tokens": {name: write(Path.cwd() / name, enterprise.sign_in(name) + "\n") for name in PEOPLE},
        "machines": {"sign-on": SIGN_ON, "client": CLIENT},
    }
    run_wsgi(app, listener, facts)


if __name__ == "__main__":
    main()
