"""The local Prefect server: found or started, and the environment that makes this process talk to it.

A persistent server answers a flow run in about 2 seconds where an ephemeral one needs 15 to 45 at every start, and its
page shows the runs afterwards. It lives in the data folder and keeps running until ``dateline down``.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from flows.settings import ROOT, Settings

PREFERRED_PORT = 4200
START_SECONDS = 120


class ServerError(RuntimeError):
    """The local Prefect server did not start."""


def connect_server(settings: Settings) -> str:
    """Make this process use a Prefect server and return its API address; call before Prefect is imported.

    ``PREFECT_API_URL``, when the user has set it, decides; else the data folder's own server, started if need be.
    """
    home = (settings.data / "server").resolve()
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(describe_environment(home))
    address = os.environ.get("PREFECT_API_URL") or find_server(home) or start_server(home)
    os.environ["PREFECT_API_URL"] = address
    return address


def describe_environment(home: Path) -> dict[str, str]:
    """Return the environment variables under which Prefect keeps to ``home``, phones nobody and leaves the screen be.

    Progress comes from the logger ``dateline``; Prefect's own lines go to its server only.
    """
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "dateline",
    }


def find_server(home: Path) -> str | None:
    """Return the API address of the server started earlier from ``home`` if it answers."""
    try:
        address: str = json.loads((home / "server.json").read_bytes())["address"]
    except (FileNotFoundError, ValueError, KeyError):
        return None
    return address if is_healthy(address) else None


def is_healthy(address: str) -> bool:
    """Tell whether a Prefect API answers at ``address``."""
    try:
        with urlopen(f"{address}/health", timeout=3) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def start_server(home: Path) -> str:
    """Start a server that outlives this process; returns its API address once it answers, else raises ServerError."""
    port = choose_port()
    address = f"http://127.0.0.1:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    # Its own console lines are wanted in its log file, so only here the console stays open.
    environment = os.environ | {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING", "PREFECT_API_URL": address}
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, env=environment, cwd=ROOT
        )
    await_server(process, address, home)
    (home / "server.json").write_text(json.dumps({"address": address, "pid": process.pid}), encoding="utf-8")
    return address


def await_server(process: subprocess.Popen[bytes], address: str, home: Path) -> None:
    """Wait until the server answers; raises ServerError when it ends or stays silent, leaving none behind."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if is_healthy(address):
            return
        time.sleep(0.2)
    process.kill()
    raise ServerError(f"the Prefect server did not start; its log is {home / 'server.log'}")


def choose_port() -> int:
    """Return Prefect's usual port if it is free, else any free one."""
    for port in (PREFERRED_PORT, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise ServerError("no free port on 127.0.0.1")


def stop_server(settings: Settings) -> bool:
    """Stop the data folder's server; tells whether one was running."""
    home = (settings.data / "server").resolve()
    if not find_server(home):
        return False
    pid = json.loads((home / "server.json").read_bytes())["pid"]
    os.killpg(pid, signal.SIGTERM)
    (home / "server.json").unlink()
    return True
