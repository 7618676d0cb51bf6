"""The local Prefect server: found or started, and the environment that makes this process talk to it.

A persistent server answers a flow run in about 2 seconds where an ephemeral one needs 15 to 45 at every start, and its
page shows the runs afterwards. There is one for each data folder, always at the same port. It runs until ``dateline
down``, or until nobody has used it for a while (setting ``server_idle_minutes``).
"""

import fcntl
import logging
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from flows.lake.aside import set_aside_broken_database
from flows.lake.faults import OperatorError
from flows.serving.identity import (
    MODULE,
    NOTE,
    START_LOCK,
    UP_LOCK,
    describe_address,
    end_gently,
    end_process,
    find_holder,
    find_process,
    read_note,
)
from flows.settings import ROOT, Settings
from flows.warehouse.statements import FOLDER, read_statement

log = logging.getLogger("dateline")

PORT = "port"
"""The file that keeps the port of a data folder's server."""
PORTS = range(4200, 5000)
"""Where servers answer: below the ports that systems give to clients."""
START_SECONDS = 300  # a machine that is busy with other things takes long
HISTORY_SECONDS = 60 * 86400
"""How long the server keeps the history of runs."""
ROOM_MEGABYTES = 8
"""What a new database of a server takes on the disk while it is made."""
RETRIES = (
    2  # of a request to the server; the wait doubles with each, and a run makes a dozen requests before it gives up
)
UP_SECONDS = 40
"""What ``dateline up`` may take to end: its worker tells the runs that it works off."""


class ServerError(OperatorError):
    """The local Prefect server did not start."""


def connect_server(settings: Settings) -> str:
    """Make this process use a Prefect server and return its API address; call before Prefect is imported.

    ``PREFECT_API_URL``, when the user has set it, decides; else the data folder's own server, started if need be.
    """
    home = locate_home(settings)
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(describe_environment(home))
    address = os.environ.get("PREFECT_API_URL") or open_server(home, settings.server_idle_minutes)
    os.environ["PREFECT_API_URL"] = address
    return address


def locate_home(settings: Settings) -> Path:
    """Return the folder of the server's files."""
    return (settings.data / "server").resolve()


def describe_environment(home: Path) -> dict[str, str]:
    """Return the environment variables under which Prefect keeps to ``home``, phones nobody and leaves the screen be.

    Progress comes from the logger ``dateline``; Prefect's own lines go to its server only.
    """
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(HISTORY_SECONDS),
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "dateline",
        "PREFECT_CLIENT_MAX_RETRIES": str(RETRIES),
    }


def open_server(home: Path, idle_minutes: float) -> str:
    """Return the API address of the server of ``home``, started if none runs; of several at once one starts it.

    Raises ServerError when it does not come up.
    """
    with hold_start_lock(home) as lock:
        address = find_server(home) or await_started(home)
        if address is None:
            end_process(home)  # it runs, and does not answer
            address = start_server(home, idle_minutes, lock)
    (home / NOTE).touch()
    return address


@contextmanager
def hold_start_lock(home: Path) -> Iterator[int]:
    """Hold the lock under which servers of ``home`` are started; gives its descriptor, which a server inherits."""
    with (home / START_LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def find_server(home: Path) -> str | None:
    """Return the API address of the server of ``home`` if it runs and answers."""
    note = read_note(home)
    if note is None or find_process(home) is None:
        return None
    return note.address if is_healthy(note.address) else None


def await_started(home: Path) -> str | None:
    """Wait for a server that was started and does not answer yet; None when there is none, or it hangs."""
    note, process = read_note(home), find_process(home)
    if note is None or process is None:
        return None
    return await_answer(process, note.address, note.started + START_SECONDS - time.time())


def is_healthy(address: str) -> bool:
    """Tell whether a Prefect API answers at ``address``."""
    try:
        with urlopen(f"{address}/health", timeout=3) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def start_server(home: Path, idle_minutes: float, lock: int) -> str:
    """Start a server that outlives this process; returns its API address once it answers, else raises ServerError."""
    check_room(home)
    set_aside_broken(home / "prefect.db")
    check_database(home / "prefect.db")
    port = choose_port(home)
    (home / NOTE).unlink(missing_ok=True)
    command = [sys.executable, "-m", MODULE, str(home), str(port), str(idle_minutes), str(lock)]
    # Its own console lines are wanted in its log file, so only here the console stays open.
    environment = os.environ | {
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
        "PREFECT_API_URL": describe_address(port),
    }
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=environment,
            cwd=ROOT,
            pass_fds=[lock],
        )
    address = await_answer(psutil.Process(process.pid), describe_address(port), START_SECONDS)
    if address is None:
        process.kill()
        raise ServerError(f"the Prefect server did not start; its log is {home / 'server.log'}")
    return address


def await_answer(process: psutil.Process, address: str, seconds: float) -> str | None:
    """Return the address once its server answers; None when the process ends, or stays silent for so long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        if is_healthy(address):
            return address
        time.sleep(0.2)
    return None


def choose_port(home: Path) -> int:
    """Return the port of the server of ``home``: the one it had before, else, and when that is taken, a free one."""
    place = home / PORT
    try:
        before = [int(place.read_text(encoding="utf-8"))]
    except (OSError, ValueError):
        before = []
    first = int(sha256(str(home).encode()).hexdigest(), 16) % len(PORTS)
    wanted = [*before, *PORTS[first:], *PORTS[:first]]
    port: int | None = next((port for port in wanted if is_free(port)), None)
    if port is None:
        raise ServerError(f"no port from {PORTS[0]} to {PORTS[-1]} is free")
    place.write_text(str(port), encoding="utf-8")
    return port


def is_free(port: int) -> bool:
    """Tell whether a port of this machine can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def check_room(home: Path) -> None:
    """Raise ServerError when the disk has too little room for a server to start: half of a database is of no use."""
    free = shutil.disk_usage(home).free / 2**20
    if free < ROOM_MEGABYTES:
        raise ServerError(
            f"no space left on the disk of {home}: {free:.1f} MB are free and the Prefect server needs "
            f"{ROOM_MEGABYTES}; make room and run again"
        )


def set_aside_broken(database: Path) -> None:
    """Set a server's database aside that SQLite finds broken, and say so; ServerError when SQLite cannot tell."""
    try:
        aside = set_aside_broken_database(database)
    except sqlite3.OperationalError as error:
        raise ServerError(f"{database}: {error}") from error
    if aside:
        log.warning(f"the server's history of runs was damaged: set aside as {aside.name}, and begun anew")
    elif not database.exists() and (database.parent / PORT).exists():  # it has run before
        log.warning("the server's history of runs is gone, and begun anew")


def check_database(database: Path) -> None:
    """Raise ServerError when a newer Prefect than the one installed has written the server's database."""
    if is_newer(database):
        raise ServerError(
            f"{database} was written by a newer Prefect than {version('prefect')}: install that one again, or move the "
            "file away (it holds the history of runs, none of the archive)"
        )


def is_newer(database: Path) -> bool:
    """Tell whether the layout of a server's database is none that the installed Prefect knows."""
    revision = read_revision(database)
    spec = find_spec("prefect")
    if revision is None or spec is None or spec.origin is None:
        return False
    known = (Path(spec.origin).parent / "server/database/_migrations/versions/sqlite").glob("*.py")
    return not any(revision in path.read_text(encoding="utf-8") for path in known)


def read_revision(database: Path) -> str | None:
    """Return the revision of the layout of a server's database; None when there is none to read."""
    if not database.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute(read_statement(FOLDER / "server" / "read_revision.sql").text).fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def stop_server(settings: Settings) -> list[str]:
    """Stop what serves the data folder: ``dateline up``, which would start the server again, then the server.

    Returns what was running.
    """
    home = locate_home(settings)
    stopped = []
    if holder := find_holder(home / UP_LOCK):
        end_gently(holder, UP_SECONDS)
        stopped.append("dateline up")
    if end_process(home):
        stopped.append("server")
    return stopped
