"""The deployments of ``prefect.yaml``, registered and worked off on this machine (``make up``)."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType

from flows.lake.locks import hold_lock
from flows.serving.identity import UP_LOCK, note_holder
from flows.serving.inquiry import ask_nights
from flows.serving.server import connect_server, is_healthy, locate_home
from flows.serving.watching import Watch
from flows.settings import ROOT, Settings, locate_part

WORK_POOL = "dateline"
LOOK_SECONDS = 5
PATIENCE = 3
"""Looks in a row at which the server must be silent before it is started again."""
LOOKS = 12
"""After so many looks, a minute's, the nights are looked after."""
PR_SET_PDEATHSIG = 1
"""Linux, prctl(2)."""
END_SECONDS = 30
"""What the worker may take to tell its runs to end."""


def serve_deployments(settings: Settings, tell: Callable[[str], None]) -> None:
    """Register the deployments and work them off until a signal raises KeyboardInterrupt; ``tell`` gets lines to show.

    Server and worker are started again when they are lost. Raises BusyError when another process serves the same data
    folder, ServerError when no server starts.
    """
    # The flows run in processes of the worker, whose working directory is the installation's.
    os.environ["DATELINE_DATA"] = str(settings.data.resolve())
    told = f"another dateline up serves {settings.data}; end that one first"
    is_own = "PREFECT_API_URL" not in os.environ
    lock = prepare_lock(settings)
    with hold_lock(lock, told), raise_on_signals():
        note_holder(lock)
        address = connect_server(settings)
        register_deployments()
        tell(f"Prefect UI: {address.removesuffix('/api')}")
        watch = Watch()
        watch.ignore(ask_nights(address))
        worker = start_worker()
        try:
            for number in count(1):
                time.sleep(LOOK_SECONDS)
                if is_own and not is_answering(address):
                    del os.environ["PREFECT_API_URL"]
                    address = connect_server(settings)
                if worker.poll() is not None:
                    worker = start_worker()
                if number % LOOKS == 0:
                    watch.look(settings, ask_nights(address), time.time())
        finally:
            end_worker(worker)


def is_answering(address: str) -> bool:
    """Tell whether a server answers, asked again when it does not: a busy one misses some."""
    for _ in range(PATIENCE):
        if is_healthy(address):
            return True
        time.sleep(LOOK_SECONDS)
    return False


def prepare_lock(settings: Settings) -> Path:
    """Return the file whose lock says that the deployments are served."""
    home = locate_home(settings)
    home.mkdir(parents=True, exist_ok=True)
    return home / UP_LOCK


def start_worker() -> subprocess.Popen[bytes]:
    """Start the process that works off the deployments of the connected server."""
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", WORK_POOL, "--type", "process"]
    return subprocess.Popen([*command, "--name", "dateline-local"], cwd=ROOT, preexec_fn=end_with_parent)


def end_with_parent() -> None:
    """Let the kernel send this process SIGTERM when the one that started it ends, however it does."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def end_worker(worker: subprocess.Popen[bytes]) -> None:
    """Ask a worker to end, which tells its runs to, and wait for that; then kill it."""
    worker.terminate()
    try:
        worker.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()


@contextmanager
def raise_on_signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP raise KeyboardInterrupt in the block, as Ctrl-C does."""

    def interrupt(_: int, __: FrameType | None) -> None:
        """Leave the block."""
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def register_deployments() -> None:
    """Create the work pool and the deployments, or bring them up to date; raises RuntimeError when Prefect refuses."""
    for arguments in (
        ["work-pool", "create", WORK_POOL, "--type", "process", "--overwrite"],
        ["--no-prompt", "deploy", "--all", "--prefect-file", str(locate_part("prefect.yaml"))],
    ):
        if call_prefect(*arguments):
            raise RuntimeError(f"prefect {' '.join(arguments)} failed; its words stand above")


def call_prefect(*arguments: str) -> int:
    """Run the Prefect command line against the connected server, quietly; returns its exit status."""
    command = [sys.executable, "-m", "prefect", *arguments]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode
