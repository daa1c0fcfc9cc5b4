"""LemonLDAP::NG's portal as an OpenID provider, with configuration, keys and sessions in a temporary folder.

--resource URL   the MCP server that goes into every token's audience: the portal reads no `resource` parameter

It runs from Debian's packages as setup.sh unpacked them into the cache, with Plack's own small server. A machine
named `machine` has the client credentials grant. The portal does not undo the form encoding in Basic, and reads
Base64 only up to its first `+`, `/` or `=`: the identifier and the secret must not need either.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from joserfc.jwk import RSAKey

from serve import HOST, READ, announce, parser

ROOT = Path(sys.prefix).parent / "lemonldap"
MACHINE = {"client_id": "machine", "client_secret": "machine-secret"}

SETTINGS = """
[all]
logger = Lemonldap::NG::Common::Logger::Std
userLogger = Lemonldap::NG::Common::Logger::Std
logLevel = notice
[configuration]
type = File
dirName = {folder}/conf
[portal]
templateDir = {root}/usr/share/lemonldap-ng/portal/templates
staticPrefix = /static
languages = en
[handler]
"""

PROGRAM = """
use Lemonldap::NG::Portal::Main;
use HTTP::Server::PSGI;
my $portal = Lemonldap::NG::Portal::Main->run({});
my $ready = sub { print "ready\\n"; STDOUT->flush };
HTTP::Server::PSGI->new(host => $ARGV[0], port => $ARGV[1], server_ready => $ready)->run($portal);
"""


def sessions(folder, name):
    """Return the options of a store of sessions, each a file."""
    (folder / name / "lock").mkdir(parents=True)
    generator = "Lemonldap::NG::Common::Apache::Session::Generate::SHA256"
    locks = {"Directory": str(folder / name), "LockDirectory": str(folder / name / "lock")}
    return {**locks, "generateModule": generator}


def machine(resource):
    """Return the settings of the client."""
    settings = {
        "ClientID": MACHINE["client_id"],
        "ClientSecret": MACHINE["client_secret"],
        "AllowClientCredentialsGrant": 1,
        "AccessTokenJWT": 1,
        "AccessTokenSignAlg": "RS256",
        "AdditionalAudiences": resource,
    }
    return {f"oidcRPMetaDataOptions{name}": value for name, value in settings.items()}


def configuration(folder, origin, resource):
    """Return the portal's whole configuration."""
    key = RSAKey.generate_key(2048)
    cache = {"namespace": "sessions", "default_expires_in": 600, "cache_root": f"{folder}/cache", "cache_depth": 3}
    return {
        "cfgNum": 1,
        "cfgDate": 1,
        "portal": f"{origin}/",
        "domain": HOST,
        "key": os.urandom(16).hex(),
        "authentication": "Demo",
        "userDB": "Same",
        "whatToTrace": "_whatToTrace",
        "globalStorage": "Apache::Session::File",
        "globalStorageOptions": sessions(folder, "sessions"),
        "persistentStorage": "Apache::Session::File",
        "persistentStorageOptions": sessions(folder, "persistent"),
        "localSessionStorage": "Cache::FileCache",
        "localSessionStorageOptions": cache,
        "locationRules": {HOST: {"default": "accept"}},
        "issuerDBOpenIDConnectActivation": 1,
        "oidcServiceMetaDataIssuer": origin,
        "oidcServicePrivateKeySig": key.as_pem(private=True).decode(),
        "oidcServicePublicKeySig": key.as_pem(private=False).decode(),
        "oidcServiceKeyIdSig": "signing",
        "oidcRPMetaDataOptions": {"machine": machine(resource)},
        "oidcRPMetaDataScopeRules": {"machine": {READ: "1"}},
        # The captcha is loaded in any case, and needs a graphics library; any other plugin in its place does.
        "captcha": "::Plugins::AdaptativeAuthenticationLevel",
        "registerDB": "Null",
        "portalDisplayResetPassword": 0,
    }


def environment(folder):
    """Return the variables that keep Perl and the portal inside the unpacked packages and the folder."""
    libraries = [ROOT / "usr/share/perl5", *ROOT.glob("usr/lib/*/perl5/*")]
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PERL5LIB": ":".join(map(str, libraries)),
        "LLNG_DEFAULTCONFFILE": f"{folder}/lemonldap-ng.ini",
    }


def main():
    """Start the portal and end it with this process."""
    arguments = parser(__doc__)
    arguments.add_argument("--resource", required=True)
    options = arguments.parse_args()
    with socket.create_server((HOST, options.port)) as probe:
        port = probe.getsockname()[1]
    origin = f"http://{HOST}:{port}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conf").mkdir()
        (folder / "lemonldap-ng.ini").write_text(SETTINGS.format(folder=folder, root=ROOT))
        settings = configuration(folder, origin, options.resource)
        (folder / "conf/lmConf-1.json").write_text(json.dumps(settings))
        command = ["perl", "-e", PROGRAM, HOST, str(port)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(folder))
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            if not process.stdout.readline():
                sys.exit("the portal did not start")
            endpoint = f"{origin}/oauth2"
            announce({"issuer": origin, "jwks_uri": f"{endpoint}/jwks", "machines": {"machine": MACHINE}})
            process.wait()
        finally:
            process.terminate()
            process.wait(10)


if __name__ == "__main__":
    main()
