"""What a load promises: nothing lost, nothing doubled, and tables that do not tell how the nights fell."""

import shutil
from collections.abc import Callable

import pytest

from flows.warehouse.building import read_loaded_shards
from flows.warehouse.inspecting import hash_tables
from tests.sql.building import Archive
from tests.sql.scenes import load_nights, write_world

LATE = [["again"], ["other", "first"], ["update", "reprint"]]


def test_tables_do_not_tell_how_the_nights_fell(world: Archive, archive: Archive) -> None:
    assert load_nights(archive, [["update", "other"], ["first", "reprint"], ["again"]]) == hash_tables(world.published)


@pytest.mark.parametrize("names", LATE, ids=str)
def test_what_is_withdrawn_again_leaves_no_trace(
    world: Archive, make_archive: Callable[[str], Archive], names: list[str]
) -> None:
    archive = make_archive("here")
    shards = write_world(archive)
    archive.load(*(shard for name, shard in shards.items() if name not in names))
    without = hash_tables(archive.published)
    archive.load(*(shards[name] for name in names))
    assert hash_tables(archive.published) == hash_tables(world.published)
    moved = Archive(archive.folder.rename(archive.folder.with_name("there")))  # as anyone may do with a data folder
    moved.load(withdrawn=tuple(names))
    assert hash_tables(moved.published) == without


def test_loading_again_changes_nothing(world: Archive, archive: Archive) -> None:
    shutil.copytree(world.folder, archive.folder, dirs_exist_ok=True)
    assert load_nights(archive, [["other", "first"]]) == hash_tables(world.published)


def test_records_are_articles_or_rejects(world: Archive) -> None:
    told = world.ask(
        "SELECT (SELECT sum(n_read) FROM shards), (SELECT count(*) FROM articles), (SELECT count(*) FROM rejects)"
    )
    assert told == [(7, 4, 3)]


def test_the_first_captured_record_gives_the_article(world: Archive) -> None:
    rows = world.ask("SELECT raw_uri, raw_offset FROM articles WHERE outlet = 'gull.example' ORDER BY words")
    assert rows == [("c.warc", 3), ("a.warc", 5)]
    losers = world.ask("SELECT raw_uri, raw_offset, reason FROM rejects WHERE stage = 'load' ORDER BY raw_offset")
    assert losers == [("a.warc", 1, "same-article"), ("c.warc", 4, "same-article")]


def test_loaded_shards_are_listed(world: Archive) -> None:
    listed = [(shard.shard_id, shard.input_uri, shard.slice_no) for shard in read_loaded_shards(world.published)]
    assert listed[:2] == [("again", "c.warc", 0), ("first", "a.warc", 0)]


def test_shards_that_hold_no_article_load(archive: Archive) -> None:
    archive.load(archive.shard("empty"))
    assert archive.ask("SELECT n_read FROM shards") == [(0,)]


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A story, the night after an edit of it and another capture, and one in which the edit is withdrawn."""
    archive = Archive(tmp_path_factory.mktemp("edited"))
    shards = write_world(archive)
    archive.load(shards["first"], run_id="one")
    archive.load(shards["update"], shards["again"], run_id="two")
    archive.load(withdrawn=("update",), run_id="three")
    return archive


def test_changes_tell_what_a_night_brought(edited: Archive) -> None:
    rows = edited.ask("SELECT run_id, kind FROM changes WHERE kind LIKE 'article-%' ORDER BY run_id")
    assert rows == [("one", "article-added"), ("three", "article-withdrawn"), ("two", "article-edited")]


def test_an_edit_is_told_in_its_words(edited: Archive) -> None:
    ((detail,),) = edited.ask("SELECT detail FROM changes WHERE kind = 'article-edited'")
    assert 'removed "40"; added "55", "Divers go on looking."' in detail
    moved = edited.ask("SELECT run_id, detail FROM changes WHERE kind = 'figure-moved'")
    assert [run_id for run_id, _ in moved] == ["two"]
    assert "40 fishing boats" in str(moved[0][1])
    assert edited.ask("SELECT run_id, count(*) FROM changes WHERE kind = 'claim-new' GROUP BY ALL") == [("one", 2)]
