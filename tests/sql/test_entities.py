"""Who is who over nights: ids that stay, links in any order, corrections replayed, totals that add up."""

import shutil
from datetime import date
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.warehouse.building import ShardFiles, WarehouseError
from flows.warehouse.inspecting import hash_tables
from tests.sql.building import Archive, Page, write_page
from transforms.resolution.corrections import Correction, parse_corrections

MEMBERS = (
    "SELECT list(DISTINCT n.key ORDER BY n.key) FROM names n GROUP BY n.entity_id HAVING count(*) > 1 ORDER BY ALL"
)


def tell(url: str, *names: str, published: date = date(2024, 11, 1)) -> Page:
    """Return an article that names things, each given as "LABEL name", in sentences of its own."""
    lines = [f"Then {number} {name.split(' ', 1)[1]} was named." for number, name in enumerate(names)]
    page = write_page(f"https://{url}", "\n\n".join(lines), published=published, raw_offset=sum(url.encode()))
    for number, name in enumerate(names):
        label, surface = name.split(" ", 1)
        page.mention(surface, label, after=f"Then {number} ")
    return page


def correct(kind: str, **fields: str) -> list[Correction]:
    return parse_corrections({kind: [{**fields, "who": "ab", "why": "seen"}]}, "test")


def find_id(archive: Archive, key: str) -> object:
    rows = archive.ask(f"SELECT DISTINCT entity_id FROM names WHERE key = '{key}'")
    assert len(rows) == 1, rows
    return rows[0][0]


NIGHTS = {
    "a": ("a.example/1", "PERSON Ruslan Tarenskyy", "ORG Selm Trade Council", "ORG STC", "PERSON Tarenskyy"),
    "b": ("b.example/1", "PERSON Ruslan Tarensky", "ORG STC", "PERSON Moll"),
    "c": (
        *("c.example/1", "PERSON Ada Moll", "ORG Selm Trade Council", "LOC U.S.", "LOC United States"),
        *("ORG Veltmont", "ORG Veltmont", "LOC Veltmont", "PERSON Bronislaw Marek"),
    ),
    "d": (
        *("d.example/1", "PERSON Moll", "PERSON Ada Moll", "PERSON Tarenskiy", "ORG Brennick Motor Company"),
        *("LOC Veltmont", "LOC Veltmont", "PERSON Bronisaw Marek", "PERSON Bronisaw Marek"),
    ),
    "e": ("e.example/1", "ORG Brennick", "ORG the Court", "LOC Kastrov", "PERSON Ida Moll", "ORG Lesk Mirror"),
}


def load_nights(archive: Archive, nights: list[list[str]]) -> None:
    """Load the shards named, night by night."""
    shards = {name: archive.shard(name, tell(*told), input_uri=name) for name, told in NIGHTS.items()}
    for names in nights:
        archive.load(*(shards[name] for name in names), run_id=f"night {' '.join(names)}")


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """All shards, loaded in one night. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("at_once"))
    load_nights(archive, [list(NIGHTS)])
    return archive


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Archive]:
    """The archive as each night left it, by the night's shard, in the order of loading. Only for reading."""
    folder = tmp_path_factory.mktemp("nights")
    archive, kept = Archive(folder / "archive"), {}
    for name in ("a", "b", "c", "e", "d"):
        load_nights(archive, [[name]])
        kept[name] = copy_archive(archive, folder / name)
    return kept


def copy_archive(archive: Archive, folder: Path) -> Archive:
    shutil.copytree(archive.folder, folder, dirs_exist_ok=True)
    return Archive(folder)


def test_one_night_in_another_order_of_shards_gives_the_same_tables(archive: Archive, at_once: Archive) -> None:
    load_nights(archive, [list(reversed(NIGHTS))])
    assert hash_tables(archive.published) == hash_tables(at_once.published)


TOTALS = "SELECT name, label, n_mentions, n_articles, n_outlets, first_date, last_date FROM entities ORDER BY ALL"
LINKS = "SELECT name_id, other_name_id, method FROM work.name_links ORDER BY ALL"


def test_nights_in_any_order_link_the_same_names(archive: Archive, at_once: Archive, after: dict[str, Archive]) -> None:
    load_nights(archive, [["e", "d"], ["c", "b", "a"]])
    for asked in (MEMBERS, TOTALS, LINKS):
        assert archive.ask(asked) == after["d"].ask(asked) == at_once.ask(asked)


GIVEN = [f"{first}{last}" for first in ("Ad", "Bert", "Cor", "Dan", "Ell", "Fried") for last in "aeiouy"]
BEARERS = [f"{given} {initial}Moll" for given in GIVEN for initial in ("", "J. ", "K. ")]
"""More people of one family name than are compared with one another."""


def gather_bearers(archive: Archive, count: int) -> list[ShardFiles]:
    """Write shards of an article each, in which some of the bearers are named, some again and again."""
    chance = Random(7)
    told = [[f"PERSON {name}" for name in chance.choices(BEARERS, k=45)] for _ in range(count)]
    return [
        archive.shard(f"bearers {number}", tell(f"{number}.example/1", *names), input_uri=f"bearers {number}")
        for number, names in enumerate(told)
    ]


def test_nights_link_the_same_among_the_many_bearers_of_a_name(archive: Archive, tmp_path: Path) -> None:
    shards, alone = gather_bearers(archive, 4), Archive(tmp_path / "alone")
    for one in shards:
        archive.load(one)
    archive.load(withdrawn=(shards[0].shard_id,))
    alone.load(*gather_bearers(alone, 4)[1:])
    assert len(archive.ask(LINKS)) > 10
    for asked in (LINKS, MEMBERS, TOTALS):
        assert archive.ask(asked) == alone.ask(asked)


def test_a_name_said_more_often_later_turns_its_links(after: dict[str, Archive]) -> None:
    asked = (
        "SELECT DISTINCT o.key, o.label, l.method FROM work.name_links l JOIN names n USING (name_id)"
        " JOIN names o ON o.name_id = l.other_name_id WHERE regexp_matches(n.key, 'veltmont|marek') ORDER BY ALL"
    )
    assert after["e"].ask(asked) == [("veltmont", "ORG", "label")]
    assert after["d"].ask(asked) == [("bronisaw marek", "PERSON", "spelling"), ("veltmont", "LOC", "label")]


def test_the_same_nights_again_change_nothing(archive: Archive, after: dict[str, Archive]) -> None:
    copy_archive(after["d"], archive.folder)
    load_nights(archive, [["b", "d"], ["a", "c", "e"]])
    assert hash_tables(archive.published) == hash_tables(after["d"].published)


def test_names_are_linked_with_method_and_evidence(at_once: Archive) -> None:
    rows = dict(at_once.ask("SELECT surface, list(DISTINCT method ORDER BY method) FROM entity_aliases GROUP BY ALL"))
    assert rows["STC"] == ["acronym"]
    assert rows["Ruslan Tarensky"] == ["spelling"]
    assert rows["Brennick"] == ["short-form"]
    assert rows["Tarenskyy"] == ["surname"]
    assert at_once.ask("SELECT evidence FROM entity_aliases WHERE evidence = ''") == []


def test_an_entity_keeps_its_id_when_names_join_it(after: dict[str, Archive]) -> None:
    before = find_id(after["a"], "ruslan tarenskyy")
    assert {find_id(after["b"], key) for key in ("ruslan tarenskyy", "ruslan tarensky")} == {before}


def test_a_bare_name_finds_its_only_bearer_in_a_later_night(after: dict[str, Archive]) -> None:
    assert find_id(after["c"], "moll") == find_id(after["c"], "ada moll")
    assert after["c"].ask("SELECT name FROM entities WHERE name LIKE '%Moll'") == [("Ada Moll",)]


def test_entities_that_become_one_are_told(archive: Archive) -> None:
    pages = [tell(f"{number}.example/1", name) for number, name in enumerate(("PERSON Moll", "PERSON Ida Moll"))]
    archive.load(archive.shard("one", *pages), archive.shard("two", tell("c.example/1", "PERSON Ada Moll")))
    kept, alone = find_id(archive, "ada moll"), find_id(archive, "moll")
    later = [tell(f"later{number}.example/1", "PERSON Ada Moll") for number in range(3)]
    archive.load(archive.shard("three", *later), run_id="later")
    joined = find_id(archive, "moll")
    assert joined == find_id(archive, "ada moll") in (kept, alone)
    former = "Moll" if joined == kept else "Ada Moll"
    rows = archive.ask("SELECT run_id, kind, detail FROM changes WHERE kind LIKE 'entity%'")
    assert rows == [("later", "entity-merged", f"{former} is Ada Moll ({joined})")]
    assert archive.ask("SELECT count(*) FROM dated_mentions ANTI JOIN entities USING (entity_id)") == [(0,)]


def test_a_second_bearer_parts_what_was_one(after: dict[str, Archive]) -> None:
    rows = after["e"].ask("SELECT run_id, kind FROM changes WHERE kind = 'entity-split'")
    assert rows == [("night e", "entity-split")]
    assert len({find_id(after["e"], key) for key in ("moll", "ada moll", "ida moll")}) == 3


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """People, places and a court, loaded in one night. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("crowd"))
    courts = [tell(f"{host}.example/1", "ORG Court", "LOC Kastrov") for host in ("a", "b")]
    people = tell("c.example/1", "PERSON Ada Moll", "PERSON Ida Moll", "PERSON A. Moll")
    places = tell("d.example/1", "PERSON Moll", "LOC DPRK", "LOC Texas", "LOC Tokyo", "LOC Springfield")
    full, short = tell("e.example/1", "PERSON Ruslan Tarenskyy"), tell("f.example/1", "PERSON Tarenskyy")
    short.claim("was named", short.mentions[0])
    archive.load(archive.shard("one", *courts, people, places, full), archive.shard("two", short, input_uri="two"))
    return archive


def test_a_bare_name_of_two_bearers_stays_apart(crowd: Archive) -> None:
    assert len({find_id(crowd, key) for key in ("moll", "ada moll", "ida moll")}) == 3


def test_people_of_different_first_names_never_merge(crowd: Archive) -> None:
    assert find_id(crowd, "ada moll") != find_id(crowd, "ida moll")
    assert find_id(crowd, "a moll") == find_id(crowd, "ada moll")


def test_a_mere_kind_of_thing_holds_in_its_article_only(crowd: Archive) -> None:
    rows = crowd.ask("SELECT name, n_articles FROM entities WHERE name IN ('Court', 'Kastrov') ORDER BY ALL")
    assert rows == [("Court", 1), ("Court", 1), ("Kastrov", 2)]


def test_places_are_located_where_that_is_certain(crowd: Archive) -> None:
    rows = crowd.ask(
        "SELECT name, place_kind, country, admin1 FROM entities WHERE label = 'LOC' AND name <> 'Kastrov' ORDER BY name"
    )
    assert rows == [
        ("DPRK", "country", "KP", None),
        ("Springfield", None, None, None),
        ("Texas", "state", "US", "US-TX"),
        ("Tokyo", "city", "JP", None),
    ]


def test_a_name_that_two_places_bear_is_located_as_it_is_said_most_often(archive: Archive, tmp_path: Path) -> None:
    told = [
        tell(f"{n}.example/1", name) for n, name in enumerate(("LOC Casa Blanca", "LOC Casablanca", "LOC Casablanca"))
    ]
    nights, alone = archive, Archive(tmp_path / "alone")
    for number, page in enumerate(told):
        nights.load(nights.shard(f"s{number}", page, input_uri=f"s{number}"))
    alone.load(*(alone.shard(f"s{n}", told[n], input_uri=f"s{n}") for n in (2, 0, 1)))
    asked = "SELECT place_kind, country FROM entities WHERE name = 'Casablanca'"
    assert nights.ask(asked) == alone.ask(asked) == [("city", "MA")]


def test_speakers_are_shown_under_the_name_of_their_entity(crowd: Archive) -> None:
    shown = [("Ruslan Tarenskyy",)]
    assert crowd.ask("SELECT speaker_name FROM claims_by('Tarenskyy')") == shown
    assert crowd.ask("SELECT speaker_name FROM voiced_claims()") == shown
    assert crowd.ask("SELECT speaker_name FROM claims") == [("Tarenskyy",)]


CORRECTIONS = [
    *correct("merge", **{"name": "PERSON Ida Moll", "with": "PERSON Ada Moll"}),
    *correct("split", **{"name": "PERSON Ruslan Tarensky", "from": "PERSON Ruslan Tarenskyy"}),
    *correct("alias", name="ORG Brennick", of="ORG Selm Trade Council"),
    *correct("reject", name="LOC Kastrov"),
    *correct("retype", name="ORG Lesk Mirror", label="PERSON"),
]


@pytest.fixture(scope="module")
def corrected(after: dict[str, Archive], tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive after ``e`` and a night that brought corrections only. Only for reading."""
    archive = copy_archive(after["e"], tmp_path_factory.mktemp("corrected"))
    archive.load(corrections=CORRECTIONS, run_id="corrected")
    return archive


def test_a_merge_makes_two_one(corrected: Archive) -> None:
    assert find_id(corrected, "ida moll") == find_id(corrected, "ada moll")
    merged = corrected.ask("SELECT detail FROM changes WHERE run_id = 'corrected' AND kind = 'entity-merged'")
    assert any("Moll" in str(detail) for (detail,) in merged)


def test_a_split_parts_names_that_rules_link(after: dict[str, Archive], corrected: Archive) -> None:
    kept = find_id(after["e"], "ruslan tarenskyy")
    assert find_id(after["e"], "ruslan tarensky") == kept
    assert find_id(corrected, "ruslan tarenskyy") == kept != find_id(corrected, "ruslan tarensky")


def test_an_alias_joins_what_no_rule_sees(corrected: Archive) -> None:
    assert find_id(corrected, "brennick") == find_id(corrected, "selm trade council")
    rows = corrected.ask("SELECT method, evidence FROM entity_aliases WHERE surface = 'Brennick'")
    assert rows == [("correction", "ab: seen")]


MARKED = "SELECT name, label, is_rejected FROM entities WHERE name IN ('Kastrov', 'Lesk Mirror') ORDER BY name"


def test_reject_and_retype_mark_an_entity(corrected: Archive) -> None:
    assert corrected.ask(MARKED) == [("Kastrov", "LOC", True), ("Lesk Mirror", "PERSON", False)]


def test_corrections_are_replayed_every_night_and_end_with_their_file(archive: Archive, corrected: Archive) -> None:
    copy_archive(corrected, archive.folder)
    archive.load(archive.shard("late", tell("f.example/1", "PERSON Ida Moll")), corrections=CORRECTIONS)
    assert find_id(archive, "ida moll") == find_id(archive, "ada moll")
    assert find_id(archive, "ruslan tarenskyy") != find_id(archive, "ruslan tarensky")
    archive.load()
    assert find_id(archive, "ida moll") != find_id(archive, "ada moll")
    assert find_id(archive, "ruslan tarenskyy") == find_id(archive, "ruslan tarensky")
    assert find_id(archive, "brennick") != find_id(archive, "selm trade council")
    assert archive.ask(MARKED) == [("Kastrov", "LOC", False), ("Lesk Mirror", "ORG", False)]


def test_withdrawn_names_leave_no_trace(archive: Archive, after: dict[str, Archive]) -> None:
    copy_archive(after["c"], archive.folder)
    archive.load(withdrawn=("a", "b"))
    rows = archive.ask("SELECT count(*) FROM names WHERE key LIKE '%tarensk%'")
    assert rows == [(0,)]
    assert archive.ask("SELECT count(*) FROM name_blocks ANTI JOIN names USING (name_id)") == [(0,)]


def write_aliases(folder: Path, *rows: tuple[str, str | None, str]) -> str:
    """Write a table of aliases as a user would provide it; returns its path."""
    path = folder / "aliases.parquet"
    columns = dict(zip(("alias", "label", "wikidata_id"), map(list, zip(*rows, strict=True)), strict=True))
    pq.write_table(pa.table(columns), path)
    return str(path)


WIKIDATA = "SELECT name, wikidata_id FROM entities WHERE wikidata_id IS NOT NULL ORDER BY ALL"


def test_a_name_of_one_thing_in_the_alias_table_gets_its_id(
    archive: Archive, after: dict[str, Archive], tmp_path: Path
) -> None:
    aliases = write_aliases(
        tmp_path,
        ("ada moll", "PERSON", "Q1"),
        ("Ada Moll", "ORG", "Q2"),
        ("Kastrov", "LOC", "Q3"),
        ("Kastrov", "LOC", "Q4"),
        ("Selm Trade Council", None, "Q5"),
    )
    copy_archive(after["c"], archive.folder)
    assert archive.ask(WIKIDATA) == []
    archive.load(archive.shard("one", tell("f.example/1", "PERSON Moll", "LOC Kastrov")), wikidata=aliases)
    assert archive.ask(WIKIDATA) == [("Ada Moll", "Q1"), ("Selm Trade Council", "Q5")]
    evidence = archive.ask("SELECT wikidata_evidence FROM entities WHERE wikidata_id = 'Q1'")
    assert evidence == [("the only PERSON called ada moll in the alias table",)]


def test_an_alias_table_that_is_not_there_is_told_in_one_line(archive: Archive, tmp_path: Path) -> None:
    shard = archive.shard("one", tell("a.example/1", "PERSON Ada Moll"))
    with pytest.raises(WarehouseError, match=r"none\.parquet"):
        archive.load(shard, wikidata=str(tmp_path / "none.parquet"))
