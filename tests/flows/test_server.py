"""One server a data folder, one life: who starts it, who ends it, and whom nobody may end."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from flows.lake.locks import BusyError, hold_lock, is_held
from flows.serving.identity import MODULE, NOTE, ServerNote, find_holder, find_process, note_holder, read_note
from flows.serving.server import ServerError, check_database, choose_port, find_server, set_aside_broken, stop_server
from flows.settings import ROOT, Settings, read_settings
from tests.faults.damages import DAMAGES

START = (
    "from flows.settings import read_settings as r; from flows.serving.server import connect_server as c; print(c(r()))"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Settings]:
    settings = replace(read_settings(), data=tmp_path)
    (tmp_path / "server").mkdir()
    yield settings
    stop_server(settings)


def wait_for(condition: Callable[[], object], seconds: float = 100) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


def start_client(settings: Settings, **more: str) -> subprocess.Popen[str]:
    environment = {name: text for name, text in os.environ.items() if name != "PREFECT_API_URL"}
    environment |= {"DATELINE_DATA": str(settings.data), **more}
    command = [sys.executable, "-c", START]
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def list_servers(settings: Settings) -> list[int]:
    """Return the ids of all processes that serve a data folder, whatever its note says."""
    home = str(settings.data / "server")
    return [process.pid for process in psutil.process_iter() if {home, MODULE} <= describe(process)]


def describe(process: psutil.Process) -> set[str]:
    try:
        return set(process.cmdline())
    except psutil.Error:
        return set()


@pytest.mark.slow
@pytest.mark.server
@pytest.mark.timeout(240)
def test_starters_that_are_killed_or_come_at_once_make_one_server_that_down_ends(desk: Settings) -> None:
    early = start_client(desk)
    wait_for(lambda: read_note(desk.data / "server"))
    early.kill()
    early.wait()
    others = [start_client(desk, DATELINE_SERVER_IDLE_MINUTES="0") for _ in range(2)]
    told = {other.communicate()[0].strip() for other in others}
    assert len(told) == 1
    assert len(list_servers(desk)) == 1
    assert find_server(desk.data / "server") == told.pop()
    port = (desk.data / "server" / "port").read_text()
    assert stop_server(desk) == ["server"]
    assert list_servers(desk) == []
    assert choose_port(desk.data / "server") == int(port)


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_server_that_nobody_uses_ends_by_itself(desk: Settings) -> None:
    client = start_client(desk, DATELINE_SERVER_IDLE_MINUTES="0.02")
    assert client.communicate()[0].startswith("http://127.0.0.1:")
    wait_for(lambda: list_servers(desk) == [])


def note_another(home: Path, process: psutil.Process, started: float) -> None:
    note = ServerNote("http://127.0.0.1:9/api", process.pid, started, "3")
    (home / NOTE).write_text(json.dumps({name: getattr(note, name) for name in note.__slots__}))


def test_a_stale_note_ends_no_process_that_has_its_id_now(desk: Settings) -> None:
    home = desk.data / "server"
    with subprocess.Popen(["sleep", "100"]) as bystander:
        process = psutil.Process(bystander.pid)
        for started in (process.create_time(), process.create_time() - 1000):
            note_another(home, process, started)
            assert find_process(home) is None
            assert find_server(home) is None
            assert stop_server(desk) == []
            assert bystander.poll() is None
        bystander.kill()


def test_a_note_that_is_none_says_nothing(desk: Settings) -> None:
    for text in ("", "{}", '{"address": "http://127.0.0.1:4200/api", "pid": 1}'):
        (desk.data / "server" / NOTE).write_text(text)
        assert read_note(desk.data / "server") is None
        assert stop_server(desk) == []


def test_folders_have_ports_of_their_own_and_keep_them(tmp_path: Path) -> None:
    homes = [tmp_path / str(number) for number in range(5)]
    for home in homes:
        home.mkdir()
    ports = [choose_port(home) for home in homes]
    assert ports == [choose_port(home) for home in homes]
    assert len(set(ports)) > 1


def test_a_database_of_a_newer_prefect_is_named(tmp_path: Path) -> None:
    database = tmp_path / "prefect.db"
    check_database(database)
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('feedc0ffee00')")
    with pytest.raises(ServerError, match="written by a newer Prefect"):
        check_database(database)


@pytest.mark.parametrize("damage", ["zeroed", "cut", "emptied", "folder", "lost"])
def test_a_damaged_database_is_set_aside_and_told(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    database = tmp_path / "prefect.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE runs AS SELECT randomblob(9999) AS run")
    choose_port(tmp_path)
    set_aside_broken(database)
    assert database.exists() and caplog.messages == []
    DAMAGES[damage](database)
    set_aside_broken(database)
    assert not database.exists()
    assert len(list(tmp_path.glob("prefect.broken-*"))) == (damage != "lost")
    assert ["the server's history of runs" in message for message in caplog.messages] == [True]


def test_a_held_lock_is_seen_and_refuses_in_one_line(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    assert not is_held(lock)
    with hold_lock(lock, "taken"):
        assert is_held(lock)
        note_holder(lock)
        holder = find_holder(lock)
        assert holder and holder.pid == os.getpid()
        with pytest.raises(BusyError, match="taken"), hold_lock(lock, "taken"):
            pass
    assert not is_held(lock)
    assert find_holder(lock) is None


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_up_starts_again_what_is_lost_and_down_ends_all(desk: Settings) -> None:
    environment = {name: text for name, text in os.environ.items() if name != "PREFECT_API_URL"}
    environment |= {"DATELINE_DATA": str(desk.data)}
    dateline = Path(sys.executable).parent / "dateline"
    with subprocess.Popen(
        [dateline, "up"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as up:
        assert up.stdout
        address = up.stdout.readline().split()[-1]
        (server,) = list_servers(desk)
        os.kill(server, signal.SIGKILL)
        wait_for(lambda: list_servers(desk) not in ([], [server]))
        wait_for(lambda: find_server(desk.data / "server"))
        assert find_server(desk.data / "server") == f"{address}/api"
        assert stop_server(desk) == ["dateline up", "server"]
        assert "no longer served" in up.stdout.read()
    assert up.returncode == 0
    assert list_servers(desk) == []
