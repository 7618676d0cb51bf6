"""The process of the local Prefect server: it notes itself down, serves, and ends when nobody has used it for long.

    python -m flows.serving.server_process HOME PORT IDLE_MINUTES LOCK

HOME is the folder of its files, LOCK the descriptor of the lock under which it is started: that is held until the note
is written, so that a server whose starter is killed meanwhile is found and not doubled. With IDLE_MINUTES 0 it stays.
"""

import os
import signal
import sys
import time
from importlib.metadata import version
from pathlib import Path
from threading import Thread

import psutil

from flows.lake.locks import is_held
from flows.serving.identity import NOTE, START_LOCK, UP_LOCK, find_process, write_note

LOOK_SECONDS = 10


def main(home: Path, port: int, idle_minutes: float, lock: int) -> None:
    """Serve until told to end, or until idle."""
    write_note(home, port, version("prefect"))
    os.close(lock)
    if idle_minutes:
        Thread(target=end_when_idle, args=[home, port, 60 * idle_minutes], daemon=True).start()
    sys.argv = ["prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    from prefect.cli import app

    app()


def end_when_idle(home: Path, port: int, seconds: float) -> None:
    """End this process, as a signal would, when it has not been used for so many seconds, or is not the noted one."""
    last = time.monotonic()
    pause = min(LOOK_SECONDS, seconds / 4)
    while time.monotonic() - last < seconds and find_process(home) is not None:
        time.sleep(pause)
        if is_used(home, port) or time.time() - read_time(home / NOTE) < seconds:
            last = time.monotonic()
    os.kill(os.getpid(), signal.SIGTERM)


def is_used(home: Path, port: int) -> bool:
    """Tell whether somebody is connected to the server or waits for it, or a run or ``dateline up`` is going on."""
    locks = [home / UP_LOCK, home / START_LOCK, home.parent / "run.lock", home.parent / "capture" / "run.lock"]
    return any(map(is_held, locks)) or bool(list_clients(port))


def list_clients(port: int) -> list[tuple[str, int]]:
    """Return the addresses of those who are connected to this process at a port, its own connections left out."""
    open_ones = [c for c in psutil.Process().net_connections("tcp") if c.status == psutil.CONN_ESTABLISHED]
    own = {(c.laddr.ip, c.laddr.port) for c in open_ones}
    clients = [(c.raddr.ip, c.raddr.port) for c in open_ones if c.laddr.port == port]
    return [client for client in clients if client not in own]


def read_time(path: Path) -> float:
    """Return when a file was last written or touched, in seconds since 1970; 0 when it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
