"""An authorization server's storage and login page for the official Python SDK, which leaves both to its user."""

import secrets
import time
from html import escape

from mcp.server.auth.provider import (
    AccessToken,
    AuthorizationCode,
    OAuthAuthorizationServerProvider,
    RefreshToken,
    TokenError,
    construct_redirect_uri,
)
from mcp.shared.auth import OAuthToken
from starlette.responses import HTMLResponse, RedirectResponse

from serve import PASSWORD, USER

LIFETIME = 3600

LOGIN_PAGE = """<!doctype html>
<title>Sign in</title>
<h1>Sign in</h1>
<p>{message}</p>
<form method="post">
<input type="hidden" name="request" value="{request}">
<label>User <input name="username" autofocus></label>
<label>Password <input name="password" type="password"></label>
<button>Sign in</button>
</form>
"""


class Provider(OAuthAuthorizationServerProvider):
    """Everything in memory; refresh tokens rotate; tokens are opaque and bound to the requested resource."""

    def __init__(self, login_url):
        self.login_url = login_url
        self.clients, self.pending, self.codes, self.access, self.refresh = {}, {}, {}, {}, {}

    async def get_client(self, client_id):
        return self.clients.get(client_id)

    async def register_client(self, client_info):
        self.clients[client_info.client_id] = client_info

    async def authorize(self, client, params):
        request = secrets.token_urlsafe(16)
        self.pending[request] = (client, params)
        return f"{self.login_url}?request={request}"

    async def login(self, request):
        """Show the login page, or answer what was typed there."""
        if request.method == "GET":
            return self._page(request.query_params.get("request", ""))
        form = await request.form()
        if (form.get("username"), form.get("password")) != (USER, PASSWORD):
            return self._page(str(form.get("request")), "User or password is wrong.", status=401)
        client, params = self.pending.pop(str(form["request"]))
        code = AuthorizationCode(
            code=secrets.token_urlsafe(24),
            client_id=client.client_id,
            # Who asks for no scope gets what the client was registered with.
            scopes=params.scopes or (client.scope or "").split(),
            expires_at=time.time() + 60,
            code_challenge=params.code_challenge,
            redirect_uri=params.redirect_uri,
            redirect_uri_provided_explicitly=params.redirect_uri_provided_explicitly,
            resource=params.resource,
        )
        self.codes[code.code] = code
        target = construct_redirect_uri(str(params.redirect_uri), code=code.code, state=params.state)
        return RedirectResponse(target, status_code=303)

    def _page(self, request, message="", status=200):
        if request not in self.pending:
            return HTMLResponse("<h1>This sign-in is unknown or over</h1>", 400)
        return HTMLResponse(LOGIN_PAGE.format(request=escape(request), message=message), status)

    async def load_authorization_code(self, client, authorization_code):
        return self.codes.get(authorization_code)

    async def exchange_authorization_code(self, client, authorization_code):
        if self.codes.pop(authorization_code.code, None) is None:
            raise TokenError("invalid_grant", "This code was used before.")
        return self._issue(client.client_id, authorization_code.scopes, authorization_code.resource)

    async def load_refresh_token(self, client, refresh_token):
        token, _ = self.refresh.get(refresh_token, (None, None))
        return token

    async def exchange_refresh_token(self, client, refresh_token, scopes):
        _, resource = self.refresh.pop(refresh_token.token)
        return self._issue(client.client_id, scopes or refresh_token.scopes, resource)

    async def load_access_token(self, token):
        found = self.access.get(token)
        return found if found and found.expires_at > time.time() else None

    async def revoke_token(self, token):
        for kind in (self.access, self.refresh):
            for text in [t for t, entry in kind.items() if self._client(entry) == token.client_id]:
                del kind[text]

    @staticmethod
    def _client(entry):
        return entry[0].client_id if isinstance(entry, tuple) else entry.client_id

    def _issue(self, client_id, scopes, resource):
        access, refresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self.access[access] = AccessToken(
            token=access,
            client_id=client_id,
            scopes=scopes,
            expires_at=int(time.time()) + LIFETIME,
            resource=resource,
        )
        self.refresh[refresh] = (RefreshToken(token=refresh, client_id=client_id, scopes=scopes), resource)
        return OAuthToken(
            access_token=access,
            token_type="Bearer",
            expires_in=LIFETIME,
            scope=" ".join(scopes),
            refresh_token=refresh,
        )
