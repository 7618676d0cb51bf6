"""Whatever is killed while a night runs, and whenever: one more run ends in the tables of an undisturbed night.

These take minutes: `make faults`. What every change has to pass stands in ``tests/flows/test_run.py``.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from flows.warehouse.inspecting import hash_tables
from tests.flows.conftest import SAMPLE, Dateline

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@dataclass(frozen=True)
class Night:
    """An undisturbed run: on which folder, how long it took, and what its tables held."""

    dateline: Dateline
    seconds: float
    hashes: dict[str, str]


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "DATELINE_"))}
    dateline = Dateline(environment, tmp_path_factory.mktemp("machine") / "data")
    dateline.run("run", str(SAMPLE))  # starts the server
    forget_night(dateline.data)
    started = time.monotonic()
    dateline.run("run", str(SAMPLE))
    yield Night(dateline, time.monotonic() - started, hash_tables(dateline.data / "dateline.duckdb"))
    dateline.run("down")


def forget_night(data: Path) -> None:
    """Remove everything but the server, so that the next run has all to do."""
    for path in data.iterdir():
        if path.is_dir() and path.name != "server":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def list_workers(main: psutil.Process) -> list[psutil.Process]:
    parents = {child.pid for child in main.children()}
    return [child for child in main.children(recursive=True) if child.pid not in parents]


def await_end(run: subprocess.Popen[str]) -> tuple[str, str]:
    """What a run says; one that does not end is killed, so that the next test can have its folder."""
    try:
        return run.communicate(timeout=300)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        raise


def list_targets(run: subprocess.Popen[str], data: Path) -> dict[str, list[int]]:
    """The process ids of a run by what they are."""
    main = psutil.Process(run.pid)
    return {
        "main": [run.pid],
        "worker": [child.pid for child in list_workers(main)],
        "forkserver": [child.pid for child in main.children()],
        "server": [json.loads((data / "server" / "server.json").read_bytes())["pid"]],
    }


def check_next_run(night: Night) -> None:
    """One run more, and everything is as after an undisturbed night."""
    night.dateline.run("run", str(SAMPLE))
    assert hash_tables(night.dateline.data / "dateline.duckdb") == night.hashes
    assert not list(night.dateline.data.rglob("*.tmp"))


@pytest.mark.parametrize("number", range(30))
def test_a_process_killed_at_a_random_moment(night: Night, number: int) -> None:
    forget_night(night.dateline.data)
    draw = random.Random(number)
    run = night.dateline.start("run", str(SAMPLE))
    time.sleep(draw.uniform(0.1, 1) * night.seconds)
    what = ("main", "worker", "forkserver", "server")[number % 4]
    for pid in list_targets(run, night.dateline.data)[what] if run.poll() is None else []:
        os.kill(pid, signal.SIGKILL)
    out, err = await_end(run)
    print(f"{number}: {what} killed, status {run.returncode}: {err.splitlines()[-1:]}")
    assert "Traceback" not in out + err
    assert run.returncode == 0 or what in ("main", "server"), err
    check_next_run(night)


@pytest.mark.parametrize("number", range(10))
def test_a_group_that_is_told_to_stop(night: Night, number: int) -> None:
    forget_night(night.dateline.data)
    draw = random.Random(number)
    run = night.dateline.start("run", str(SAMPLE))
    time.sleep(draw.uniform(0.2, 0.9) * night.seconds)
    workers = list_workers(psutil.Process(run.pid))
    os.killpg(run.pid, signal.SIGTERM)
    told = time.time()
    out, err = await_end(run)
    print(f"{number}: status {run.returncode} {time.time() - told:.1f} s after: {err.splitlines()[-1:]}")
    assert (run.returncode, err.count("dateline: stopped by SIGTERM")) in {(143, 1), (0, 0)}, err
    assert "Traceback" not in out + err
    assert not [path for path in night.dateline.data.rglob("manifest.json") if path.stat().st_mtime > told + 0.5]
    left = psutil.wait_procs(workers, timeout=5)[1]
    assert [process for process in left if process.status() != psutil.STATUS_ZOMBIE] == []
    check_next_run(night)
