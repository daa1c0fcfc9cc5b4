"""Starts servers for a test, and stops them again."""

import json
import os
import select
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CACHE = Path(os.environ.get("MCPAUTH_INTEROP_CACHE") or ROOT / ".cache" / "interop")
SHOTS = Path(os.environ.get("MCPAUTH_INTEROP_SHOTS") or CACHE / "shots")
START_LIMIT, STOP_LIMIT = 40, 10


def mcpauth_binary():
    """Return the path of the program under test."""
    return str(Path(os.environ.get("MCPAUTH") or ROOT / ".build" / "debug" / "mcpauth").absolute())


def free_port():
    """Return a port that was free a moment ago, for those who must know it before they can listen."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(frozen=True)
class Server:
    """One process of a stack: a file of servers/ run in one of the virtual environments.

    Texts in `options` and `variables` may name facts of the servers before it, such as {issuer}, and {port}.
    """

    file: str
    environment: str
    options: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)

    def command(self, facts):
        """Return the argument vector."""
        python = CACHE / self.environment / "bin" / "python"
        return [
            str(python),
            "-u",
            str(HERE / "servers" / self.file),
            *(o.format(**facts) for o in self.options),
        ]


@dataclass(frozen=True)
class Playground:
    """mcpauth's own authorization server, with Scalekit's layout, for a server that runs elsewhere."""

    options: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)

    def command(self, facts):
        """Return the argument vector."""
        return [mcpauth_binary(), "playground", *(o.format(**facts) for o in self.options)]


class Stack:
    """Running servers, in the order of their start, and the facts from their ready lines."""

    def __init__(self, folder):
        self.folder, self.processes, self.logs = folder, [], []
        self.facts = {"port": str(free_port()), "callback_port": str(free_port())}

    def start(self, server):
        """Start a server, wait for its ready line, and add its facts."""
        name = f"{len(self.processes)}-{Path(server.command(self.facts)[-1]).stem}"
        log = self.folder / f"server-{len(self.processes)}.log"
        self.logs.append(log)
        variables = {key: text.format(**self.facts) for key, text in server.variables.items()}
        with open(log, "wb") as sink:
            process = subprocess.Popen(
                server.command(self.facts),
                stdout=subprocess.PIPE,
                stderr=sink,
                stdin=subprocess.DEVNULL,
                cwd=self.folder,
                env={
                    "PATH": os.environ["PATH"],
                    "HOME": str(self.folder),
                    "PYTHONWARNINGS": "ignore",
                    **variables,
                },
                start_new_session=True,
            )
        self.processes.append(process)
        self.facts.update(self._flat(json.loads(self._ready_line(process, log, name))))

    def _ready_line(self, process, log, name):
        ready, _, _ = select.select([process.stdout], [], [], START_LIMIT)
        line = process.stdout.readline() if ready else b""
        if not line.strip():
            process.kill()
            process.wait()
            self.processes.remove(process)
            raise RuntimeError(f"{name} did not start:\n{log.read_text(errors='replace')[-4000:]}")
        return line

    @staticmethod
    def _flat(facts):
        """Add what templates need: the facts as they are, and a confidential client's own."""
        for client in facts.get("clients") or []:
            if client.get("client_secret"):
                facts = {**facts, "client_id": client["client_id"], "client_secret": client["client_secret"]}
        return facts

    def stop(self):
        """End every server with SIGTERM, the last started first, and return their exit statuses."""
        statuses = []
        for process in reversed(self.processes):
            process.terminate()
            try:
                statuses.append(process.wait(STOP_LIMIT))
            except subprocess.TimeoutExpired:
                process.kill()
                statuses.append(process.wait())
            process.stdout.close()
        return statuses

    def report(self, stream=sys.stdout):
        """Print the end of every log."""
        for log in self.logs:
            print(f"--- {log.name}\n{log.read_text(errors='replace')[-6000:]}", file=stream)
