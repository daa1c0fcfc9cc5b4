"""An MCP server and its authorization server in one, for soak tests: refresh tokens rotate, and the reuse of an old one
ends its whole family (RFC 9700 §4.14.2). Tests reach into it: it counts, delays, swallows and can be asked."""

import base64
import hashlib
import json
import os
import secrets
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024

    def handle_error(self, *_):
        """A client that was killed is what is looked for."""


class Issuer:
    def __init__(self):
        self.lock = threading.Lock()
        self.codes = {}
        # Refresh token -> family; a family -> its newest refresh token, None once it has ended.
        self.refresh = {}
        self.families = {}
        self.access = {}
        self.refreshes = 0
        self.delay = 0.0
        self.life = 3600
        # Called with the handler before a refresh is looked at; True swallows the request: it was never seen.
        self.swallow = None
        self.answered_at = 0.0
        self.server = Server(("127.0.0.1", 0), self.handler())
        self.base = "http://127.0.0.1:%d" % self.server.server_address[1]
        self.url = self.base + "/mcp"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def newest(self, family):
        """The refresh token that a family would take now."""
        with self.lock:
            return self.families.get(family)

    def is_valid(self, token):
        """Whether an access token would be taken."""
        with self.lock:
            family = self.access.get(token)
            return family is not None and self.families.get(family) is not None

    def issue(self, family):
        access, refresh = "access-" + secrets.token_urlsafe(24), "refresh-" + secrets.token_urlsafe(24)
        self.access[access] = family
        self.refresh[refresh] = family
        self.families[family] = refresh
        return {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": self.life,
            "refresh_token": refresh,
        }

    def grant(self, form):
        if form.get("grant_type") == "authorization_code":
            challenge = self.codes.pop(form.get("code"), None)
            digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            if challenge != base64.urlsafe_b64encode(digest).rstrip(b"=").decode():
                return 400, {"error": "invalid_grant"}
            return 200, self.issue(secrets.token_hex(8))
        token = form.get("refresh_token")
        family = self.refresh.get(token)
        if family is None or self.families[family] is None:
            return 400, {"error": "invalid_grant", "error_description": "unknown or revoked"}
        if self.families[family] != token:
            self.families[family] = None
            return 400, {"error": "invalid_grant", "error_description": "used before: the family is revoked"}
        self.refreshes += 1
        return 200, self.issue(family)

    def handler(issuer):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def reply(self, status, body=None, headers=()):
                data = json.dumps(body).encode() if body is not None else b""
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
                self.wfile.flush()
                issuer.answered_at = time.clock_gettime(time.CLOCK_MONOTONIC)

            def challenge(self):
                where = issuer.base + "/.well-known/oauth-protected-resource/mcp"
                self.reply(401, {}, [("WWW-Authenticate", 'Bearer resource_metadata="%s"' % where)])

            def do_GET(self):
                url = urlsplit(self.path)
                if url.path == "/mcp":
                    return self.challenge()
                if url.path.startswith("/.well-known/oauth-protected-resource"):
                    return self.reply(200, {"resource": issuer.url, "authorization_servers": [issuer.base]})
                if url.path.startswith("/.well-known/oauth-authorization-server"):
                    return self.reply(
                        200,
                        {
                            "issuer": issuer.base,
                            "authorization_endpoint": issuer.base + "/authorize",
                            "token_endpoint": issuer.base + "/token",
                            "registration_endpoint": issuer.base + "/register",
                            "response_types_supported": ["code"],
                            "code_challenge_methods_supported": ["S256"],
                            "token_endpoint_auth_methods_supported": ["none"],
                        },
                    )
                if url.path == "/authorize":
                    query = {name: values[0] for name, values in parse_qs(url.query).items()}
                    code = secrets.token_urlsafe(16)
                    issuer.codes[code] = query["code_challenge"]
                    target = query["redirect_uri"] + "?" + urlencode({"code": code, "state": query["state"]})
                    return self.reply(302, None, [("Location", target)])
                self.reply(404, {})

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                if self.path == "/register":
                    return self.reply(201, dict(json.loads(body), client_id="client-" + secrets.token_hex(4)))
                if self.path != "/token":
                    return self.challenge()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                is_refresh = form.get("grant_type") == "refresh_token"
                if is_refresh and issuer.swallow and issuer.swallow(self):
                    self.close_connection = True
                    return
                if is_refresh and issuer.delay:
                    time.sleep(issuer.delay)
                with issuer.lock:
                    status, answer = issuer.grant(form)
                try:
                    self.reply(status, answer)
                except OSError:
                    pass

        return Handler


class Home:
    """A home folder of its own with the program in it."""

    def __init__(self, program, folder):
        self.program = os.path.abspath(program)
        self.folder = folder
        self.store = os.path.join(folder, ".config", "mcpauth")
        self.environment = {
            "HOME": folder,
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "BROWSER": "curl -gsL -o /dev/null",
        }

    def start(self, *words, **variables):
        return subprocess.Popen(
            [self.program, *words],
            env={**self.environment, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words, **variables):
        process = self.start(*words, **variables)
        out, err = process.communicate(timeout=120)
        return process.returncode, out.strip(), err.strip()

    def login(self, issuer, *words):
        status, _, err = self.run("login", "--force", "--quiet", *words, issuer.url)
        if status != 0:
            raise SystemExit("login failed: " + err)

    def sessions(self):
        folder = os.path.join(self.store, "sessions")
        return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".json"))

    def session(self, path):
        with open(path) as file:
            return json.load(file)

    def expire(self, path):
        """Lets the access token of a session end long ago."""
        session = self.session(path)
        session["tokens"]["expires_at"] = 1_000_000_000
        session["tokens"]["received_at"] = 999_996_400
        with open(path + ".new", "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            json.dump(session, file)
        os.rename(path + ".new", path)

    def litter(self):
        return os.listdir(os.path.join(self.store, "tmp"))
