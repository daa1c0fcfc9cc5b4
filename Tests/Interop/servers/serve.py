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


def certify(folder):
    """Make a certificate for this address that signs itself, and return the files of it and of its key."""
    import datetime
    import ipaddress
    from pathlib import Path

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = Path(folder) / "certificate.pem", Path(folder) / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return files


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


def run_http2(app, server, facts):
    """Serve an ASGI application with Hypercorn over TLS, in HTTP/2 where the client can."""
    import asyncio

    from hypercorn.asyncio import serve
    from hypercorn.config import Config

    config = Config()
    certificate, key = certify(".")
    config.bind = [f"fd://{server.fileno()}"]
    config.certfile, config.keyfile = str(certificate), str(key)
    config.alpn_protocols = ["h2", "http/1.1"]
    config.accesslog, config.errorlog = "-", "-"
    config.graceful_timeout = 1

    async def main():
        ended = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
        announce({**facts, "ca_file": str(certificate.absolute())})
        await serve(app, config, shutdown_trigger=ended.wait)

    asyncio.run(main())


def run_wsgi(app, server, facts):
    """Serve a Flask or Django application with Werkzeug, a thread a request."""
    from werkzeug.serving import make_server

    httpd = make_server(HOST, server.getsockname()[1], app, threaded=True, fd=server.fileno())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    announce(facts)
    httpd.serve_forever()
