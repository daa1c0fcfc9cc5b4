"""What an Authlib authorization server has to bring itself: clients, codes and tokens, kept in memory."""

import secrets
import time
from dataclasses import dataclass, field

from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, TokenMixin

from authlib_machines import ASSERTION, ASSERTION_METHODS


@dataclass(frozen=True)
class User:
    """The person who signs in."""

    name: str

    def get_user_id(self):
        return self.name


@dataclass
class Client(ClientMixin):
    """A client as it was registered: `info` the server assigned, `metadata` the client sent."""

    info: dict
    metadata: dict
    registration_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    #: What its assertions are verified with.
    key: object = None

    @property
    def client_info(self):
        return self.info

    @property
    def client_metadata(self):
        return self.metadata

    def get_client_id(self):
        return self.info["client_id"]

    def get_default_redirect_uri(self):
        return next(iter(self.metadata.get("redirect_uris", [])), None)

    def get_allowed_scope(self, scope):
        allowed = self.metadata.get("scope", "").split()
        return " ".join(s for s in (scope or "").split() if not allowed or s in allowed)

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri in self.metadata.get("redirect_uris", [])

    def check_client_secret(self, client_secret):
        return secrets.compare_digest(self.info.get("client_secret", ""), client_secret)

    def check_endpoint_auth_method(self, method, endpoint):
        registered = self.metadata.get("token_endpoint_auth_method")
        return method == (ASSERTION if registered in ASSERTION_METHODS else registered)

    def check_response_type(self, response_type):
        return response_type in self.metadata.get("response_types", ["code"])

    def check_grant_type(self, grant_type):
        return grant_type in self.metadata.get("grant_types", ["authorization_code"])


@dataclass
class Code(AuthorizationCodeMixin):
    """An authorization code and what it stands for."""

    code: str
    client_id: str
    redirect_uri: str
    scope: str
    user: User
    code_challenge: str
    code_challenge_method: str
    resource: str | None
    expires_at: float = field(default_factory=lambda: time.time() + 60)

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope


@dataclass
class Token(TokenMixin):
    """An access token with its refresh token."""

    client_id: str
    user: User | None
    resource: str | None
    access_token: str
    expires_in: int
    scope: str = ""
    refresh_token: str | None = None
    token_type: str = "Bearer"
    issued_at: int = field(default_factory=lambda: int(time.time()))
    access_revoked: bool = False
    refresh_revoked: bool = False

    def check_client(self, client):
        return self.client_id == client.get_client_id()

    def get_scope(self):
        return self.scope

    def get_expires_in(self):
        return self.expires_in

    def is_expired(self):
        return time.time() > self.issued_at + self.expires_in

    def is_revoked(self):
        return self.access_revoked

    def get_user(self):
        return self.user

    def get_client(self):
        return None


class Store:
    """All clients, codes and tokens, and the devices that wait with what their people answered."""

    def __init__(self):
        self.clients, self.codes, self.tokens = {}, {}, []
        self.devices, self.answers = {}, {}

    def add_client(self, info, metadata):
        """Keep a client and return it."""
        client = Client(info, metadata)
        self.clients[client.get_client_id()] = client
        return client

    def token(self, text, hint=None):
        """Return the token with this text as its access or refresh token; a hint is only a hint."""
        return next((t for t in self.tokens if text in (t.access_token, t.refresh_token)), None)
