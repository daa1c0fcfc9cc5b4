"""An authorization server made of Authlib and Flask, with a login page and a consent page.

Authorization code with PKCE, rotating refresh tokens, client credentials, registration (RFC 7591, RFC 7592),
revocation, introspection, RFC 8414 metadata, `iss` in authorization responses, RFC 9068 tokens (RS256).

--path /tenant      gives the issuer a path, so that its metadata is at the path-inserted well-known URL
--redirect-uri URI  pre-registers the confidential client `desktop`, which may use this redirect URI
--no-registration   has no registration endpoint
--lifetime S        life of an access token
"""

import secrets
from html import escape

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import OAuth2Error, grants
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7591 import ClientRegistrationEndpoint
from authlib.oauth2.rfc7592 import ClientConfigurationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc7662 import IntrospectionEndpoint
from authlib.oauth2.rfc9068 import JWTBearerTokenGenerator
from authlib.oauth2.rfc9207 import IssuerParameter
from authlib_store import Code, Store, Token, User
from flask import Blueprint, Flask, g, jsonify, redirect, request, session, url_for
from joserfc.jwk import KeySet, RSAKey
from serve import PASSWORD, READ, USER, WRITE, listen, parser, run_wsgi

METHODS = ["none", "client_secret_basic", "client_secret_post"]
GRANTS = ["authorization_code", "refresh_token", "client_credentials"]
SCOPES = [READ, WRITE, "offline_access"]

LOGIN_PAGE = """<!doctype html><title>Sign in</title><h1>Sign in</h1>
<form method="post"><p><label>User <input name="username"></label>
<p><label>Password <input name="password" type="password"></label>
<p><button>Sign in</button></form>"""

CONSENT_PAGE = """<!doctype html><title>Consent</title><h1>{client} asks for access</h1>
<p>Scopes: {scope}<p>It will be sent to {redirect_uri}
<form method="post"><button name="answer" value="deny">Deny</button>
<button name="answer" value="allow">Allow</button></form>"""


def authorization_server(app, issuer, store, lifetime):
    """Assemble Authlib's parts around the store."""
    keys = KeySet([RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)])

    def save_token(token, oauth_request):
        store.tokens.append(Token(oauth_request.client.get_client_id(), oauth_request.user, g.resource, **token))

    server = AuthorizationServer(app, query_client=store.clients.get, save_token=save_token)
    server.scopes_supported = SCOPES
    server.keys = keys

    class CodeGrant(grants.AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = METHODS

        def save_authorization_code(self, code, oauth_request):
            data = oauth_request.payload.data
            store.codes[code] = Code(
                code=code,
                client_id=oauth_request.client.get_client_id(),
                redirect_uri=oauth_request.payload.redirect_uri,
                scope=oauth_request.scope,
                user=oauth_request.user,
                code_challenge=data.get("code_challenge"),
                code_challenge_method=data.get("code_challenge_method"),
                resource=data.get("resource"),
            )

        def query_authorization_code(self, code, client):
            found = store.codes.get(code)
            if found and found.client_id == client.get_client_id():
                g.resource = found.resource
                return found
            return None

        def delete_authorization_code(self, authorization_code):
            del store.codes[authorization_code.code]

        def authenticate_user(self, authorization_code):
            return authorization_code.user

    class RefreshGrant(grants.RefreshTokenGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = METHODS
        INCLUDE_NEW_REFRESH_TOKEN = True

        def authenticate_refresh_token(self, refresh_token):
            found = store.token(refresh_token)
            if found is None or found.refresh_revoked or found.refresh_token != refresh_token:
                return None
            g.resource = found.resource
            return found

        def authenticate_user(self, refresh_token):
            return refresh_token.user

        def revoke_old_credential(self, refresh_token):
            refresh_token.access_revoked = refresh_token.refresh_revoked = True

    class MachineGrant(grants.ClientCredentialsGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = METHODS[1:]

    class Tokens(JWTBearerTokenGenerator):
        def get_jwks(self):
            return keys

        def get_audiences(self, client, user, scope):
            return g.resource or issuer

    class Revocation(RevocationEndpoint):
        CLIENT_AUTH_METHODS = METHODS

        def query_token(self, token_string, token_type_hint):
            return store.token(token_string)

        def revoke_token(self, token, oauth_request):
            token.access_revoked = True
            token.refresh_revoked |= oauth_request.form["token"] == token.refresh_token

    class Introspection(IntrospectionEndpoint):
        CLIENT_AUTH_METHODS = METHODS[1:]

        def query_token(self, token_string, token_type_hint):
            return store.token(token_string)

        def check_permission(self, token, client, oauth_request):
            return True

        def introspect_token(self, token):
            return {
                "iss": issuer,
                "aud": token.resource,
                "sub": token.user.name if token.user else token.client_id,
                "client_id": token.client_id,
                "scope": token.scope,
                "exp": token.issued_at + token.expires_in,
                "iat": token.issued_at,
            }

    class Issuer(IssuerParameter):
        def get_issuer(self):
            return issuer

    server.register_grant(CodeGrant, [CodeChallenge(required=True)])
    server.register_grant(RefreshGrant)
    server.register_grant(MachineGrant)
    server.register_token_generator(
        "default",
        Tokens(
            issuer,
            refresh_token_generator=lambda **_: secrets.token_urlsafe(32),
            expires_generator=lambda client, grant_type: lifetime,
        ),
    )
    server.register_endpoint(Revocation)
    server.register_endpoint(Introspection)
    server.register_extension(Issuer())
    return server


def add_registration(server, store):
    """Add registration and its management."""

    class Registered:
        def get_server_metadata(self):
            return {"scopes_supported": SCOPES, "grant_types_supported": GRANTS}

        def generate_client_registration_info(self, client, _):
            return {
                "registration_client_uri": url_for(".client", client_id=client.get_client_id(), _external=True),
                "registration_access_token": client.registration_token,
            }

    class Registration(Registered, ClientRegistrationEndpoint):
        def authenticate_token(self, _):
            return True

        def save_client(self, client_info, client_metadata, _):
            return store.add_client(client_info, client_metadata)

    class Configuration(Registered, ClientConfigurationEndpoint):
        def authenticate_token(self, _):
            sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
            owner = next((c for c in store.clients.values() if c.registration_token == sent), None)
            return owner and Token(owner.get_client_id(), None, None, sent, 0)

        def authenticate_client(self, _):
            return store.clients.get(request.view_args["client_id"])

        def revoke_access_token(self, *_):
            pass

        def check_permission(self, *_):
            return True

        def delete_client(self, client, _):
            del store.clients[client.get_client_id()]

        def update_client(self, client, client_metadata, _):
            client.metadata = client_metadata
            client.registration_token = secrets.token_urlsafe(24)
            return client

    server.register_endpoint(Registration)
    server.register_endpoint(Configuration)


def routes(server, issuer, path, registration):
    """Return the pages and endpoints below the issuer's path."""
    pages = Blueprint("issuer", __name__, url_prefix=path or None)

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
        "revocation_endpoint": f"{issuer}/revoke",
        "introspection_endpoint": f"{issuer}/introspect",
        "jwks_uri": f"{issuer}/jwks.json",
        "scopes_supported": SCOPES,
        "response_types_supported": ["code"],
        "grant_types_supported": GRANTS,
        "token_endpoint_auth_methods_supported": METHODS,
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
    options = arguments.parse_args()
    listener, origin = listen(options.port)
    issuer = origin + options.path

    store = Store()
    machine = {"client_id": "machine", "client_secret": "machine-secret"}
    machine_grants = {
        "grant_types": ["client_credentials"],
        "token_endpoint_auth_method": "client_secret_basic",
    }
    store.add_client(machine, machine_grants)
    clients = [machine]
    if options.redirect_uri:
        desktop = {"client_id": "desktop", "client_secret": "desktop-secret"}
        desktop_metadata = {"redirect_uris": [options.redirect_uri], "grant_types": GRANTS[:2]}
        store.add_client(desktop, {**desktop_metadata, "token_endpoint_auth_method": "client_secret_basic"})
        clients.append(desktop)

    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)
    app.before_request(lambda: setattr(g, "resource", request.values.get("resource")))
    server = authorization_server(app, issuer, store, options.lifetime)
    if options.registration:
        add_registration(server, store)
    app.register_blueprint(routes(server, issuer, options.path, options.registration))
    document = metadata(issuer, options.registration)
    app.add_url_rule(f"/.well-known/oauth-authorization-server{options.path}", "metadata", lambda: document)
    facts = {"issuer": issuer, "jwks_uri": document["jwks_uri"], "clients": clients}
    run_wsgi(app, listener, {**facts, "users": [{"name": USER, "password": PASSWORD}]})


if __name__ == "__main__":
    main()
