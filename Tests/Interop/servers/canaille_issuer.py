"""Canaille, an identity provider, with its memory backend and open registration.

Tokens are opaque and may be introspected only by the client that holds them: resource servers ask `userinfo`.
"""

import os

import canaille
from canaille.app import models

from serve import PASSWORD, USER, listen, parser, run_wsgi

MACHINE = {"client_id": "machine", "client_secret": "secret:100%+safe&sound/with=32?bytes"}


def add_machine(backend):
    """Register a client without a person; a client may ask about tokens whose audience it is, its own for instance."""
    grants = ["client_credentials"]
    client = models.Client(
        **MACHINE, client_name="Machine", grant_types=grants, token_endpoint_auth_method="client_secret_basic"
    )
    backend.save(client)
    client.audience = [client]
    backend.save(client)


def main():
    """Start the server."""
    options = parser(__doc__).parse_args()
    listener, origin = listen(options.port)
    app = canaille.create_app(
        {
            "SECRET_KEY": os.urandom(32).hex(),
            # Without it the issuer gets a final slash, and the token endpoint answers public clients with 500.
            "SERVER_NAME": origin.removeprefix("http://"),
            "PREFERRED_URL_SCHEME": "http",
            "CANAILLE": {"LOGGING": {"version": 1}},
            "CANAILLE_OIDC": {
                "DYNAMIC_CLIENT_REGISTRATION_OPEN": True,
                # As in production: the default trusts 127.0.0.1 and shows no consent page.
                "TRUSTED_DOMAINS": [],
            },
        }
    )
    with app.app_context(), app.backend.session():
        user = models.User(
            user_name=USER,
            password=PASSWORD,
            formatted_name="Alice",
            family_name="Liddell",
            emails=["alice@example.org"],
        )
        app.backend.save(user)
        add_machine(app.backend)
    facts = {
        "issuer": origin,
        "userinfo_endpoint": f"{origin}/oauth/userinfo",
        "introspection_endpoint": f"{origin}/oauth/introspect",
        "machines": {"machine": MACHINE},
        "users": [{"name": USER, "password": PASSWORD}],
    }
    run_wsgi(app, listener, facts)


if __name__ == "__main__":
    main()
