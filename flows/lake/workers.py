"""A warm pool of killable worker processes: a document that hangs, bloats or crashes takes only itself down.

Each worker has a thread of this process and a pipe to itself, so that the death of one, whenever it comes, holds up no
other and says which document it was at. What may have been the machine's doing (a worker killed, out of memory, silent
for long) is tried again alone, in a fresh worker, before it is held against the document.
"""

import atexit
import os
import pickle
import signal
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pipe, forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Event, Lock, Semaphore, local
from typing import Any, TypeVar

from flows.lake.faults import OperatorError
from flows.lake.worker_process import end_process, serve_documents
from flows.settings import Settings

Task = TypeVar("Task")
Result = TypeVar("Result")

PRELOADED = ["transforms.clean", "transforms.annotate", "datasketch", "flows.lake.shards"]
"""Imported once in the process that workers are forked from, so that a replaced worker is up in milliseconds."""
START_SECONDS = 120
END_SECONDS = 5
START_PAUSES = (0.0, 0.1, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds to wait before each attempt to start a worker; a machine that lets none begin in all of them ends the run."""
KILL_PAUSES = (0.0, 0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds to wait before each time that a document is tried alone while its workers are killed from outside.

The kernel, short of memory, kills as an operator does, with SIGKILL: that many in a row, at growing distances and with
no other document at work, are taken for the document's own doing.
"""
IDLE_SHARE = 0.01
"""Of one core: a worker that used less of it is taken for hung, not for slow."""
FATAL_SIGNALS = frozenset(
    {signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGSYS, signal.SIGTRAP}
)
"""What code brings upon its own process."""
UNKNOWN_EXIT = 255
"""What multiprocessing gives as exit code when the process that workers are forked from has ended."""

# A process of multiprocessing's own that may be killed, too, and is started anew; nothing of ours leaks by that.
warnings.filterwarnings("ignore", "resource_tracker: process died unexpectedly", UserWarning)

STARTING = Lock()
STOPPING = Event()
LIVE: set[int] = set()
"""Process ids of the workers."""


class WorkerError(OperatorError):
    """This machine lets no worker process begin."""


class StoppedError(OperatorError):
    """The run is being stopped: what is missing is no fault of a document, and nothing may be written down."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document has no result: a reason of ``transforms.reasons`` and what was seen."""

    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Mishap:
    """A try that the machine may have spoilt: what it would say of the document, and whether it looks like a kill."""

    failure: Failure
    is_kill: bool


@dataclass(slots=True)
class Worker:
    """A worker process, the pipe to it, and how many documents it was given."""

    process: ForkServerProcess
    connection: Connection
    pid: int
    n_documents: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may take, and after how many a worker is replaced."""

    processor_seconds: int
    wall_seconds: int
    megabytes: int
    documents: int


@dataclass(frozen=True, slots=True)
class Pool:
    """Threads, each with a worker of its own; a document at work holds one of ``slots``, one tried alone holds all."""

    n_workers: int
    limits: Limits
    threads: ThreadPoolExecutor
    slots: Semaphore
    alone: Lock
    own: local


def preload(*modules: str) -> None:
    """Let the workers of this process begin with these modules, in the place of a night's; before the first begins."""
    PRELOADED[:] = modules


def count_workers(settings: Settings) -> int:
    """Return the number of worker processes: the setting, or one for each core this process may use."""
    return settings.workers or len(os.sched_getaffinity(0))


def open_pool(settings: Settings) -> Pool:
    """Return this process's pool for the settings; threads that ask at once share one."""
    limits = Limits(
        processor_seconds=settings.document_seconds,
        wall_seconds=settings.document_wall_seconds,
        megabytes=settings.document_megabytes,
        documents=settings.worker_documents,
    )
    with STARTING:
        return build_pool(count_workers(settings), limits)


@cache
def build_pool(n_workers: int, limits: Limits) -> Pool:
    """Return a pool whose workers start when they are first needed, and end with this process."""
    threads = ThreadPoolExecutor(n_workers, thread_name_prefix="worker")
    return Pool(n_workers, limits, threads, Semaphore(n_workers), Lock(), local())


def stop_workers() -> None:
    """End every worker at once; from now on whoever waits for a document gets StoppedError."""
    STOPPING.set()
    end_workers()


@atexit.register
def end_workers() -> None:
    """Kill the workers of this process."""
    for pid in tuple(LIVE):
        end_process(pid)


def map_documents(
    settings: Settings, function: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Result | Failure]]:
    """Yield each task with its result or failure, in order, with only a few in flight whatever the length of ``tasks``.

    ``function`` runs in a worker under the settings' time and memory limits and must be picklable by name. Raises
    StoppedError when the run is being stopped, WorkerError when no worker can be started.
    """
    pool = open_pool(settings)
    pending: deque[tuple[Task, Future[Any]]] = deque()
    try:
        for task in tasks:
            pending.append((task, pool.threads.submit(process_document, pool, function, task)))
            if len(pending) > 4 * pool.n_workers:
                yield await_outcome(pending)
        while pending:
            yield await_outcome(pending)
    finally:
        for _, future in pending:
            future.cancel()


def await_outcome(pending: deque[tuple[Task, Future[Any]]]) -> tuple[Task, Any]:
    """Take the first of the pending tasks; return it with its outcome, unless the run was stopped meanwhile."""
    task, future = pending.popleft()
    outcome = future.result()
    refuse_when_stopping()
    return task, outcome


def refuse_when_stopping() -> None:
    """Raise StoppedError when the run is being stopped."""
    if STOPPING.is_set():
        raise StoppedError("the run was stopped")


def process_document(pool: Pool, function: Callable[[Task], Result], task: Task) -> Result | Failure:
    """Return what ``function`` gives for a task in this thread's worker, or the failure that is the document's own."""
    request = pickle.dumps((function, task), pickle.HIGHEST_PROTOCOL)
    with pool.slots:
        outcome = try_document(pool, request)
    if isinstance(outcome, Mishap):
        with hold_alone(pool):
            outcome = retry_document(pool, request)
    return outcome  # type: ignore[no-any-return]


@contextmanager
def hold_alone(pool: Pool) -> Iterator[None]:
    """Wait until no other document is at work, and keep others from beginning."""
    with pool.alone:
        for _ in range(pool.n_workers):
            pool.slots.acquire()
        try:
            yield
        finally:
            pool.slots.release(pool.n_workers)


def retry_document(pool: Pool, request: bytes) -> Any:
    """Return what a document gives alone in a fresh worker.

    What it does to its worker this time counts; a kill from outside counts when it comes every time.
    """
    for pause in KILL_PAUSES:
        STOPPING.wait(pause)
        retire_worker(pool)
        outcome = try_document(pool, request)
        if not isinstance(outcome, Mishap):
            return outcome
        if not outcome.is_kill:
            break
    return outcome.failure


def try_document(pool: Pool, request: bytes) -> Any:
    """Return the result of a request, a Failure that is the document's own, or a Mishap."""
    worker = take_worker(pool)
    try:
        if not await_answer(worker, request, pool.limits.wall_seconds):
            retire_worker(pool)
            detail = f"neither answered nor computed for {pool.limits.wall_seconds} s by the clock"
            return Mishap(Failure("timeout", detail), is_kill=False)
        reason, result = pickle.loads(worker.connection.recv_bytes())
    except (EOFError, OSError):
        return describe_death(retire_worker(pool), pool.limits)
    if reason == "memory":  # it may be what earlier documents left behind
        return Mishap(Failure(reason, result), is_kill=False)
    return Failure(reason, result) if reason else result


def await_answer(worker: Worker, request: bytes, seconds: int) -> bool:
    """Send a request and wait for the answer; False when for ``seconds`` the worker neither answered nor computed."""
    worker.connection.send_bytes(request)
    return await_message(worker, seconds)


def await_message(worker: Worker, seconds: int) -> bool:
    """Wait until a worker sends something; False when for ``seconds`` it neither did nor computed.

    A worker that gets little of a busy machine is waited for: the limit on its processor time will end it.
    """
    used = measure_processor(worker.pid)
    while not worker.connection.poll(seconds):
        before, used = used, measure_processor(worker.pid)
        if used - before < seconds * IDLE_SHARE:
            return False
    return True


def measure_processor(pid: int) -> float:
    """Return the processor time in seconds that a process has used; raises OSError when it has ended."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def describe_death(exit_code: int, limits: Limits) -> Failure | Mishap:
    """Return what the exit code of a worker says of the document that it was at."""
    refuse_when_stopping()
    if exit_code == -signal.SIGXCPU:
        return Failure("timeout", f"over {limits.processor_seconds} s of processor time")
    is_kill = exit_code in (0, UNKNOWN_EXIT) or (exit_code < 0 and -exit_code not in FATAL_SIGNALS)
    cause = f"signal {-exit_code}" if exit_code < 0 else f"exit code {exit_code}"
    return Mishap(Failure("crashed", f"its worker process ended twice or more, the last time with {cause}"), is_kill)


def take_worker(pool: Pool) -> Worker:
    """Return this thread's worker: the one it has, or a new one in the place of one that has had its share."""
    refuse_when_stopping()
    worker: Worker | None = getattr(pool.own, "worker", None)
    if worker and worker.n_documents >= pool.limits.documents:
        retire_worker(pool)
        worker = None
    pool.own.worker = worker = worker or start_worker(pool.limits)
    worker.n_documents += 1
    return worker


def retire_worker(pool: Pool) -> int:
    """End this thread's worker, should it have one, and return its exit code."""
    worker: Worker | None = getattr(pool.own, "worker", None)
    pool.own.worker = None
    return end_worker(worker) if worker else 0


def end_worker(worker: Worker) -> int:
    """Make sure that a worker has ended and return its exit code; negative is the signal that it ended by."""
    worker.connection.close()
    end_process(worker.pid)
    LIVE.discard(worker.pid)
    with STARTING:
        worker.process.join(END_SECONDS)
        return UNKNOWN_EXIT if worker.process.exitcode is None else worker.process.exitcode


def start_worker(limits: Limits) -> Worker:
    """Return a new worker that is ready; raises WorkerError when this machine lets none begin."""
    for pause in START_PAUSES:
        STOPPING.wait(pause)
        refuse_when_stopping()
        with suppress(OSError, EOFError):  # it, or the process that it is forked from, was killed
            worker = launch_worker(limits)
            if is_ready(worker):
                return worker
            end_worker(worker)
    raise WorkerError(f"{len(START_PAUSES)} workers in a row ended before they began: is there memory for them?")


def launch_worker(limits: Limits) -> Worker:
    """Fork a worker; raises OSError or EOFError when the process to fork it from ends meanwhile."""
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    here, there = Pipe()
    arguments = (there, limits.processor_seconds, limits.megabytes)
    process = context.Process(target=serve_documents, args=arguments, name="dateline-worker")
    with STARTING:
        start_forkserver()
        process.start()
    there.close()
    worker = Worker(process, here, process.pid or 0)
    LIVE.add(worker.pid)
    return worker


def is_ready(worker: Worker) -> bool:
    """Wait until a new worker says that it is ready; False when it ends before, or hangs, or the run is stopped."""
    try:
        return await_message(worker, START_SECONDS) and bool(worker.connection.recv_bytes()) and not STOPPING.is_set()
    except (OSError, EOFError):
        return False


def start_forkserver() -> None:
    """Start the process that workers are forked from, if it does not run, with its standard error closed.

    Parsers write to it on broken pages, and a worker that is still starting when the run stops would leave a traceback
    on the user's screen; what becomes of a document is told by its reject.
    """
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        forkserver.ensure_running()
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
