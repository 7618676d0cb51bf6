"""A warm pool of killable worker processes: a document that hangs, bloats or crashes takes only itself down."""

import atexit
import os
import resource
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as DeadlinePassed
from dataclasses import dataclass
from functools import cache
from multiprocessing import forkserver, get_context
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from flows.settings import Settings

Task = TypeVar("Task")
Result = TypeVar("Result")

STARTING = Lock()
PRELOADED = ["transforms.clean", "transforms.annotate", "datasketch", "flows.shards"]
"""Imported once in the process that workers are forked from, so that a replaced worker is up in milliseconds."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document has no result: a reason of ``transforms.reasons`` and what was seen."""

    reason: str
    detail: str


def count_workers(settings: Settings) -> int:
    """Return the number of worker processes: the setting, or one for each core this process may use."""
    return settings.workers or len(os.sched_getaffinity(0))


def open_pool(settings: Settings) -> ProcessPool:
    """Return this process's pool for the settings; threads that ask at once share one."""
    with STARTING:
        return start_pool(count_workers(settings), settings.worker_documents, settings.document_megabytes)


@cache
def start_pool(workers: int, documents: int, megabytes: int) -> ProcessPool:
    """Start a pool that is stopped at exit; a worker is replaced after ``documents``."""
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    start_forkserver()
    pool = ProcessPool(workers, max_tasks=documents, initializer=limit_memory, initargs=[megabytes], context=context)
    atexit.register(close_pool, pool)
    return pool


def start_forkserver() -> None:
    """Start the process that workers are forked from, its standard error closed to the user's screen.

    Parsers write to it on broken pages, and a worker that is still starting when the pool stops would leave a
    traceback there; what becomes of a document is told by its reject.
    """
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        forkserver.ensure_running()
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def close_pool(pool: ProcessPool) -> None:
    """Stop the workers at once; what they were doing has no result."""
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def limit_memory(megabytes: int) -> None:
    """Let this process allocate at most ``megabytes`` beyond what it holds; more raises MemoryError in it."""
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + megabytes * 2**20, resource.RLIM_INFINITY))


def map_documents(
    settings: Settings, function: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Result | Failure]]:
    """Yield each task with its result or failure, in order, with only a few in flight whatever the length of ``tasks``.

    ``function`` runs in a worker under the settings' time and memory limits and must be picklable by name.
    """
    pool = open_pool(settings)
    pending: deque[tuple[Task, ProcessFuture[Result]]] = deque()
    for task in tasks:
        pending.append((task, pool.schedule(function, args=[task], timeout=settings.document_seconds)))
        if len(pending) > 4 * count_workers(settings):
            yield await_result(*pending.popleft(), settings)
    while pending:
        yield await_result(*pending.popleft(), settings)


def await_result(task: Task, future: "ProcessFuture[Result]", settings: Settings) -> tuple[Task, Any]:
    """Return the task with its result, or with the failure that kept it from having one."""
    try:
        return task, future.result()
    except DeadlinePassed:
        return task, Failure("timeout", f"over {settings.document_seconds} s")
    except MemoryError:
        return task, Failure("memory", f"over {settings.document_megabytes} MB")
    except ProcessExpired as error:
        return task, Failure("crashed", f"worker ended with exit code {error.exitcode}")
    except Exception as error:
        return task, Failure("failed", f"{type(error).__name__}: {error}"[:300])
