"""What a resource server that knows only bearer tokens needs in front of it to ask for DPoP (RFC 9449, section 7).

The gate asks for proofs of the token's key with a nonce, verifies them strictly, and hands the token on as a bearer
token: the server behind it verifies the token itself.
"""

import sys

from proofs import Nonces, Refused, StaleNonce, Verifier, demand, parts

ALGORITHMS = "ES256 RS256 Ed25519"
#: Proofs until the nonce changes.
USES = 4


class Gate:
    """An ASGI application in front of another."""

    def __init__(self, application, origin, path):
        self.application, self.origin, self.path = application, origin, path
        self.verifier, self.nonces = Verifier(), Nonces(USES)

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["path"] != self.path:
            return await self.application(scope, receive, send)
        try:
            scope = self.admitted(scope)
        except Refused as error:
            kind = "use_dpop_nonce" if isinstance(error, StaleNonce) else "invalid_dpop_proof"
            print(f"refused: {error}", file=sys.stderr, flush=True)
            return await self.refuse(send, kind, str(error))

        async def answer(message):
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*map(self.challenged, message["headers"]), self.nonce()]}
            await send(message)

        await self.application(scope, receive, answer)

    def admitted(self, scope):
        """Return the request as the server behind the gate may see it."""
        sent = [(name, value.decode("latin-1")) for name, value in scope["headers"]]
        proofs = [value for name, value in sent if name == b"dpop"]
        credentials = [value for name, value in sent if name == b"authorization"]
        if not credentials:
            return scope
        demand(len(credentials) == 1, "two Authorization fields")
        scheme, _, token = credentials[0].partition(" ")
        demand(scheme == "DPoP" and len(proofs) == 1, "a token without a proof")
        url = f"{self.origin}{scope['path']}"
        key = self.verifier.proof(proofs[0], scope["method"], url, self.nonces.next(), token)
        self.nonces.use()
        demand(parts(token)[1].get("cnf") == {"jkt": key}, "the token is bound to another key")
        others = [(name, value) for name, value in scope["headers"] if name not in (b"authorization", b"dpop")]
        return {**scope, "headers": [*others, (b"authorization", f"Bearer {token}".encode())]}

    def challenged(self, field):
        """Return a field of the answer, a challenge with DPoP's scheme."""
        name, value = field
        if name.lower() != b"www-authenticate":
            return field
        return name, value.replace(b"Bearer ", f'DPoP algs="{ALGORITHMS}", '.encode(), 1)

    def nonce(self):
        """Return the field that announces the nonce of the next proof."""
        return b"dpop-nonce", self.nonces.next().encode()

    async def refuse(self, send, error, description):
        """Answer that the proof is not good."""
        challenge = f'DPoP error="{error}", error_description="{description}", algs="{ALGORITHMS}"'
        headers = [(b"www-authenticate", challenge.encode()), (b"content-length", b"0"), self.nonce()]
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
