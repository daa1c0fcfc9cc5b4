"""Strict verification of the JWTs that clients make: assertions (RFC 7523) and DPoP proofs (RFC 9449).

Every one is verified twice, with joserfc and with PyJWT, and must say what the specifications ask for and no more.
"""

import base64
import hashlib
import json
import time

import jwt as pyjwt
from joserfc import jwk as jose_keys
from joserfc import jwt as jose
from joserfc.errors import JoseError
from jwt.algorithms import OKPAlgorithm

#: The members of a JWK that only its owner may know (RFC 7518, section 6).
PRIVATE = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}
#: What a thumbprint is made of (RFC 7638, section 3.2).
THUMBPRINT = {"RSA": ("e", "kty", "n"), "EC": ("crv", "kty", "x", "y"), "OKP": ("crv", "kty", "x")}
#: Seconds between two clocks, and those that an assertion may live.
LEEWAY, LIFE = 5, 300

# PyJWT knows the algorithms of RFC 9864 by the older name only.
for name in {"Ed25519", "Ed448"} - set(pyjwt.PyJWS().get_algorithms()):
    pyjwt.register_algorithm(name, OKPAlgorithm())


class Refused(Exception):
    """What is wrong with a JWT."""


class StaleNonce(Refused):
    """A proof that is good but for its nonce."""


def demand(condition, what):
    """Raise unless it holds."""
    if not condition:
        raise Refused(what)


def parts(token):
    """Return header and claims of a JWT that has yet to be verified."""
    pieces = token.split(".")
    demand(len(pieces) == 3 and "=" not in token, "not a compact JWS")
    return [json.loads(base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4))) for piece in pieces[:2]]


def verify(token, members, algorithm):
    """Verify a signature with both libraries, which must read the same claims."""
    try:
        claims = jose.decode(token, jose_keys.import_key(members), algorithms=[algorithm]).claims
        key = pyjwt.get_algorithm_by_name(algorithm).from_jwk(json.dumps(members))
        options = {"verify_aud": False, "verify_exp": False}
        again = pyjwt.decode(token, key, algorithms=[algorithm], options=options)
    except (JoseError, pyjwt.PyJWTError, ValueError) as error:
        raise Refused(f"{type(error).__name__}: {error}") from error
    demand(claims == again, "two readings")
    return claims


def thumbprint(members):
    """Return the thumbprint of a public key, as both joserfc and RFC 7638 make it."""
    required = {name: members[name] for name in THUMBPRINT[members["kty"]]}
    text = json.dumps(required, separators=(",", ":"), sort_keys=True)
    made = encoded_digest(text)
    demand(made == jose_keys.import_key(members).thumbprint(), "two thumbprints")
    return made


def encoded_digest(text):
    """Return the SHA-256 of a text in base64url."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


class Verifier:
    """Verifies, and remembers what was used."""

    def __init__(self):
        self.seen = set()

    def fresh(self, claims):
        """Demand a `jti` with at least 96 random bits that was not used before (RFC 9449, section 4.2)."""
        identifier = claims.get("jti")
        demand(isinstance(identifier, str) and len(identifier) >= 16, "jti is short")
        demand(identifier not in self.seen, "jti was used")
        self.seen.add(identifier)

    def recent(self, claims):
        """Demand an `iat` of now."""
        demand(type(claims.get("iat")) is int and abs(time.time() - claims["iat"]) <= LEEWAY, "iat is not now")

    def assertion(self, token, client, audience):
        """Verify an assertion by which a client proves itself (RFC 7523, section 3, and its revision).

        `client` has `client_id`, `algorithm`, `jwk` and, where assertions must name their key, `kid`.
        """
        header, claims = parts(token)
        named = {"kid"} if client.get("kid") else set()
        demand(set(header) == {"typ", "alg"} | named, f"header {sorted(header)}")
        demand(header["typ"] in ("JWT", "client-authentication+jwt"), f"typ {header['typ']}")
        demand(header["alg"] == client["algorithm"], f"alg {header['alg']}")
        demand(header.get("kid") == client.get("kid"), f"kid {header.get('kid')}")
        demand(set(claims) - {"nbf"} == {"iss", "sub", "aud", "jti", "iat", "exp"}, f"claims {sorted(claims)}")
        demand(claims["iss"] == claims["sub"] == client["client_id"], "iss and sub are not the client")
        demand(claims["aud"] == audience, f"aud {claims['aud']}")
        demand(type(claims["exp"]) is int and 0 < claims["exp"] - time.time() <= LIFE, f"exp {claims['exp']}")
        self.recent(claims)
        verify(token, client["jwk"], header["alg"])
        self.fresh(claims)

    def proof(self, token, method, url, nonce=None, access_token=None):
        """Verify a DPoP proof (RFC 9449, section 4.3), and return the thumbprint of its key."""
        header, claims = parts(token)
        demand(set(header) == {"typ", "alg", "jwk"}, f"header {sorted(header)}")
        demand(header["typ"] == "dpop+jwt", f"typ {header['typ']}")
        demand(not PRIVATE & set(header["jwk"]), "a private key")
        demand(not header["alg"].startswith("HS") and header["alg"] != "none", f"alg {header['alg']}")
        expected = {"jti", "htm", "htu", "iat"} | ({"ath"} if access_token else set())
        demand(set(claims) - {"nonce"} == expected, f"claims {sorted(claims)}")
        demand(claims["htm"] == method, f"htm {claims['htm']}")
        demand(claims["htu"] == url, f"htu {claims['htu']}")
        demand(not access_token or claims["ath"] == encoded_digest(access_token), "ath is of another token")
        self.recent(claims)
        verify(token, header["jwk"], header["alg"])
        self.fresh(claims)
        if nonce and claims.get("nonce") != nonce:
            raise StaleNonce("another nonce is wanted")
        return thumbprint(header["jwk"])


class Nonces:
    """The nonce of a server, which changes every few proofs (RFC 9449, section 8.2)."""

    def __init__(self, uses):
        self.uses, self.left = uses, 0
        self.next()

    def next(self):
        """Return the nonce that the next proof must have."""
        if self.left == 0:
            self.current, self.left = encoded_digest(str(time.time_ns())), self.uses
        return self.current

    def use(self):
        """Count a proof."""
        self.left -= 1
