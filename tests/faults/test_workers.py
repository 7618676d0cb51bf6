"""A document that hangs, bloats, crashes or trips a bug takes only itself down; what the machine does takes none."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from flows.lake.workers import Failure, map_documents
from flows.settings import ROOT, Settings, read_settings
from tests.faults.documents import compute, end_once, misbehave

LONG = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def settings() -> Settings:
    return replace(read_settings(), workers=2, document_seconds=1, document_megabytes=500, worker_documents=5)


def list_reasons(settings: Settings, tasks: list[str]) -> dict[str, str]:
    outcomes = list(map_documents(settings, misbehave, tasks))
    assert [task for task, _ in outcomes] == tasks
    assert [outcome for _, outcome in outcomes if isinstance(outcome, str)] == [t.upper() for t in tasks if len(t) == 1]
    return {task: outcome.reason for task, outcome in outcomes if isinstance(outcome, Failure)}


def test_the_guilty_document_fails_and_the_rest_goes_on_in_order(settings: Settings) -> None:
    tasks = ["a", "spin", "b", "crash", "c", "bloat", "d", "raise", "native", "e", "exit", *"fghijklmnop"]
    reasons = {"spin": "timeout", "native": "timeout", "crash": "crashed", "exit": "crashed", "bloat": "memory"}
    assert list_reasons(settings, tasks) == reasons | {"raise": "failed"}


@pytest.mark.slow
def test_what_hangs_or_is_killed_every_time_fails_in_the_end(settings: Settings) -> None:
    limited = replace(settings, document_wall_seconds=10)
    assert list_reasons(limited, ["a", "hang", "b", "kill", "c"]) == {"hang": "timeout", "kill": "crashed"}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM], ids=lambda n: n.name)
def test_a_document_whose_worker_died_once_is_read(settings: Settings, tmp_path: Path, number: int) -> None:
    tasks = [(tmp_path / name, number) for name in "abcdef"]
    assert [outcome for _, outcome in map_documents(settings, end_once, tasks)] == list("abcdef")


def test_only_a_few_tasks_are_taken_ahead(settings: Settings) -> None:
    taken: list[str] = []

    def offer() -> Iterator[str]:
        for name in "abcdefghijklmnopqrstuvwxyz":
            taken.append(name)
            yield name

    results = map_documents(settings, misbehave, offer())
    next(results)
    assert len(taken) < 12
    assert len(list(results)) == 25


def list_children() -> list[psutil.Process]:
    """The process that workers are forked from, the one that tracks resources, and the workers."""
    return psutil.Process().children(recursive=True)


def test_a_suspended_machine_times_no_document_out(settings: Settings) -> None:
    results = map_documents(settings, compute, [(n, 0.4) for n in range(6)])
    outcomes = [next(results)[1]]
    for suspended in (children := list_children()):
        suspended.suspend()
    time.sleep(2.5)
    for suspended in children:
        suspended.resume()
    assert outcomes + [outcome for _, outcome in results] == [n * n for n in range(6)]


def kill_worker(draw: random.Random) -> None:
    if workers := [child for child in list_children() if child.ppid() != os.getpid()]:
        draw.choice(workers).kill()


def kill_any(draw: random.Random) -> None:
    draw.choice(list_children()).kill()


def kill_all(draw: random.Random) -> None:
    for child in list_children():
        child.kill()


@pytest.mark.parametrize(
    ("how", "times"),
    [
        (kill_worker, 8),
        pytest.param(kill_worker, 300, marks=LONG),
        pytest.param(kill_any, 30, marks=LONG),
        pytest.param(kill_all, 8, marks=LONG),
    ],
)
def test_processes_killed_at_random_moments_cost_no_document(
    settings: Settings, how: Callable[[random.Random], None], times: int
) -> None:
    draw, number, outcomes = random.Random(12), 10 * times + 10, []
    for _, outcome in map_documents(settings, compute, [(n, 0.02) for n in range(number)]):
        outcomes.append(outcome)
        if len(outcomes) % 10 == 5:
            time.sleep(draw.uniform(0, 0.04))
            with suppress(psutil.NoSuchProcess):
                how(draw)
    assert outcomes == [n * n for n in range(number)]


def test_a_machine_that_lets_no_worker_begin_ends_the_run_in_one_line() -> None:
    code = (
        "import multiprocessing\n"
        "from flows.lake import workers\n"
        "from flows.settings import read_settings\n"
        "multiprocessing.set_executable('/bin/false')\n"
        "workers.START_PAUSES = (0.0, 0.1)\n"
        "try: list(workers.map_documents(read_settings(), str.upper, ['a']))\n"
        "except workers.WorkerError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "ended before they began" in done.stdout and done.stderr == ""
