"""Which process is the server of a data folder: noted by the server itself, and never trusted without a look.

A process id alone says little, as ids are given again; with the moment of its start it names one process.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from pydantic import TypeAdapter, ValidationError

from flows.lake.locks import is_held

NOTE = "server.json"
MODULE = "flows.serving.server_process"
"""What a server's command line names, besides the folder that it serves."""
UP_LOCK = "up.lock"
"""Held by ``dateline up``: as long as it is, the server stays."""
START_LOCK = "start.lock"
"""Held by who starts the server, until it answers."""
END_SECONDS = 15
"""What a process may take to end when it is asked to, before it is killed."""


@dataclass(frozen=True, slots=True)
class ServerNote:
    """A server: where it answers, its process id, when that began (seconds since 1970), and the Prefect that it is."""

    address: str
    pid: int
    started: float
    prefect: str


def describe_address(port: int) -> str:
    """Return the API address of a local server."""
    return f"http://127.0.0.1:{port}/api"


def write_note(home: Path, port: int, prefect: str) -> None:
    """Note this process as the server of ``home``."""
    note = ServerNote(describe_address(port), os.getpid(), psutil.Process().create_time(), prefect)
    making = home / f"{NOTE}.{note.pid}"
    making.write_text(json.dumps(asdict(note)), encoding="utf-8")
    making.replace(home / NOTE)


def read_note(home: Path) -> ServerNote | None:
    """Return the server that is noted in ``home``; None without a note that can be read."""
    try:
        return TypeAdapter(ServerNote).validate_json((home / NOTE).read_bytes())
    except (OSError, ValidationError):
        return None


def find_process(home: Path) -> psutil.Process | None:
    """Return the running process that is the server of ``home``; None when there is none, or another has its id."""
    note = read_note(home)
    if note is None:
        return None
    try:
        process = psutil.Process(note.pid)
        is_it = abs(process.create_time() - note.started) < 1 and {MODULE, str(home)} <= set(process.cmdline())
        return process if is_it and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None


def note_holder(lock: Path) -> None:
    """Note in a lock's file that this process holds it."""
    lock.write_text(f"{os.getpid()} {psutil.Process().create_time()}", encoding="utf-8")


def find_holder(lock: Path) -> psutil.Process | None:
    """Return the process that noted itself in a lock's file and still holds it; None when there is none."""
    if not is_held(lock):
        return None
    try:
        pid, started = lock.read_text(encoding="utf-8").split()
        process = psutil.Process(int(pid))
        return process if abs(process.create_time() - float(started)) < 1 else None
    except (OSError, ValueError, psutil.Error):
        return None


def end_gently(process: psutil.Process, seconds: float) -> None:
    """Ask a process to end, and kill it when it has not done so in time."""
    process.terminate()
    try:
        process.wait(seconds)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(seconds)


def end_process(home: Path) -> bool:
    """End the server of ``home``, by force when it will not; tells whether one was running. No other is touched."""
    process = find_process(home)
    if process is None:
        return False
    end_gently(process, END_SECONDS)
    (home / NOTE).unlink(missing_ok=True)
    return True
