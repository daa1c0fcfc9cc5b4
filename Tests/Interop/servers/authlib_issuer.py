"""An authorization server made of Authlib and Flask, with a login page and a consent page.

Authorization code with PKCE, device codes, rotating refresh tokens, client credentials, registration (RFC 7591,
RFC 7592), revocation, introspection, RFC 8414 metadata, `iss` in authorization responses, RFC 9068 tokens (RS256).

--path /tenant      gives the issuer a path, so that its metadata is at the path-inserted well-known URL
--redirect-uri URI  pre-registers the confidential client `desktop`, which may use this redirect URI
--no-registration   has no registration endpoint
--lifetime S        life of an access token
--assertions-for W  whom the assertions of clients must name: `issuer`, or `token-endpoint`
"""

import secrets
from html import escape
from pathlib import Path

from authlib.oauth2.rfc6749 import OAuth2Error
from flask import Blueprint, Flask, g, jsonify, redirect, request, session, url_for

from authlib_device import add_device_pages
from authlib_machines import ALGORITHMS, ASSERTION, ASSERTION_METHODS, add_machines
from authlib_server import GRANTS, METHODS, SCOPES, add_registration, authorization_server
from authlib_store import Store, User
from serve import PASSWORD, USER, listen, parser, run_wsgi

LOGIN_PAGE = """<!doctype html><title>Sign in</title><h1>Sign in</h1>
<form method="post"><p><label>User <input name="username"></label>
<p><label>Password <input name="password" type="password"></label>
<p><button>Sign in</button></form>"""

CONSENT_PAGE = """<!doctype html><title>Consent</title><h1>{client} asks for access</h1>
<p>Scopes: {scope}<p>It will be sent to {redirect_uri}
<form method="post"><button name="answer" value="deny">Deny</button>
<button name="answer" value="allow">Allow</button></form>"""


def routes(server, store, path, registration):
    """Return the pages and endpoints below the issuer's path."""
    pages = Blueprint("issuer", __name__, url_prefix=path or None)
    add_device_pages(pages, server, store)

    @pages.route("/login", methods=["GET", "POST"])
    def login():
        if request.method == "POST":
            if (request.form.get("username"), request.form.get("password")) == (USER, PASSWORD):
                session["user"] = USER
                return redirect(session.pop("next"))
            return LOGIN_PAGE, 401
        return LOGIN_PAGE

    @pages.route("/authorize", methods=["GET", "POST"])
    def authorize():
        if "user" not in session:
            session["next"] = request.full_path
            return redirect(url_for(".login"))
        user = User(session["user"])
        try:
            grant = server.get_consent_grant(end_user=user)
        except OAuth2Error as error:
            return server.handle_error_response(request, error)
        if request.method == "GET":
            name = grant.client.metadata.get("client_name") or grant.client.get_client_id()
            scope, target = grant.request.payload.scope or "none", grant.redirect_uri
            return CONSENT_PAGE.format(client=escape(name), scope=escape(scope), redirect_uri=escape(target))
        allowed = request.form.get("answer") == "allow"
        return server.create_authorization_response(grant_user=user if allowed else None, grant=grant)

    @pages.post("/token")
    def token():
        return server.create_token_response()

    @pages.post("/revoke")
    def revoke():
        return server.create_endpoint_response("revocation")

    @pages.post("/introspect")
    def introspect():
        return server.create_endpoint_response("introspection")

    if registration:

        @pages.post("/register")
        def register():
            return server.create_endpoint_response("client_registration")

        @pages.route("/register/<client_id>", methods=["GET", "PUT", "DELETE"])
        def client(client_id):
            return server.create_endpoint_response("client_configuration")

    @pages.get("/jwks.json")
    def jwks():
        return jsonify(server.keys.as_dict(private=False))

    return pages


def metadata(issuer, registration):
    """Return the RFC 8414 document."""
    document = {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "device_authorization_endpoint": f"{issuer}/device_authorization",
        "revocation_endpoint": f"{issuer}/revoke",
        "introspection_endpoint": f"{issuer}/introspect",
        "jwks_uri": f"{issuer}/jwks.json",
        "scopes_supported": SCOPES,
        "response_types_supported": ["code"],
        "grant_types_supported": GRANTS,
        "token_endpoint_auth_methods_supported": [m for m in METHODS if m != ASSERTION] + ASSERTION_METHODS,
        "token_endpoint_auth_signing_alg_values_supported": ALGORITHMS,
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
    }
    return {**document, "registration_endpoint": f"{issuer}/register"} if registration else document


def main():
    """Start the server."""
    arguments = parser(__doc__)
    arguments.add_argument("--path", default="")
    arguments.add_argument("--redirect-uri")
    arguments.add_argument("--no-registration", dest="registration", action="store_false")
    arguments.add_argument("--lifetime", type=int, default=3600)
    arguments.add_argument("--assertions-for", choices=["issuer", "token-endpoint"], default="issuer")
    options = arguments.parse_args()
    listener, origin = listen(options.port)
    issuer = origin + options.path

    store = Store()
    machines = add_machines(store, Path.cwd())
    clients = [machines["machine"]]
    if options.redirect_uri:
        desktop = {"client_id": "desktop", "client_secret": "desktop-secret"}
        desktop_metadata = {"redirect_uris": [options.redirect_uri], "grant_types": GRANTS[:2]}
        store.add_client(desktop, {**desktop_metadata, "token_endpoint_auth_method": "client_secret_basic"})
        clients.append(desktop)

    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)
    app.before_request(lambda: setattr(g, "resource", request.values.get("resource") or request.values.get("audience")))
    audience = issuer if options.assertions_for == "issuer" else f"{issuer}/token"
    server = authorization_server(app, issuer, store, options.lifetime, audience)
    if options.registration:
        add_registration(server, store)
    app.register_blueprint(routes(server, store, options.path, options.registration))
    document = metadata(issuer, options.registration)
    app.add_url_rule(f"/.well-known/oauth-authorization-server{options.path}", "metadata", lambda: document)
    facts = {"issuer": issuer, "jwks_uri": document["jwks_uri"], "clients": clients, "machines": machines}
    run_wsgi(app, listener, {**facts, "users": [{"name": USER, "password": PASSWORD}]})


if __name__ == "__main__":
    main()
