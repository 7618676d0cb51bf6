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
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from flows.settings import ROOT, Settings

PREFERRED_PORT = 4200
START_SECONDS = 300  # a machine that is busy with other things takes long


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
    end_leftover(home)
    for port in (PREFERRED_PORT, find_free_port()):
        if is_free(port) and launch_server(home, port):
            return describe_address(port)
    raise ServerError(f"the Prefect server did not start; its log is {home / 'server.log'}")


def end_leftover(home: Path) -> None:
    """End the server noted in ``home``, which does not answer: what started it was killed, or it hangs."""
    with suppress(OSError, ValueError, KeyError, psutil.Error):
        process = psutil.Process(json.loads((home / "server.json").read_bytes())["pid"])
        if {"prefect", "server"} <= set(process.cmdline()):
            process.kill()
            process.wait(5)


def describe_address(port: int) -> str:
    """Return the API address of a local server."""
    return f"http://127.0.0.1:{port}/api"


def launch_server(home: Path, port: int) -> bool:
    """Launch a server on a port and note it down in ``home``; tells whether it came up."""
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    # Its own console lines are wanted in its log file, so only here the console stays open.
    environment = os.environ | {
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
        "PREFECT_API_URL": describe_address(port),
    }
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, env=environment, cwd=ROOT
        )
    note = json.dumps({"address": describe_address(port), "pid": process.pid})
    (home / "server.json").write_text(note, encoding="utf-8")
    is_up = False
    try:
        is_up = await_server(process, port)
    finally:
        if not is_up:
            process.kill()
    return is_up


def await_server(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until this server answers; tells False when it ends or stays silent."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if is_healthy(describe_address(port)) and holds_port(process.pid, port):
            return True
        time.sleep(0.2)
    return False


def holds_port(pid: int, port: int) -> bool:
    """Tell whether a process or a child of it listens on a port; another's server may have taken it meanwhile."""
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return any(c.laddr and c.laddr.port == port for member in family for c in member.net_connections())


def is_free(port: int) -> bool:
    """Tell whether a port of this machine can be listened on."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def find_free_port() -> int:
    """Return a port that the system picks."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop_server(settings: Settings) -> bool:
    """Stop the data folder's server; tells whether one was running."""
    home = (settings.data / "server").resolve()
    if not find_server(home):
        return False
    pid = json.loads((home / "server.json").read_bytes())["pid"]
    os.killpg(pid, signal.SIGTERM)
    (home / "server.json").unlink()
    return True
