"""Stopping a run: a signal ends it within seconds, with an exit status of its own, and nothing of it is written down.

Prefect has handlers of its own while a flow runs, which raise an exception in the main thread; that lets it tell its
server of the end, but comes late when the thread is inside a statement of the database, or not at all. So the signal is
seen by a thread besides, through the wakeup descriptor that the interpreter writes to in the moment it arrives: the
thread ends the workers, which makes every shard in the making fail unwritten, and, after some seconds, the process.
"""

import os
import signal
import socket
import sys
from contextlib import suppress
from threading import Event, Thread, Timer, current_thread, main_thread

from flows.lake.signals import STOP_SIGNALS
from flows.lake.workers import stop_workers

GRACE_SECONDS = 5
"""What Prefect has to tell its server that the run has ended; what is undone by then stays undone."""

HEEDED = Event()
TOLD = Event()
RECEIVED: list[int] = []


def heed_signals() -> None:
    """Let SIGTERM, SIGHUP and Ctrl-C end this process as this module says; elsewhere than in the main thread, nothing.

    A signal that is ignored (nohup) stays ignored.
    """
    if HEEDED.is_set() or current_thread() is not main_thread():
        return
    HEEDED.set()
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.detach(), warn_on_full_buffer=False)
    for number in STOP_SIGNALS:
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    Thread(target=await_signal, args=[reader], name="stopping", daemon=True).start()


def await_signal(reader: socket.socket) -> None:
    """Wait for a signal to stop; end the workers at once, and the process when it does not end by itself.

    It ends even when nobody reads what it writes: a pager that waits, a terminal that Ctrl-S holds.
    """
    number = 0
    while number not in STOP_SIGNALS:
        number = reader.recv(1)[0]
    RECEIVED.append(number)
    last = Timer(GRACE_SECONDS, os._exit, [128 + number])
    last.daemon = True
    last.start()
    stop_workers()
    with suppress(OSError):  # the terminal may be closed
        name = signal.Signals(number).name
        os.write(
            2, f"dateline: stopped by {name}; what was finished is kept, the next run goes on from there\n".encode()
        )
    TOLD.set()
    while reader.recv(64):  # later signals must not find their end of the pipe broken
        pass


def leave_if_stopped() -> None:
    """End this process with the exit status of the signal that it received, if it did; else return.

    The exception that a signal raises may be faster than the thread that tells of it: it is given half a second.
    """
    if HEEDED.is_set() and TOLD.wait(0.5):
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(128 + RECEIVED[0])
