"""What runs in a worker process: one document after another, each under its limits of time and memory."""

import math
import os
import pickle
import resource
import signal
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from flows.lake.signals import STOP_SIGNALS
from transforms.faults import describe_error

READY = b"ready"


def serve_documents(connection: Connection, seconds: float, megabytes: int) -> None:
    """Answer what comes over ``connection`` until its other end is closed.

    A request is a pickled pair of function and argument. An answer is a pickled pair: an empty string and the result,
    or a reason of ``transforms.reasons`` and what was seen. No answer but the process's end means that the function
    ended it or took more than ``seconds`` of processor time (SIGXCPU).
    """
    for number in STOP_SIGNALS:  # a terminal or systemd sends them to the whole group; the run itself ends its workers
        signal.signal(number, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    limit_memory(megabytes)
    with suppress(EOFError, OSError):  # the run has ended, or was killed
        connection.send_bytes(READY)
        while True:
            request = connection.recv_bytes()
            limit_time(seconds)
            connection.send_bytes(answer_request(request, megabytes))


def limit_memory(megabytes: int) -> None:
    """Let this process allocate at most ``megabytes`` beyond what it holds; more raises MemoryError in it."""
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + megabytes * 2**20, resource.RLIM_INFINITY))


def limit_time(seconds: float) -> None:
    """Let the kernel end this process after ``seconds`` more of processor time, rounded up to the next whole second.

    The kernel counts what the process really computed, so that a busy or suspended machine costs no document; and it
    ends native code that never comes back to the interpreter, too.
    """
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + seconds), hard))


def answer_request(request: bytes, megabytes: int) -> bytes:
    """Return the answer to a request: what its function gave, or why it gave nothing."""
    try:
        function, task = pickle.loads(request)
        return pickle.dumps(("", function(task)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps(("memory", f"over {megabytes} MB"))
    except BaseException as error:
        return pickle.dumps(("failed", describe_error(error)))


def end_process(pid: int) -> None:
    """Kill a process, unless it has ended."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
