"""What a load promises: nothing lost, nothing doubled, and tables that do not tell how the nights fell."""

import shutil
from collections.abc import Callable

import pytest

from flows.warehouse.building import read_loaded_shards
from flows.warehouse.inspecting import hash_tables
from tests.sql.building import Archive
from tests.sql.scenes import SHARDS, load_nights, write_world

NIGHTS = [
    [["other"], ["update"], ["again"], ["reprint"], ["first"]],
    [["reprint", "update"], ["other", "first"], ["again"]],
    [["again"], ["first"], ["other", "reprint"], ["update"]],
]


@pytest.mark.parametrize("nights", NIGHTS, ids=str)
def test_tables_do_not_tell_how_the_nights_fell(world: Archive, archive: Archive, nights: list[list[str]]) -> None:
    assert load_nights(archive, nights) == hash_tables(world.published)


def test_the_order_of_shards_does_not_matter(world: Archive, archive: Archive) -> None:
    assert load_nights(archive, [list(reversed(SHARDS))]) == hash_tables(world.published)


def test_loading_again_changes_nothing(world: Archive, archive: Archive) -> None:
    assert load_nights(archive, [SHARDS, ["first", "other"], SHARDS]) == hash_tables(world.published)


@pytest.mark.parametrize("name", SHARDS)
def test_a_withdrawn_shard_leaves_no_trace(
    world: Archive, archive: Archive, make_archive: Callable[[str], Archive], name: str
) -> None:
    without = make_archive("without")
    shutil.copytree(world.folder, without.folder)
    without.load(withdrawn=(name,))
    assert hash_tables(without.published) == load_nights(archive, [[other for other in SHARDS if other != name]])


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


def test_a_data_folder_may_be_moved(make_archive: Callable[[str], Archive]) -> None:
    archive = make_archive("here")
    shards = write_world(archive)
    archive.load(shards["first"], shards["again"])
    moved = Archive(archive.folder.rename(archive.folder.with_name("there")))
    moved.load(withdrawn=("again",))
    assert moved.ask("SELECT raw_uri, raw_offset FROM articles") == [("a.warc", 1)]


def test_changes_tell_what_a_night_brought(archive: Archive) -> None:
    shards = write_world(archive)
    archive.load(shards["first"], run_id="one")
    archive.load(shards["update"], shards["again"], run_id="two")
    archive.load(withdrawn=("update",), run_id="three")
    rows = archive.ask("SELECT run_id, kind FROM changes WHERE kind LIKE 'article-%' ORDER BY run_id")
    assert rows == [("one", "article-added"), ("three", "article-withdrawn"), ("two", "article-edited")]


def test_an_edit_is_told_in_its_words(archive: Archive) -> None:
    shards = write_world(archive)
    archive.load(shards["first"], run_id="one")
    archive.load(shards["update"], run_id="two")
    ((detail,),) = archive.ask("SELECT detail FROM changes WHERE kind = 'article-edited'")
    assert 'removed "40"; added "55", "Divers go on looking."' in detail
    moved = archive.ask("SELECT run_id, detail FROM changes WHERE kind = 'figure-moved'")
    assert [run_id for run_id, _ in moved] == ["two"]
    assert "40 fishing boats" in str(moved[0][1])
    assert archive.ask("SELECT run_id, count(*) FROM changes WHERE kind = 'claim-new' GROUP BY ALL") == [("one", 2)]
