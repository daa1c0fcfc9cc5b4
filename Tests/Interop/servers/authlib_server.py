"""Authlib's grants, endpoints and tokens, assembled around the store."""

import secrets

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7591 import ClientRegistrationEndpoint
from authlib.oauth2.rfc7592 import ClientConfigurationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc7662 import IntrospectionEndpoint
from authlib.oauth2.rfc9068 import JWTBearerTokenGenerator
from authlib.oauth2.rfc9207 import IssuerParameter
from flask import g, request, url_for
from joserfc.jwk import KeySet, RSAKey

from authlib_device import add_device_grant
from authlib_machines import ASSERTION, Assertions
from authlib_store import Code, Token
from serve import READ, WRITE

METHODS = ["none", "client_secret_basic", "client_secret_post", ASSERTION]
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
GRANTS = ["authorization_code", "refresh_token", "client_credentials", DEVICE]
SCOPES = [READ, WRITE, "offline_access"]


def authorization_server(app, issuer, store, lifetime, audience):
    """Assemble Authlib's parts around the store; clients' assertions are made for the audience."""
    keys = KeySet([RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)])

    def save_token(token, oauth_request):
        store.tokens.append(Token(oauth_request.client.get_client_id(), oauth_request.user, g.resource, **token))

    server = AuthorizationServer(app, query_client=store.clients.get, save_token=save_token)
    server.scopes_supported = SCOPES
    server.keys = keys
    server.register_client_auth_method(ASSERTION, Assertions(audience))

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
    add_device_grant(server, store, METHODS)
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
