"""A disk that is full, whenever: one clear line, what was published stays, and room is all that the next run needs.

These take minutes, and root, as each mounts a disk of its own: `make faults`.
"""

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.serving.identity import read_note
from flows.warehouse.inspecting import hash_tables
from tests.flows.conftest import SAMPLE, Dateline

pytestmark = [
    pytest.mark.slow,
    pytest.mark.server,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk to fill"),
]

MB = 2**20
FREE = {"server on it": (0, 4, 9, 14, 17), "server elsewhere": (0, 0.1, 1, 9, 11)}
"""Megabytes that are free on the disk when the night begins, which needs some 20 and 12."""
PLENTY = 512 * MB


@dataclass(frozen=True)
class Nights:
    """Undisturbed nights: the address of their server, the data folder after the first, the tables after the second."""

    environment: dict[str, str]
    server: str
    first: Path
    hashes: dict[str, str]


@dataclass(frozen=True)
class Ending:
    """How a run ended: its exit status, what it said on standard error, and after how many seconds."""

    status: int
    told: str
    seconds: float


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nights]:
    """Spend two undisturbed nights where there is room, on a server that stays until all tests here are done."""
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("PREFECT_", "DATELINE_"))}
    folder = tmp_path_factory.mktemp("room")
    dateline = Dateline(environment | {"DATELINE_SERVER_IDLE_MINUTES": "0"}, folder / "data")
    dateline.run("run", str(SAMPLE / "jsonl"))
    shutil.copytree(dateline.data, folder / "first", ignore=shutil.ignore_patterns("server"))
    dateline.run("run", str(SAMPLE))
    note = read_note(dateline.data / "server")
    assert note
    yield Nights(environment, note.address, folder / "first", hash_tables(dateline.data / "dateline.duckdb"))
    dateline.run("down")


@contextmanager
def mount_disk(place: Path) -> Iterator[Callable[[int], None]]:
    """Mount a disk at ``place`` for the block; gives what changes its size to so many bytes."""
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={PLENTY}", "tmpfs", place], stderr=subprocess.PIPE)
    if mounted.returncode:
        pytest.skip(f"root may not mount here: {mounted.stderr.decode().strip()}")
    try:
        yield lambda size: bool(subprocess.run(["mount", "-o", f"remount,size={size}", place], check=True))
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def measure_used(place: Path) -> int:
    """Return the bytes that are taken on the disk of a folder."""
    status = os.statvfs(place)
    return (status.f_blocks - status.f_bfree) * status.f_frsize


def end_run(dateline: Dateline) -> Ending:
    """Run the night, which is killed when it does not end."""
    began = time.monotonic()
    run = dateline.start("run", str(SAMPLE))
    try:
        out, err = run.communicate(timeout=400)
    finally:
        run.kill()
    assert "Traceback" not in out + err, out + err
    return Ending(run.returncode, err, time.monotonic() - began)


def hash_bytes(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("where", "free"), [(where, free) for where, sizes in FREE.items() for free in sizes])
def test_a_full_disk(nights: Nights, where: str, free: float, tmp_path: Path) -> None:
    elsewhere = {"PREFECT_API_URL": nights.server} if where == "server elsewhere" else {}
    dateline = Dateline(nights.environment | elsewhere, tmp_path / "disk" / "data")
    published = dateline.data / "dateline.duckdb"
    with mount_disk(tmp_path / "disk") as resize:
        shutil.copytree(nights.first, dateline.data)
        before = hash_bytes(published)
        resize(measure_used(dateline.data) + int(free * MB))
        try:
            ending = end_run(dateline)
            told = [line for line in ending.told.splitlines() if line.startswith("dateline: ")]
            print(f"\n{where}, {free} MB free: status {ending.status}, {ending.seconds:.0f} s, {' | '.join(told)}")
            assert ending.status == 1
            assert len(told) == 1 and "no space left" in told[0].casefold()
            assert hash_bytes(published) == before
            resize(PLENTY)
            assert end_run(dateline).status == 0
            assert hash_tables(published) == nights.hashes
        finally:
            if where == "server on it":
                resize(PLENTY)
                dateline.run("down")
