"""Readers, writers, full disks and kills: what is published stays whole."""

import multiprocessing
import resource
import shutil
import signal
import time
from multiprocessing.connection import Connection

import duckdb
import pytest

from flows.warehouse.building import WarehouseError, make_empty_file, read_loaded_shards, read_recent_pages
from flows.warehouse.inspecting import (
    count_rejects,
    count_tables,
    explain_missing,
    hash_tables,
    name_most_mentioned,
    run_query,
)
from flows.warehouse.published import open_reader, publish
from tests.sql.building import Archive
from tests.sql.scenes import write_world

spawn = multiprocessing.get_context("spawn")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The first shard of the world, loaded. Only for copying and reading."""
    archive = Archive(tmp_path_factory.mktemp("kept"))
    archive.load(write_world(archive)["first"])
    return archive


@pytest.fixture
def loaded(kept: Archive, archive: Archive) -> Archive:
    """A copy of that for a test of its own."""
    shutil.copytree(kept.folder, archive.folder, dirs_exist_ok=True)
    return archive


def test_an_open_reader_keeps_its_snapshot_and_blocks_nobody(loaded: Archive) -> None:
    with open_reader(loaded.published) as reader:
        loaded.load(write_world(loaded)["other"])
        assert reader.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
    assert loaded.ask("SELECT count(*) FROM articles") == [(2,)]


def test_nothing_is_left_beside_the_published_file(kept: Archive) -> None:
    assert sorted(path.name for path in kept.folder.iterdir()) == ["dateline.duckdb", "lake"]


def test_older_clients_may_open_the_file(world: Archive) -> None:
    ((_, tags),) = world.ask("SELECT database_name, tags FROM duckdb_databases() WHERE database_name = 'dateline'")
    assert tags["storage_version"].startswith("v1.5")


@pytest.mark.parametrize(
    "text",
    [
        "DELETE FROM articles",
        "CREATE TABLE mine AS SELECT 1",
        "COPY articles TO 'articles.csv'",
        "FROM read_csv('/etc/passwd')",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "SELEC 1",
        "SELECT nobody FROM articles",
    ],
)
def test_readers_may_only_read_and_errors_are_one_line(world: Archive, text: str) -> None:
    with pytest.raises(WarehouseError) as caught:
        run_query(world.published, text)
    assert "\n" not in str(caught.value)


def test_before_the_first_night_there_is_nothing_and_no_error(archive: Archive) -> None:
    published = archive.published
    assert count_tables(published) == hash_tables(published) == {}
    assert read_loaded_shards(published) == read_recent_pages(published, ["gull.example"]) == []
    assert explain_missing(published, "https://gull.example/") == ([], [])
    assert name_most_mentioned(published) is None
    assert count_rejects(published, ["first"]).total() == 0
    with pytest.raises(WarehouseError, match="nothing is published yet"):
        run_query(published, "SELECT 1")


def test_recent_pages_are_the_newest_of_each_outlet(world: Archive) -> None:
    pages = read_recent_pages(world.published, ["gull.example", "tide.example"], per_outlet=1)
    assert [(page.outlet, page.shard_id) for page in pages] == [("gull.example", "first"), ("tide.example", "reprint")]
    assert len(pages[0].paragraph_hashes) == 3
    assert pages[0].captured_at is not None
    assert pages[0].captured_at.tzinfo is not None


def test_rejects_are_counted_by_reason(world: Archive) -> None:
    assert count_rejects(world.published, ["again", "other"]) == {"same-article": 1, "index-page": 1}


def test_a_broken_file_is_one_line(archive: Archive) -> None:
    archive.published.write_bytes(b"no database" * 1000)
    for use in (count_tables, read_loaded_shards, lambda path: archive.build()):
        with pytest.raises(WarehouseError) as caught:
            use(archive.published)
        assert "dateline.duckdb" in str(caught.value) or "candidate.duckdb" in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_file_of_another_layout_says_what_to_do(loaded: Archive) -> None:
    with duckdb.connect(str(loaded.published)) as connection:
        connection.execute("ALTER TABLE articles DROP COLUMN section")
    with pytest.raises(WarehouseError, match="another version of Dateline"):
        loaded.build()


def test_a_missing_parquet_file_publishes_nothing(loaded: Archive) -> None:
    before = hash_tables(loaded.published)
    other = write_world(loaded)["other"]
    (other.folder / "timexes.parquet").unlink()
    with pytest.raises(WarehouseError, match=r"timexes\.parquet"):
        loaded.build(other)
    assert hash_tables(loaded.published) == before


def build_on_a_full_disk(archive: Archive, sender: Connection) -> None:
    make_empty_file()  # made elsewhere, once
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        archive.build(*write_world(archive).values())
    except WarehouseError as error:
        sender.send(str(error))


def test_a_full_disk_is_one_line_and_publishes_nothing(archive: Archive) -> None:
    receiver, sender = spawn.Pipe(duplex=False)
    process = spawn.Process(target=build_on_a_full_disk, args=(archive, sender))
    process.start()
    assert receiver.poll(100)
    message = receiver.recv()
    process.join()
    assert "candidate.duckdb" in message
    assert "\n" not in message
    assert [path.name for path in archive.folder.iterdir()] == ["lake"]  # as before the first night


def build_world(archive: Archive) -> None:
    archive.build(*write_world(archive).values())


def test_killed_builds_leave_what_is_published_and_the_next_succeeds(loaded: Archive) -> None:
    before = hash_tables(loaded.published)
    for delay in (0.0, 0.1):
        loaded.candidate.unlink(missing_ok=True)
        process = spawn.Process(target=build_world, args=(loaded,))
        process.start()
        while process.is_alive() and not loaded.candidate.exists():
            time.sleep(0.005)
        time.sleep(delay)
        process.kill()
        process.join()
        assert hash_tables(loaded.published) == before
    loaded.load(*write_world(loaded).values())
    assert loaded.ask("SELECT count(*) FROM articles") == [(4,)]


def test_an_unfinished_candidate_is_not_published(kept: Archive, archive: Archive) -> None:
    shutil.copy(kept.published, archive.candidate)
    archive.candidate.with_name("candidate.duckdb.wal").write_bytes(b"half")
    with pytest.raises(WarehouseError, match="interrupted"):
        publish(archive.candidate, archive.published)
    assert not archive.published.exists()


def test_a_log_left_by_another_writer_does_not_reach_the_new_file(loaded: Archive) -> None:
    loaded.published.with_name("dateline.duckdb.wal").write_bytes(b"somebody wrote here")
    loaded.load(write_world(loaded)["other"])
    assert loaded.ask("SELECT count(*) FROM articles") == [(2,)]
