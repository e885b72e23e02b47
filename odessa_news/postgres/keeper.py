"""Waits until nobody uses the embedded server, stops it, ends. Started by server.py; knows nothing of Django.

Usage: keeper.py HOME PG_CTL DATA UID GID
"""

import fcntl
import os
import signal
import subprocess
import sys
from typing import Any


def main(home: str, pg_ctl: str, data: str, uid: str, gid: str) -> None:
    if os.fork():
        os._exit(0)
    os.setsid()
    # Ctrl-C and a closed terminal are for the users of the server; the keeper outlives them by a moment.
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    alive = os.open(os.path.join(home, "keeper.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(alive, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    users = os.open(os.path.join(home, "users.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(users, fcntl.LOCK_EX)
    identity: dict[str, Any] = {"user": int(uid), "group": int(gid), "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(
        [pg_ctl, "-D", data, "-m", "fast", "-w", "-t", "60", "stop"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        **identity,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
