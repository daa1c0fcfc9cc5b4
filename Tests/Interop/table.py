"""One row a server: what is started, what `mcpauth login` is told, and what is known to differ."""

from dataclasses import dataclass

from stack import Playground, Server

TODO = ("add", {"a": 2, "b": 3}, "5")
GREETING = ("greet_user", {"name": "Ada"}, "Hi Ada, welcome to Scalekit!")


@dataclass(frozen=True)
class Row:
    """A server to sign in to."""

    name: str
    servers: tuple[Server | Playground, ...]
    #: What `discover` and `login` must be lenient about, each with a reason beside it.
    lenient: tuple[str, ...] = ()
    #: Other options of `login`, likewise.
    login: tuple[str, ...] = ()
    #: A tool, its arguments, and a text of its answer.
    tool: tuple[str, dict, str] = TODO
    #: Whether logging out makes the access token useless at once; self-contained tokens live on.
    revokes: bool = True


def memory(environment):
    """Return FastMCP with its in-memory provider."""
    return (Server("fastmcp_memory.py", environment),)


def joint(environment, metadata="full"):
    """Return the official SDK's server that is its own authorization server."""
    return (Server("sdk_joint.py", environment, ("--metadata", metadata)),)


def split(environment):
    """Return the official SDK's two halves."""
    resource = ("--issuer", "{issuer}", "--introspection", "{introspection_endpoint}")
    return (Server("sdk_issuer.py", environment), Server("sdk_resource.py", environment, resource))


def remote(issuer, *options):
    """Return FastMCP as the resource server of an issuer."""
    return (issuer, Server("fastmcp_remote.py", "fastmcp", ("--issuer", "{issuer}", *options)))


JWKS = ("--jwks-uri", "{jwks_uri}")
USERINFO = ("--userinfo", "{userinfo_endpoint}", "--scopes", "openid profile")
INTROSPECTION = (
    "--introspection",
    "{introspection_endpoint}",
    "--client",
    "resource-server:resource-server-secret",
)
TENANT = Server("authlib_issuer.py", "issuers", ("--path", "/tenant"))

RESOURCE = ("--resource", "http://127.0.0.1:{port}/mcp")


def told(issuer, *options):
    """Return FastMCP behind an issuer that has to be told of it before it starts."""
    front = ("--port", "{port}", "--issuer", "{issuer}", *JWKS, *options)
    return (Server(issuer, "issuers", RESOURCE), Server("fastmcp_remote.py", "fastmcp", front))


#: FastMCP writes a path-less issuer with a final slash into its resource metadata; the issuer names itself without.
SLASH = ("--lenient", "issuer-slash")

SIGN_IN = [
    Row("fastmcp-memory", memory("fastmcp")),
    Row("fastmcp-2.13-memory", memory("fastmcp2")),
    Row(
        "fastmcp-proxy",
        (
            Server("authlib_issuer.py", "issuers"),
            Server("fastmcp_proxy.py", "fastmcp", ("--issuer", "{issuer}")),
        ),
        # The proxy forgets the refresh token; its own access tokens live until they expire.
        revokes=False,
    ),
    Row("fastmcp-remote-authlib", remote(TENANT, *JWKS), revokes=False),
    Row(
        "authlib-without-path",
        remote(Server("authlib_issuer.py", "issuers"), *JWKS),
        lenient=SLASH,
        revokes=False,
    ),
    Row("sdk-2-joint", joint("fastmcp")),
    Row("sdk-1-joint", joint("sdk1")),
    Row("sdk-2-split", split("fastmcp")),
    Row("sdk-1-split", split("sdk1")),
    Row("sdk-2-without-resource-metadata", joint("fastmcp", "issuer")),
    # Nobody said where to revoke, and the 2025-03-26 defaults name no such endpoint.
    Row("sdk-1-without-any-metadata", joint("sdk1", "none"), revokes=False),
    Row("django-oauth-toolkit", remote(Server("django_issuer.py", "issuers"), *INTROSPECTION)),
    Row(
        "canaille",
        remote(Server("canaille_issuer.py", "issuers"), *USERINFO),
        lenient=SLASH,
        # Canaille asks for a nonce with the scope openid, as an OpenID provider may.
        login=("--auth-param", "nonce=n-0S6_WzA2Mj"),
        # It registers public clients, but lets only those with a secret revoke.
        revokes=False,
    ),
    Row(
        "oidc-provider-mock",
        remote(Server("mock_issuer.py", "issuers"), *USERINFO),
        # Its metadata is silent on PKCE, which it does not check, and on client authentication.
        lenient=(*SLASH, "--lenient", "pkce-unadvertised"),
        # It registers public clients, and refuses them at the token endpoint.
        login=("--registration-field", "token_endpoint_auth_method=client_secret_basic"),
        # It has no revocation endpoint.
        revokes=False,
    ),
]


def scalekit(server, environment, url, variables):
    """Return a quickstart's server behind the playground with Scalekit's layout."""
    playground = Playground(("--layout", "scalekit", "--server-url", url))
    return (playground, Server(server, environment, (), {"PORT": "{port}", **variables}))


BASE_URL = "http://localhost:{port}/"
FASTMCP_VARIABLES = {
    "SCALEKIT_ENVIRONMENT_URL": "{env_url}",
    "SCALEKIT_CLIENT_ID": "{client_id}",
    "SCALEKIT_RESOURCE_ID": "{resource_id}",
    "MCP_URL": BASE_URL,
}
METADATA = (
    '{{"authorization_servers": ["{issuer}"], "bearer_methods_supported": ["header"], '
    '"resource": "http://localhost:{port}/", "scopes_supported": ["todo:read", "todo:write"]}}'
)
EXPRESS_VARIABLES = {
    "SK_ENV_URL": "{env_url}",
    "SK_CLIENT_ID": "{client_id}",
    "SK_CLIENT_SECRET": "{client_secret}",
    "MCP_SERVER_ID": "{resource_id}",
    "EXPECTED_AUDIENCE": BASE_URL,
    "PROTECTED_RESOURCE_METADATA": METADATA,
}
#: The quickstart lists no scopes at all, and without any its tools refuse; refresh tokens come with the last one.
SCALEKIT_SCOPES = ("--scope", "todo:read todo:write offline_access")

QUICKSTARTS = [
    Row(
        "scalekit-fastmcp",
        scalekit("scalekit_todo.py", "fastmcp", BASE_URL, FASTMCP_VARIABLES),
        login=SCALEKIT_SCOPES,
        tool=("create_todo", {"title": "Buy milk"}, "Buy milk"),
        revokes=False,
    ),
    Row(
        "scalekit-fastmcp-2.13",
        scalekit("scalekit_todo.py", "fastmcp2", BASE_URL, FASTMCP_VARIABLES),
        login=SCALEKIT_SCOPES,
        tool=("create_todo", {"title": "Buy milk"}, "Buy milk"),
        revokes=False,
    ),
    Row(
        "scalekit-fastapi",
        scalekit("scalekit_fastapi.py", "fastmcp2", BASE_URL, EXPRESS_VARIABLES),
        login=SCALEKIT_SCOPES,
        tool=GREETING,
        revokes=False,
    ),
    Row(
        "scalekit-express",
        scalekit("scalekit_express.py", "fastmcp", BASE_URL, EXPRESS_VARIABLES),
        login=SCALEKIT_SCOPES,
        tool=GREETING,
        revokes=False,
    ),
]
