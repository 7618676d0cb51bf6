"""Untrusted pages parsed beside the event loop: in a worker process, within the limits of time and memory."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from flows.lake.workers import Failure, map_documents
from flows.settings import read_settings

Result = TypeVar("Result")

WAITING = ThreadPoolExecutor(max_workers=8, thread_name_prefix="apart")
"""Threads that wait for the workers; not asyncio's own, which look up host names."""


async def run_apart(function: Callable[..., Result], *arguments: object) -> Result:
    """Return what ``function`` makes of ``arguments``, all of them picklable, called in a worker process.

    Raises the ValueError it raises, and a ValueError of its own when it takes too long, needs too much memory or fails.
    """
    outcome = await asyncio.get_running_loop().run_in_executor(WAITING, call_in_worker, function, arguments)
    if isinstance(outcome, ValueError):
        raise outcome
    if isinstance(outcome, Failure):
        raise ValueError(f"cannot be read: {outcome.reason} ({outcome.detail})")
    result: Result = outcome
    return result


def call_in_worker(function: Callable[..., Any], arguments: tuple[object, ...]) -> Any:
    """Return the result of a call in a worker process, its ValueError, or the Failure that kept it from having one."""
    ((_, outcome),) = map_documents(read_settings(), call, [(function, arguments)])
    return outcome


def call(task: tuple[Callable[..., Any], tuple[object, ...]]) -> Any:
    """Return the result of a call, or its ValueError: what the page is at fault for."""
    function, arguments = task
    try:
        return function(*arguments)
    except ValueError as error:
        return error
