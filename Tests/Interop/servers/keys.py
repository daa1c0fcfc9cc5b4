"""Private keys for clients, one an algorithm, as files that only their owner reads: a JWK with `kid`, and PEM."""

import json
import os
from pathlib import Path

from joserfc.jwk import ECKey, OKPKey, RSAKey

#: How a key for each algorithm is made; RSA keys serve six algorithms and are slow to make.
MAKERS = {
    "RS": lambda: RSAKey.generate_key(2048),
    "PS": lambda: RSAKey.generate_key(2048),
    "ES256": lambda: ECKey.generate_key("P-256"),
    "ES384": lambda: ECKey.generate_key("P-384"),
    "ES512": lambda: ECKey.generate_key("P-521"),
    "Ed25519": lambda: OKPKey.generate_key("Ed25519"),
    "Ed448": lambda: OKPKey.generate_key("Ed448"),
}


def write(path, text):
    """Write a file that nobody else may read, and return its path."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    return str(path)


class SigningKeys:
    """The keys of a set of clients, in a folder."""

    def __init__(self, folder):
        self.folder, self.made = Path(folder), {}

    def of(self, algorithm):
        """Return the key for an algorithm."""
        family = algorithm[:2] if algorithm[:2] in MAKERS else algorithm.replace("EdDSA", "Ed25519")
        if family not in self.made:
            self.made[family] = MAKERS[family]()
        return self.made[family]

    def jwk(self, algorithm):
        """Write the key as a JWK that names its algorithm; its `kid` is the algorithm's name."""
        members = self.of(algorithm).as_dict(private=True) | {"kid": algorithm, "alg": algorithm}
        return write(self.folder / f"{algorithm}.jwk", json.dumps(members))

    def pem(self, algorithm):
        """Write the key as PEM, which has no `kid`."""
        return write(self.folder / f"{algorithm}.pem", self.of(algorithm).as_pem(private=True).decode())
