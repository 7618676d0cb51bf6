"""Backups and what may be removed: nothing that cannot be made again is lost."""

import os
import sqlite3
import tarfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from flows.lake.locks import BusyError, hold_run_lock
from flows.serving.backups import BackupError, restore_backup, write_backup
from flows.serving.tidying import tidy
from flows.settings import Settings
from tests.flows.test_healing import Night

OLD = 30 * 86400


@pytest.fixture
def desk(tmp_path: Path) -> Settings:
    """Return the settings of a data folder with a loaded shard, raw files, a ledger and a correction."""
    night = Night(tmp_path)
    night.note_loaded()
    settings = replace(night.settings, corrections=tmp_path / "corrections", sources=tmp_path / "sources")
    settings.raw.mkdir(parents=True)
    (settings.raw / "dateline-1.warc.gz").write_bytes(b"one")
    (settings.raw / "dateline-2.warc.gz.open").write_bytes(b"two, growing")
    settings.ledger.parent.mkdir(parents=True)
    with closing(sqlite3.connect(settings.ledger)) as ledger:
        ledger.execute("PRAGMA journal_mode = WAL")
        ledger.execute("CREATE TABLE pages (url TEXT)")
        ledger.execute("INSERT INTO pages VALUES ('https://a.example/')")
        ledger.commit()
    settings.corrections.mkdir()
    (settings.corrections / "reviewed.toml").write_text("[[reject]]\n")
    (settings.lake / "annotated" / "half").mkdir()
    (settings.lake / "annotated" / "half" / "articles.parquet").write_bytes(b"no manifest yet")
    return settings


def read_tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_backup_puts_back_all_that_cannot_be_made_again(desk: Settings, tmp_path: Path) -> None:
    write_backup(desk, tmp_path / "a.tar")
    fresh = replace(desk, data=tmp_path / "fresh", corrections=tmp_path / "new" / "corrections")
    assert restore_backup(fresh, tmp_path / "a.tar") == []
    before, after = read_tree(desk.lake), read_tree(fresh.lake)
    del before["annotated/half/articles.parquet"]
    assert after == before
    assert read_tree(fresh.raw) == read_tree(desk.raw)
    assert read_tree(fresh.corrections) == read_tree(desk.corrections)
    with closing(sqlite3.connect(fresh.ledger)) as ledger:
        assert ledger.execute("SELECT url FROM pages").fetchall() == [("https://a.example/",)]


def test_a_backup_is_taken_while_a_run_holds_the_folder(desk: Settings, tmp_path: Path) -> None:
    with hold_run_lock(desk.data), closing(sqlite3.connect(desk.ledger)) as ledger:
        ledger.execute("INSERT INTO pages VALUES ('https://b.example/')")
        assert write_backup(desk, tmp_path / "a.tar")


def test_nothing_is_put_over_what_is_there(desk: Settings, tmp_path: Path) -> None:
    write_backup(desk, tmp_path / "a.tar")
    with pytest.raises(BackupError, match="is there already"):
        restore_backup(desk, tmp_path / "a.tar")
    (desk.corrections / "reviewed.toml").write_text("newer")
    fresh = replace(desk, data=tmp_path / "fresh")
    assert restore_backup(fresh, tmp_path / "a.tar") == ["corrections/reviewed.toml"]
    assert (desk.corrections / "reviewed.toml").read_text() == "newer"
    assert (desk.corrections / "reviewed.toml.restored").read_text() == "[[reject]]\n"


@pytest.mark.parametrize("name", ["data/../../escaped", "config/../escaped", "config/sources/../../escaped"])
def test_a_backup_writes_nowhere_else(desk: Settings, tmp_path: Path, name: str) -> None:
    (tmp_path / "x").write_text("x")
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        tar.add(tmp_path / "x", name)
    with pytest.raises((BackupError, tarfile.TarError)):
        restore_backup(replace(desk, data=tmp_path / "fresh"), tmp_path / "a.tar")
    assert list(tmp_path.rglob("escaped")) == []


def test_what_is_no_backup_is_one_line(desk: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(b"nonsense" * 200)
    with pytest.raises(BackupError, match="no backup"):
        restore_backup(replace(desk, data=tmp_path / "fresh"), tmp_path / "a.tar")


def age(folder: Path, seconds: float) -> None:
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (time.time() - seconds,) * 2)


def test_only_what_is_superseded_and_old_goes(desk: Settings) -> None:
    loaded = set(read_tree(desk.lake))
    old = desk.lake / "annotated" / "superseded"
    old.mkdir()
    (old / "manifest.json").write_text("{}")
    (desk.data / "dateline.broken-20260101-000000.duckdb").write_bytes(b"x")
    assert tidy(desk, 7, 0, is_trial=False) == []
    age(desk.data, OLD)
    age(desk.lake / "annotated" / "half", 0)
    assert [one.path.name for one in tidy(desk, 7, 0, is_trial=True)] == [
        "superseded",
        "dateline.broken-20260101-000000.duckdb",
    ]
    assert old.exists()
    tidy(desk, 7, 0, is_trial=False)
    assert set(read_tree(desk.lake)) == loaded
    assert len(read_tree(desk.raw)) == 2


def test_raw_files_go_only_when_told_to_and_finished(desk: Settings) -> None:
    age(desk.data, OLD)
    assert [one.path.name for one in tidy(desk, 99, 7, is_trial=False)] == ["dateline-1.warc.gz"]
    assert list(read_tree(desk.raw)) == ["dateline-2.warc.gz.open"]


def test_nothing_goes_while_a_run_is_on(desk: Settings) -> None:
    with hold_run_lock(desk.data), pytest.raises(BusyError):
        tidy(desk, 0, 0, is_trial=False)
