#!/usr/bin/env python3
"""Many processes at one expired session: one refresh a round, a valid token for each, no login lost.

crowd.py [--program P] [--processes 200] [--rounds 50] [--profiles 1] [--kill-holder] [--command token]"""

import argparse
import glob
import os
import random
import signal
import statistics
import sys
import tempfile
import threading
import time

from issuer import Home, Issuer


def holders(home):
    """The processes that say of themselves that they hold a session's lock."""
    for path in glob.glob(os.path.join(home.store, "locks", "sessions-*")):
        with open(path) as file:
            text = file.read().strip()
        if text.isdigit():
            yield int(text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default="dist/mcpauth")
    parser.add_argument("--processes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--profiles", type=int, default=1)
    parser.add_argument("--kill-holder", action="store_true")
    parser.add_argument("--command", default="token", choices=["token", "refresh"])
    options = parser.parse_args()

    issuer = Issuer()
    with tempfile.TemporaryDirectory(prefix="mcpauth-crowd-") as folder:
        home = Home(options.program, folder)
        profiles = ["p%d" % index for index in range(options.profiles)]
        for profile in profiles:
            home.login(issuer, "--profile", profile)
        faults, times, valid, refreshes = [], [], 0, 0
        for number in range(options.rounds):
            for path in home.sessions():
                home.expire(path)
            before = issuer.refreshes
            # A refresh that begins after another one has ended is not the same.
            issuer.delay = random.uniform(0, 0.4) if options.command == "token" else 4
            killed = set()
            once = threading.Lock()

            def swallow(_):
                # The first refresh of a round is never seen: its process dies first.
                with once:
                    if killed:
                        return False
                    crowd = {process.pid for process in processes}
                    for pid in holders(home):
                        if pid in crowd:
                            killed.add(pid)
                            os.kill(pid, signal.SIGKILL)
                    return bool(killed)

            begin = time.monotonic()
            processes = []
            issuer.swallow = swallow if options.kill_holder else None
            for index in range(options.processes):
                profile = profiles[index % len(profiles)]
                processes.append(home.start(options.command, "--profile", profile, issuer.url))
            outputs = [process.communicate() for process in processes]
            times.append(time.monotonic() - begin)
            issuer.swallow = None
            tokens = set()
            for process, (out, err) in zip(processes, outputs):
                if process.pid in killed:
                    continue
                if process.returncode != 0:
                    faults.append("round %d: %s" % (number, err.strip().splitlines()[-1:]))
                    continue
                if options.command == "token":
                    tokens.add(out.strip())
                    if not issuer.is_valid(out.strip()):
                        faults.append("round %d: a token that is not valid" % number)
                        continue
                valid += 1
            done = issuer.refreshes - before
            refreshes += done
            if done != len(profiles):
                faults.append("round %d: %d refreshes" % (number, done))
            if options.command == "token" and len(tokens) != len(profiles):
                faults.append("round %d: %d tokens" % (number, len(tokens)))
            if options.kill_holder and not killed:
                faults.append("round %d: no holder was found to kill" % number)
        lost = sum(1 for family in issuer.families.values() if family is None)
        for path in home.sessions():
            status, _, err = home.run("refresh", "--profile", home.session(path)["profile"], issuer.url)
            if status != 0:
                lost += 1
                faults.append("at the end: " + err)
        if home.litter():
            faults.append("litter: %s" % home.litter())
        print(
            "%d processes, %d profile%s, %d rounds%s, %s: %d refreshes, %d valid tokens, %d logins lost; "
            "a round takes %.2f s in the median, %.2f at most"
            % (
                options.processes,
                len(profiles),
                "s" if len(profiles) > 1 else "",
                options.rounds,
                ", the first holder killed" if options.kill_holder else "",
                options.command,
                refreshes,
                valid,
                lost,
                statistics.median(times),
                max(times),
            )
        )
        for fault in faults[:20]:
            print("  " + fault)
        sys.exit(1 if faults or lost else 0)


if __name__ == "__main__":
    main()
