"""Clients that work without a person, one a way of proving itself, and the check of their assertions (RFC 7523)."""

from authlib.oauth2.rfc6749 import InvalidClientError
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from keys import SigningKeys

#: Authlib has one name for assertions by secret and by private key.
ASSERTION = JWTBearerClientAssertion.CLIENT_AUTH_METHOD
ASSERTION_METHODS = ["private_key_jwt", "client_secret_jwt"]
ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA", "Ed25519", "HS256"]
SECRET = "machine-secret"
#: Long enough for an HMAC key (RFC 7518, section 3.2), and with characters that have to be encoded; Authlib takes
#: a blank that Basic encodes as `+` for a plus.
LONG_SECRET = "secret:100%+safe&sound/with=32?bytes"


class Assertions(JWTBearerClientAssertion):
    """Authlib's check, for one audience; each assertion is good once."""

    def __init__(self, audience):
        super().__init__()
        self.audience, self.seen = audience, set()

    def get_audiences(self):
        return [self.audience]

    def validate_jti(self, claims, jti):
        fresh = (claims["sub"], jti) not in self.seen
        self.seen.add((claims["sub"], jti))
        return fresh

    def resolve_client_public_key(self, client):
        if client.key is None:
            raise InvalidClientError(description="The client has no key.")
        return client.key

    def process_assertion_claims(self, assertion, resolve_key):
        # Authlib itself takes only what joserfc recommends, which leaves out the Edwards curves.
        try:
            token = jwt.decode(assertion, resolve_key, algorithms=ALGORITHMS)
        except JoseError as error:
            raise InvalidClientError(description=error.description) from error
        self.verify_claims(token.claims)
        return token.claims


def add_machines(store, folder):
    """Register the clients, and return what each of them has to know."""
    keys = SigningKeys(folder)

    def add(name, method, secret=None, key=None):
        info = {"client_id": name} | ({"client_secret": secret} if secret else {})
        client = store.add_client(info, {"grant_types": ["client_credentials"], "token_endpoint_auth_method": method})
        client.key = key
        return info

    facts = {
        "machine": add("machine", "client_secret_basic", SECRET),
        "machine-basic": add("machine:basic", "client_secret_basic", LONG_SECRET),
        "machine-post": add("machine:post", "client_secret_post", LONG_SECRET),
        "machine-hs256": add("machine-hs256", "client_secret_jwt", LONG_SECRET, OctKey.import_key(LONG_SECRET)),
    }
    for algorithm in ("RS256", "ES256", "Ed25519"):
        info = add(f"machine-{algorithm.lower()}", "private_key_jwt", key=keys.of(algorithm))
        facts[info["client_id"]] = info | {"jwk": keys.jwk(algorithm), "pem": keys.pem(algorithm)}
    return facts
