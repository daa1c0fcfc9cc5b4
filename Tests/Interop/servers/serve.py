"""What every server here shares: arguments, a listening socket, the ready line, a clean end.

A server listens on 127.0.0.1, prints one JSON line on stdout once it accepts requests, writes its log to
stderr and ends with 0 on SIGTERM.
"""

import argparse
import json
import signal
import socket
import sys

HOST = "127.0.0.1"
USER, PASSWORD = "alice", "wonderland"
READ, WRITE = "todo:read", "todo:write"


def parser(description):
    """Return an argument parser that knows --port; 0 takes any free one."""
    arguments = argparse.ArgumentParser(description=description)
    arguments.add_argument("--port", type=int, default=0)
    return arguments


def listen(port):
    """Return a listening socket and the origin it serves."""
    server = socket.create_server((HOST, port), backlog=64)
    return server, f"http://{HOST}:{server.getsockname()[1]}"


def announce(facts):
    """Print the ready line."""
    print(json.dumps(facts), flush=True)


def run_asgi(app, server, facts):
    """Serve a Starlette or FastAPI application with uvicorn."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets=None):
            await super().startup(sockets)
            announce(facts)

    # The default logging of uvicorn writes requests to stdout, where only the ready line belongs.
    logging = uvicorn.config.LOGGING_CONFIG
    logging["handlers"]["access"]["stream"] = "ext://sys.stderr"
    config = uvicorn.Config(app, log_config=logging, timeout_graceful_shutdown=1)
    # uvicorn raises the signal anew once it has shut down; that must not turn the exit status into 143.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    Server(config).run(sockets=[server])


def run_wsgi(app, server, facts):
    """Serve a Flask or Django application with Werkzeug, a thread a request."""
    from werkzeug.serving import make_server

    httpd = make_server(HOST, server.getsockname()[1], app, threaded=True, fd=server.fileno())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    announce(facts)
    httpd.serve_forever()
