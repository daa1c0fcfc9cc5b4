#!/usr/bin/env python3
"""kill -9 around every step of a refresh and at random moments: once the new session is on the disk nothing is lost, a
server that never saw the request gives the new token to the next run, and the store can be read every time.

kill.py [--program P] [--kills 1000] [--points FILE.so]"""

import argparse
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from issuer import Home, Issuer

DURABLE = ["pwrite", "ftruncate", "fsync", "renameat", "fsync"]


def points(home, issuer, library):
    """Every call of an undisturbed refresh, as (name, result, begin, end)."""
    log = os.path.join(home.folder, "points")
    status, _, err = home.run("refresh", "--quiet", issuer.url, LD_PRELOAD=library, POINT_LOG=log)
    if status != 0:
        raise SystemExit("a refresh failed: " + err)
    with open(log) as file:
        rows = [line.split() for line in file]
    return [(name, int(result), float(begin), float(end)) for _, name, result, begin, end in rows]


def durable(calls):
    """The last byte of the answer, the folder's fsync behind it, and what the calls between cost by themselves."""
    calls = [(name.replace("64", ""), result, begin, end) for name, result, begin, end in calls]
    rename = max(index for index, call in enumerate(calls) if call[0] == "renameat")
    received = max(index for index in range(rename) if calls[index][0] == "recv" and calls[index][1] > 0)
    synced = next(index for index in range(rename, len(calls)) if calls[index][0] == "fsync")
    own = sum(end - begin for name, _, begin, end in calls[received + 1 : synced + 1] if name in DURABLE)
    return calls[synced][3] - calls[received][3], own


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default="dist/mcpauth")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--points", required=True)
    options = parser.parse_args()
    library = os.path.abspath(options.points)
    issuer = Issuer()
    counts = {"before": 0, "between": 0, "after": 0}
    faults = []
    with tempfile.TemporaryDirectory(prefix="mcpauth-kill-") as folder:
        home = Home(options.program, folder)
        home.login(issuer)
        path = home.sessions()[0]

        spans = [durable(points(home, issuer, library)) for _ in range(101)]
        whole = statistics.median(total for total, _ in spans)
        own = statistics.median(cost for _, cost in spans)
        beside = statistics.median(total - cost for total, cost in spans)
        print(
            "from the last byte of the answer to the durable write: %.2f ms in the median, %.2f ms of them write, "
            "fsync, rename, fsync; %.2f ms beside them" % (whole * 1e3, own * 1e3, beside * 1e3)
        )
        if beside > 0.002:
            faults.append("more than 2 ms beside the write")

        number = len(points(home, issuer, library))
        begin = time.monotonic()
        for _ in range(10):
            home.run("refresh", "--quiet", issuer.url)
        typical = (time.monotonic() - begin) / 10

        plans = [(index, when) for index in range(number) for when in ("before", "after")]
        plans += [None] * max(0, options.kills - len(plans))
        random.shuffle(plans)
        for plan in plans[: options.kills]:
            stored = home.session(path)["tokens"]["refresh_token"]
            family = issuer.refresh[stored]
            seen = issuer.refreshes
            if plan:
                name, when = plan
                process = home.start(
                    "refresh", "--quiet", issuer.url, LD_PRELOAD=library, POINT_KILL=str(name), POINT_WHEN=when
                )
            else:
                process = home.start("refresh", "--quiet", issuer.url)
                time.sleep(random.uniform(0, typical * 1.2))
                process.send_signal(signal.SIGKILL)
            process.communicate()
            # What was under way at the server when its client died comes to its end there.
            time.sleep(0.02)
            was_seen = issuer.refreshes > seen
            status, _, err = home.run("status", issuer.url)
            if status != 0:
                faults.append("%s: the store cannot be read: %s" % (plan, err))
                break
            is_kept = home.session(path)["tokens"]["refresh_token"] == issuer.newest(family)
            status, out, err = home.run("refresh", issuer.url)
            if home.litter():
                faults.append("%s: litter %s" % (plan, home.litter()))
            if is_kept:
                counts["after" if was_seen else "before"] += 1
                if status != 0:
                    faults.append("%s: lost although it was kept: %s" % (plan, err))
            else:
                counts["between"] += 1
                if status != 4 or "refresh-answer-lost" not in err:
                    faults.append("%s: between answer and disk, and then: %d %s" % (plan, status, err))
            if status != 0:
                home.login(issuer)
        print(
            "%d kills, %d of them around %d calls: %d before the server saw the request and %d after the durable "
            "write, all kept; %d between its answer and the disk, told as refresh-answer-lost"
            % (sum(counts.values()), min(number * 2, options.kills), number, counts["before"], counts["after"],
               counts["between"])
        )
    for fault in faults[:20]:
        print("  " + str(fault))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
