"""idpyoidc's OpenID provider with nothing but token exchange (RFC 8693), for tokens that it issued to a person.

--resource URL   the MCP server that tokens may be exchanged for

idpyoidc is a library without a web server: the two endpoints are Flask's. The person's access token and ID token are
minted at the start, into files, as a sign-in would have done. It knows no ID-JAG: the types of its tokens are fixed.
"""

from pathlib import Path

from flask import Flask, Response, request
from idpyoidc.message.oidc import AuthorizationRequest
from idpyoidc.server import Server
from idpyoidc.server.authn_event import create_authn_event
from idpyoidc.server.configure import OPConfiguration
from idpyoidc.server.exception import UnAuthorizedClient

from keys import write
from serve import READ, USER, listen, parser, run_wsgi

CLIENT, CALLBACK = "machine", "https://client.example/callback"
#: idpyoidc does not undo the form encoding in Basic.
SECRET = "secret-of-the-machine"
EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"
TYPE = "urn:ietf:params:oauth:token-type:"
LIFETIME = 3600


def symmetric(*names):
    """Return the definition of keys that never leave the server."""
    return {"key_defs": [{"type": "OCT", "use": [name], "kid": name} for name in names]}


def minting():
    """Return the rules of what may be minted from what."""
    rules = {"supports_minting": ["access_token"], "expires_in": LIFETIME}
    return {"grant_config": {"usage_rules": {"access_token": rules, "id_token": rules}, "expires_in": LIFETIME}}


def exchange(issuer, resource):
    """Return the settings of the grant."""
    policy = {"audience": [issuer, resource], "resource": [resource], "scope": ["openid", READ]}
    return {
        "subject_token_types_supported": [f"{TYPE}access_token", f"{TYPE}id_token"],
        "requested_token_types_supported": [f"{TYPE}access_token"],
        "policy": {
            "": {
                "function": "idpyoidc.server.oauth2.token_helper.validate_token_exchange_policy",
                "kwargs": policy,
            }
        },
    }


def configuration(issuer, resource):
    """Return the provider's settings."""
    jwt = {"class": "idpyoidc.server.token.jwt_token.JWTToken", "kwargs": {"lifetime": LIFETIME, "alg": "RS256"}}
    helper = "idpyoidc.server.oidc.token_helper.token_exchange.TokenExchangeHelper"
    helpers = {EXCHANGE: {"class": helper, "kwargs": exchange(issuer, resource)}}
    methods = {"client_authn_method": ["client_secret_basic", "client_secret_post"]}
    return {
        "issuer": issuer,
        "key_conf": {"key_defs": [{"type": "RSA", "use": ["sig"]}, {"type": "EC", "crv": "P-256", "use": ["sig"]}]},
        "token_handler_args": {
            "jwks_def": symmetric("enc"),
            "code": {"lifetime": LIFETIME},
            "token": jwt,
            "refresh": jwt,
            "id_token": {"class": "idpyoidc.server.token.id_token.IDToken", "kwargs": {}},
        },
        "cookie_handler": {
            "class": "idpyoidc.server.cookie_handler.CookieHandler",
            "kwargs": {"keys": symmetric("enc", "sig"), "name": {"session": "session"}},
        },
        "authz": {"class": "idpyoidc.server.authz.AuthzHandling", "kwargs": minting()},
        "claims_interface": {"class": "idpyoidc.server.session.claims.ClaimsInterface", "kwargs": {}},
        "userinfo": {"class": "idpyoidc.server.user_info.UserInfo", "kwargs": {"db": {USER: {}}}},
        "authentication": {},
        "template_dir": ".",
        "endpoint": {
            "provider_config": {
                "path": ".well-known/openid-configuration",
                "class": "idpyoidc.server.oidc.provider_config.ProviderConfiguration",
                "kwargs": {},
            },
            "token": {
                "path": "token",
                "class": "idpyoidc.server.oidc.token.Token",
                "kwargs": {**methods, "grant_types_helpers": helpers},
            },
        },
    }


def signed_in(provider):
    """Return the tokens that a person's sign-in would have brought."""
    context = provider.context
    context.cdb[CLIENT] = {
        "client_id": CLIENT,
        "client_secret": SECRET,
        "redirect_uris": [(CALLBACK, "")],
        "response_types": ["code"],
        "allowed_scopes": ["openid", READ],
        "grant_types_supported": [EXCHANGE],
    }
    asked = {"client_id": CLIENT, "redirect_uri": CALLBACK, "response_type": "code", "state": "state"}
    sessions = context.session_manager
    session = sessions.create_session(
        create_authn_event(USER),
        AuthorizationRequest(**asked, scope=["openid", READ]),
        USER,
        client_id=CLIENT,
        token_usage_rules=context.authz.usage_rules(CLIENT),
    )
    grant = sessions.get_grant(session)
    return {
        name: grant.mint_token(session, context, name, sessions.token_handler[name]).value
        for name in ("access_token", "id_token")
    }


def application(provider):
    """Return the routes."""
    app = Flask(__name__)
    answers = {name: provider.get_endpoint(name) for name in ("provider_config", "token")}

    @app.get("/.well-known/openid-configuration")
    def metadata():
        answer = answers["provider_config"]
        return Response(answer.do_response(**answer.process_request())["response"], mimetype="application/json")

    @app.get("/jwks.json")
    def keys():
        return provider.keyjar.export_jwks()

    @app.post("/token")
    def token():
        endpoint = answers["token"]
        headers = {name.lower(): value for name, value in request.headers}
        http = {"headers": headers, "url": request.url, "method": "POST"}
        try:
            parsed = endpoint.parse_request(request.form.to_dict(), http_info=http)
        except UnAuthorizedClient as error:
            return {"error": "invalid_client", "error_description": str(error)}, 401
        answer = parsed if "error" in parsed else endpoint.process_request(parsed)
        if "error" in answer:
            return answer.to_dict(), 400
        return Response(endpoint.do_response(**answer)["response"], mimetype="application/json")

    return app


def main():
    """Start the server."""
    arguments = parser(__doc__)
    arguments.add_argument("--resource", required=True)
    options = arguments.parse_args()
    listener, issuer = listen(options.port)
    provider = Server(OPConfiguration(conf=configuration(issuer, options.resource), base_path="."), cwd=".")
    files = {name: write(Path.cwd() / name, token + "\n") for name, token in signed_in(provider).items()}
    facts = {"issuer": issuer, "jwks_uri": f"{issuer}/jwks.json", "tokens": files}
    client = {"client_id": CLIENT, "client_secret": SECRET}
    run_wsgi(application(provider), listener, {**facts, "machines": {"machine": client}})


if __name__ == "__main__":
    main()
