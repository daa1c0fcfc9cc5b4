"""The program under test, with a home folder of its own, and what a test looks at besides."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from stack import CACHE, HERE, mcpauth_binary

LIMIT = 60
#: The first and the last line that user.py and chromium.py write.
BEGINNING, END = "the beginning\n", "the end\n"
SECRET_NAMES = (
    "access_token",
    "refresh_token",
    "client_secret",
    "registration_access_token",
    "code_verifier",
    "id_token",
)


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    command: list[str]
    status: int
    out: str
    err: str

    def __str__(self):
        return f"$ mcpauth {' '.join(self.command)}\n-> {self.status}\n{self.out}{self.err}"


class Mcpauth:
    """Runs mcpauth with its own HOME and XDG_CONFIG_HOME; nothing of the machine's user is seen."""

    def __init__(self, folder):
        self.folder = folder
        self.browser_log = folder / "browser.log"
        self.outcomes = []
        # CI is set as it is on a build machine: a named browser has to work there, too.
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "LANG": "C.UTF-8",
            "CI": "true",
        }
        (folder / "home").mkdir()

    def sign_in_as(self, name, password):
        """Let the browsers of this test know the person whom the servers know."""
        self.environment |= {"INTEROP_USER": name, "INTEROP_PASSWORD": password}

    def run(self, *command):
        """Run one command; its whole process group is killed when it takes too long."""
        process = subprocess.Popen(
            [mcpauth_binary(), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment,
            cwd=self.folder,
            text=True,
            start_new_session=True,
        )
        try:
            out, err = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            err += f"\n(killed after {LIMIT} s)"
        outcome = Outcome(list(command), process.returncode, out, err)
        self.outcomes.append(outcome)
        return outcome

    def ok(self, *command):
        """Run a command that must end with 0, and return what it printed."""
        outcome = self.run(*command)
        assert outcome.status == 0, outcome
        return outcome

    def browser(self, *options):
        """Return the value of --browser: a user who signs in by filling in forms."""
        return " ".join([sys.executable, str(HERE / "user.py"), "--log", str(self.browser_log), *options])

    def sign_in(self, url, *options):
        """Sign in with the scripted user, who must see a good last page."""
        outcome = self.ok("login", url, "--browser", self.browser(), *options)
        self.wait_for_browser()
        if self.browser_log.exists():
            assert self.browser_log.read_text().splitlines()[-2].endswith("-> 200"), "the last page is an error"
        return outcome

    def enter_code(self, page, code, *options):
        """Let the scripted user open the page of a device, enter its code and consent."""
        command = [
            sys.executable,
            str(HERE / "user.py"),
            "--log",
            str(self.browser_log),
            "--code",
            code,
            *options,
            page,
        ]
        subprocess.run(command, env=self.environment, timeout=LIMIT, check=True)

    def sign_in_on_device(self, url, *options, visit=None, codes=1):
        """Sign in with `--device`; `visit` gets link, code and what was said at the last of so many codes."""
        visit = visit or (lambda page, code, _: self.enter_code(page, code))
        with subprocess.Popen(
            [mcpauth_binary(), "login", "--device", url, *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment,
            cwd=self.folder,
            text=True,
            start_new_session=True,
        ) as process:
            guard = threading.Timer(LIMIT, os.killpg, (process.pid, signal.SIGKILL))
            guard.start()
            err, shown = "", []
            for line in process.stderr:
                err += line
                if line.startswith("  "):
                    shown.append(line.strip())
                # The link, the code, and the link with the code in it.
                if line.startswith("Waiting for you") and len(shown) == 3 * codes:
                    visit(shown[-3], shown[-2], err)
            out, status = process.stdout.read(), process.wait()
            guard.cancel()
        outcome = Outcome(["login", "--device", url, *options], status, out, err)
        self.outcomes.append(outcome)
        return outcome

    def chromium(self, shots, *options):
        """Return the value of --browser: a real Chromium, which leaves screenshots."""
        python = CACHE / "tests" / "bin" / "python"
        command = [python, HERE / "chromium.py", "--shots", shots, "--log", self.browser_log, *options]
        return " ".join(map(str, command))

    def wait_for_browser(self):
        """Wait until every browser is done: mcpauth waits for none, and may well be done before."""
        deadline = time.monotonic() + LIMIT
        while self.browser_log.exists():
            seen = self.browser_log.read_text()
            if seen.count(BEGINNING) == seen.count(END):
                return
            assert time.monotonic() < deadline, "a browser did not come to an end"
            time.sleep(0.05)

    def token(self, url):
        """Return what `token` prints, which is one line and nothing else."""
        printed = self.ok("token", url).out
        assert printed.endswith("\n") and printed.count("\n") == 1, repr(printed)
        return printed.strip()

    def stored_secrets(self):
        """Return every secret in the store: what no output may show."""
        secrets = set()
        for file in (self.folder / "config").rglob("*"):
            if file.is_file():
                try:
                    secrets |= set(_secrets(json.loads(file.read_bytes())))
                except ValueError:
                    continue
        return secrets

    def report(self):
        """Print every command with its output, and what the browser saw."""
        for outcome in self.outcomes:
            print(outcome)
        if self.browser_log.exists():
            print(f"--- browser\n{self.browser_log.read_text()}")


def _secrets(value, name=""):
    """Find the texts whose member name says that they are secret."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _secrets(member, key)
    elif isinstance(value, list):
        for member in value:
            yield from _secrets(member, name)
    elif isinstance(value, str) and len(value) >= 8 and name in SECRET_NAMES:
        yield value


INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "interop", "version": "1"},
    },
}


def status_with(token, url):
    """Return the HTTP status of a plain `initialize` sent with this token."""
    headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    request = urllib.request.Request(url, json.dumps(INITIALIZE).encode(), headers)
    request.add_header("Authorization", f"Bearer {token}")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=20) as reply:
            return reply.status
    except urllib.error.HTTPError as error:
        return error.code
