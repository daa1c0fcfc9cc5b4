"""Canaille, an identity provider, with its memory backend and open registration.

Tokens are opaque and may be introspected only by the client that holds them: resource servers ask `userinfo`.
"""

import os

import canaille
from canaille.app import models

from serve import PASSWORD, USER, listen, parser, run_wsgi


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
    facts = {"issuer": origin, "userinfo_endpoint": f"{origin}/oauth/userinfo"}
    run_wsgi(app, listener, {**facts, "users": [{"name": USER, "password": PASSWORD}]})


if __name__ == "__main__":
    main()
