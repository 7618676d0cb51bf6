"""A warm pool of killable worker processes: a document that hangs, bloats or crashes takes only itself down."""

import atexit
import os
import resource
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as DeadlinePassed
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from flows.settings import Settings

Task = TypeVar("Task")
Result = TypeVar("Result")

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


@cache
def open_pool(workers: int, documents: int, megabytes: int) -> ProcessPool:
    """Return this process's pool, started once and stopped at exit; a worker is replaced after ``documents``."""
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    pool = ProcessPool(workers, max_tasks=documents, initializer=limit_memory, initargs=[megabytes], context=context)
    atexit.register(close_pool, pool)
    return pool


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
    pool = open_pool(count_workers(settings), settings.worker_documents, settings.document_megabytes)
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
