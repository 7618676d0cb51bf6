"""Where ``dateline`` begins and ends: to import the command line takes a moment, and so does to take it down, and a
signal to stop may come in either."""

import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from types import FrameType

from flows.lake.signals import STOP_SIGNALS

APART = {"page": "page", "sql": "quick", "status": "quick", "--version": "quick"}
"""The module of a command that whoever only looks need not wait for the others for."""


def main() -> None:
    """Import the command line and run it; what stops the process before it can tell itself is one line all the same.

    A signal that is ignored (nohup) stays ignored. One that comes when all is done and told changes nothing of it.
    """
    heeded = {number: signal.getsignal(number) for number in STOP_SIGNALS}
    heeded = {number: handler for number, handler in heeded.items() if handler != signal.SIG_IGN}
    for number in heeded:
        signal.signal(number, leave)
    commands = import_module(f"flows.cli.{APART.get(''.join(sys.argv[1:2]), 'commands')}")

    for number, handler in heeded.items():
        signal.signal(number, handler)
    try:
        commands.main()
    finally:
        for number in heeded:  # other handlers the interpreter takes down as it ends, and a signal would kill it then
            signal.signal(number, signal.SIG_IGN)


def leave(number: int, _: FrameType | None) -> None:
    """End this process, which has begun nothing yet, with the exit status of the signal."""
    with suppress(OSError):  # the terminal may be closed
        os.write(2, f"dateline: stopped by {signal.Signals(number).name} before anything was begun\n".encode())
    os._exit(128 + number)
