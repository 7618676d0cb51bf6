"""What one article makes wrong costs that article; the others are published."""

import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import replace
from threading import Timer

import duckdb
import pytest

from flows.lake.faults import BlamedError
from flows.warehouse.audits import CheckFailure
from flows.warehouse.building import blame_data, check_archive
from flows.warehouse.inspecting import hash_tables
from flows.warehouse.withholding import Withheld, build_without_faults
from tests.sql.building import FILLER, Archive, Page, write_page
from transforms.schema.records import Defect

OF_RECORDS = ("shards", "captures", "rejects", "page_paragraphs")
"""Tables that tell of a record although its article is withheld."""


def tell(place: str) -> Page:
    """Return an article in which Ann Lee speaks in a place."""
    text = f'{FILLER}\n\n"The boats of {place} are safe," Ann Lee said.'
    page = write_page(f"https://tide.example/{place}", text, raw_offset=sum(place.encode()))
    speaker = page.mention("Ann Lee")
    page.mention(place, "LOC")
    page.claim(f"The boats of {place} are safe,", speaker)
    return page


def spoil_surface(page: Page) -> None:
    """Give the article a name that its text does not have there: an audit finds that, and whose it is."""
    page.mentions[0] = replace(page.mentions[0], surface="Ann Leigh")


def spoil_key(page: Page) -> None:
    """Give the article a name twice: an audit finds that, and does not say whose it is."""
    page.mentions.append(page.mentions[0])


PLACES = ["Selm", "Port Vale", "Ostby", "Marran", "Hale"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The hashes of the tables of all articles but the third."""
    archive = Archive(tmp_path_factory.mktemp("sound"))
    archive.load(archive.shard("one", *map(tell, PLACES[:2] + PLACES[3:])))
    return hash_tables(archive.published)


@pytest.mark.parametrize(
    ("spoil", "seen"), [(spoil_surface, "text_of_mentions_surface"), (spoil_key, "key_of_mentions")]
)
def test_a_faulty_article_is_withheld_and_told_until_it_is_mended(
    archive: Archive, sound: dict[str, str], spoil: Callable[[Page], None], seen: str
) -> None:
    pages = [tell(place) for place in PLACES]
    spoil(pages[2])
    sound_shard, faulty_shard = archive.shard("one", *pages[:2], *pages[3:]), archive.shard("two", pages[2])
    archive.load(sound_shard, faulty_shard, run_id="first")
    ((reason, detail),) = archive.ask("SELECT reason, detail FROM rejects WHERE stage = 'load'")
    assert reason == "withheld"
    assert seen in str(detail)
    assert check_archive(archive.published) == []
    with_it = hash_tables(archive.published)
    assert {name for name in sound if with_it[name] != sound[name]} <= set(OF_RECORDS)
    archive.load(archive.shard("mended", tell(PLACES[2])), withdrawn=("two",), run_id="second")
    assert archive.ask("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM rejects)") == [(5, 0)]


def test_defects_of_rows_are_loaded_with_their_article(archive: Archive) -> None:
    page = tell("Selm")
    page.defects.append(Defect(page.article.article_id, "events", "e", "offsets", "empty", "night"))
    archive.load(archive.shard("night", page))
    assert archive.ask("SELECT table_name, audit, detail FROM defects") == [("events", "offsets", "empty")]
    archive.load(withdrawn=("night",), run_id="later")
    assert archive.ask("SELECT count(*) FROM defects") == [(0,)]


def test_too_many_withheld_rows_publish_nothing(archive: Archive) -> None:
    page = tell("Selm")
    page.defects += [Defect(page.article.article_id, "events", f"e{n}", "offsets", "empty", "night") for n in range(11)]
    [failure] = archive.build(archive.shard("night", page))
    assert (failure.name, failure.rows) == ("withheld_share", (("events", 11, 11),))


def test_too_many_faulty_articles_publish_nothing(archive: Archive) -> None:
    pages = [tell(f"Selm {'ABCDEFGHIJKL'[n]}") for n in range(12)]
    for page in pages:
        spoil_surface(page)
    [failure, *_] = archive.build(archive.shard("night", *pages))
    assert failure.name == "text_of_mentions_surface"
    assert not archive.published.exists()


FAILURE = CheckFailure("audit", "Finds.", 1, ("key",), (("x",),))


@pytest.mark.parametrize("is_raising", [True, False])
def test_the_guilty_are_found_though_nothing_names_them(is_raising: bool) -> None:
    guilty = {"a07", "a23"}

    def build(withheld: Mapping[str, Withheld]) -> list[CheckFailure]:
        if guilty <= withheld.keys():
            return []
        if is_raising:
            raise BlamedError("IndexError in match_names: list index out of range")
        return [FAILURE]

    found = build_without_faults(build, lambda: [f"a{n:02}" for n in range(40)], 0.01)
    assert found.keys() == guilty


def test_a_fault_that_no_article_has_is_raised() -> None:
    def build(withheld: Mapping[str, Withheld]) -> list[CheckFailure]:
        raise BlamedError("ValueError in join_names: broken")

    with pytest.raises(BlamedError):
        build_without_faults(build, lambda: ["a", "b"], 0.01)


def test_what_fails_once_and_not_again_is_nobodys_fault() -> None:
    builds: list[int] = []

    def build(withheld: Mapping[str, Withheld]) -> list[CheckFailure]:
        builds.append(len(withheld))
        if len(builds) == 1:
            raise BlamedError("ValueError in join_names: broken")
        return []

    assert build_without_faults(build, lambda: ["a", "b"], 0.01) == {}
    assert builds[-1] == 0


def test_a_signal_while_a_statement_runs_is_nobodys_fault() -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGUSR1, interrupt)
    timer = Timer(0.3, os.kill, [os.getpid(), signal.SIGUSR1])
    try:
        alone = duckdb.connect(config={"threads": 1})  # the main thread computes, and sees signals
        with alone as connection, pytest.raises(RuntimeError, match="interrupted"), blame_data():
            timer.start()
            connection.execute("SELECT count(*) FROM range(1_000_000_000_000)").fetchall()
    finally:
        timer.cancel()
        signal.signal(signal.SIGUSR1, before)
