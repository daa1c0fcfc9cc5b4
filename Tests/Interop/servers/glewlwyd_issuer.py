"""Glewlwyd, Debian's OpenID provider, with a database, keys and a configuration of its own in a temporary folder.

--resource URL   the MCP server that tokens may be asked for: Glewlwyd refuses resources it was not told of
--par-required   takes authorization requests only when they were pushed (RFC 9126)

DPoP proofs are taken with a nonce, which changes after three of them. Two machines have the client credentials grant.
Its discovery document is below the issuer's path (/api/oidc/.well-known/openid-configuration), and its login page
is a JavaScript application: only a real browser gets through it.
"""

import json
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from joserfc.jwk import RSAKey

from serve import HOST, PASSWORD, READ, USER, WRITE, announce, parser

PROGRAM = "/usr/bin/glewlwyd"
WEBAPP = Path("/usr/share/glewlwyd/webapp")
SCHEMA = Path("/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3")
ADMINISTRATOR = {"username": "admin", "password": "password"}
PLUGIN = "oidc"
MACHINES = {
    "machine-basic": {"client_id": "machine-basic", "client_secret": "machine-secret"},
    "machine-post": {"client_id": "machine-post", "client_secret": "machine-secret"},
}

CONFIGURATION = """
port={port}
bind_address="{host}"
external_url="{origin}"
login_url="login.html"
api_prefix="api"
static_files_path="{folder}/webapp/"
log_mode="console"
log_level="WARNING"
cookie_secure=0
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="/usr/lib/glewlwyd/user"
client_module_path="/usr/lib/glewlwyd/client"
user_auth_scheme_module_path="/usr/lib/glewlwyd/scheme"
plugin_module_path="/usr/lib/glewlwyd/plugin"
hash_algorithm="SHA512"
database={{ type="sqlite3"; path="{folder}/glewlwyd.db"; }};
static_files_mime_types=(
  {{ extension=".html"; mime_type="text/html"; }},
  {{ extension=".css"; mime_type="text/css"; }},
  {{ extension=".js"; mime_type="application/javascript"; }},
  {{ extension=".json"; mime_type="application/json"; }},
  {{ extension=".png"; mime_type="image/png"; }},
  {{ extension=".woff2"; mime_type="font/woff2"; }}
)
"""


class Administrator:
    """Uses Glewlwyd's administration interface."""

    def __init__(self, origin):
        self.base = f"{origin}/api"
        jar = urllib.request.HTTPCookieProcessor(CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def post(self, path, body):
        """Send one JSON document; what is not 200 raises."""
        request = urllib.request.Request(f"{self.base}/{path}", json.dumps(body).encode())
        request.add_header("Content-Type", "application/json")
        try:
            self.opener.open(request, timeout=20).close()
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path}: {error.code} {error.read().decode()}") from error


def prepare(folder, port, origin):
    """Write configuration, database and web application into the folder."""
    (folder / "glewlwyd.conf").write_text(CONFIGURATION.format(port=port, host=HOST, origin=origin, folder=folder))
    with sqlite3.connect(folder / "glewlwyd.db") as database:
        database.executescript(SCHEMA.read_text())
    shutil.copytree(WEBAPP, folder / "webapp", ignore=shutil.ignore_patterns("config.json"))
    # Debian's link to the web application's configuration leads to a folder; the file is in it.
    link = WEBAPP / "config.json"
    shutil.copy(link / "config.json" if link.is_dir() else link, folder / "webapp/config.json")


def plugin(issuer, resource, par_required):
    """Return the settings of the OpenID Connect plugin."""
    key = RSAKey.generate_key(2048)
    return {
        "iss": issuer,
        "jwt-type": "rsa",
        "jwt-key-size": "256",
        "key": key.as_pem(private=True).decode(),
        "cert": key.as_pem(private=False).decode(),
        "jwks-show": True,
        "access-token-duration": 3600,
        "refresh-token-duration": 86400,
        "code-duration": 60,
        "refresh-token-rolling": True,
        "refresh-token-one-use": "always",
        "allow-non-oidc": True,
        "auth-type-client-enabled": True,
        "auth-type-code-enabled": True,
        "auth-type-refresh-enabled": True,
        "auth-type-device-enabled": True,
        "device-authorization-interval": 1,
        "device-authorization-expiration": 120,
        "allowed-scope": ["openid", READ, WRITE],
        "pkce-allowed": True,
        "pkce-method-plain-allowed": False,
        "introspection-revocation-allowed": True,
        "introspection-revocation-allow-target-client": True,
        "register-client-allowed": True,
        "register-client-auth-scope": [],
        "register-client-credentials-scope": [],
        "register-client-management-allowed": True,
        "resource-allowed": True,
        "resource-scope": {READ: [resource], WRITE: [resource]},
        "resource-scope-and-client-property": False,
        "oauth-par-allowed": True,
        "oauth-par-required": par_required,
        "oauth-par-request_uri-prefix": "urn:ietf:params:oauth:request_uri:",
        "oauth-par-duration": 90,
        "oauth-dpop-allowed": True,
        "oauth-dpop-iat-duration": 60,
        "oauth-dpop-nonce-mandatory": True,
        "oauth-dpop-nonce-counter": 3,
    }


def fill(administrator, settings):
    """Create scopes, the user, machines and the plugin; wait until Glewlwyd answers at all."""
    for attempt in range(100):
        try:
            administrator.post("auth/", ADMINISTRATOR)
            break
        except (OSError, RuntimeError):
            if attempt == 99:
                raise
            time.sleep(0.1)
    for scope in (READ, WRITE):
        facts = {"name": scope, "display_name": scope, "password_required": True, "scheme": {}}
        administrator.post("scope/", facts)
    user = {"username": USER, "name": "Alice", "password": PASSWORD}
    administrator.post("user/?source=database", {**user, "scope": ["g_profile", "openid", READ, WRITE]})
    for machine in MACHINES.values():
        facts = {"confidential": True, "enabled": True, "scope": [READ], "authorization_type": ["client_credentials"]}
        method = {"token_endpoint_auth_method": [machine["client_id"].replace("machine-", "client_secret_")]}
        administrator.post("client/?source=database", {"name": "Machine", **machine, **facts, **method})
    plugin_facts = {"module": "oidc", "name": PLUGIN, "display_name": "OpenID Connect", "enabled": True}
    administrator.post("mod/plugin/", {**plugin_facts, "parameters": settings})


def main():
    """Start Glewlwyd and end it with this process."""
    arguments = parser(__doc__)
    arguments.add_argument("--resource", required=True)
    arguments.add_argument("--par-required", action="store_true")
    options = arguments.parse_args()
    with socket.create_server((HOST, options.port)) as probe:
        port = probe.getsockname()[1]
    origin = f"http://{HOST}:{port}"
    issuer = f"{origin}/api/{PLUGIN}"
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name), port, origin)
        process = subprocess.Popen([PROGRAM, "--config-file", f"{name}/glewlwyd.conf"], stdout=sys.stderr)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            fill(Administrator(origin), plugin(issuer, options.resource, options.par_required))
            facts = {"issuer": issuer, "jwks_uri": f"{issuer}/jwks", "machines": MACHINES}
            announce({**facts, "users": [{"name": USER, "password": PASSWORD}]})
            process.wait()
        finally:
            process.terminate()
            process.wait(10)


if __name__ == "__main__":
    main()
