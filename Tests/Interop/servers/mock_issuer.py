"""oidc-provider-mock: OpenID Connect discovery only, no word about PKCE or client authentication methods.

Tokens are opaque without introspection: resource servers ask `userinfo`.
"""

import oidc_provider_mock

from serve import listen, parser, run_wsgi


def main():
    """Start the server."""
    options = parser(__doc__).parse_args()
    listener, origin = listen(options.port)
    app = oidc_provider_mock.app(require_client_registration=True)
    facts = {"issuer": origin, "userinfo_endpoint": f"{origin}/userinfo"}
    run_wsgi(app, listener, facts)


if __name__ == "__main__":
    main()
