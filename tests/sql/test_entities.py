"""Who is who over nights: ids that stay, links in any order, corrections replayed, totals that add up."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.warehouse.building import WarehouseError
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
    "c": ("c.example/1", "PERSON Ada Moll", "ORG Selm Trade Council", "LOC U.S.", "LOC United States"),
    "d": ("d.example/1", "PERSON Moll", "PERSON Ada Moll", "PERSON Tarenskiy", "ORG Brennick Motor Company"),
    "e": ("e.example/1", "ORG Brennick", "ORG the Court", "LOC Kastrov", "PERSON Ida Moll"),
}


def load_nights(archive: Archive, nights: list[list[str]]) -> None:
    """Load the shards named, night by night."""
    shards = {name: archive.shard(name, tell(*told), input_uri=name) for name, told in NIGHTS.items()}
    for number, names in enumerate(nights):
        archive.load(*(shards[name] for name in names), run_id=f"night {number}")


def test_one_night_in_another_order_of_shards_gives_the_same_tables(make_archive: Callable[[str], Archive]) -> None:
    one, other = make_archive("one"), make_archive("other")
    load_nights(one, [list(NIGHTS)])
    load_nights(other, [list(reversed(NIGHTS))])
    assert hash_tables(one.published) == hash_tables(other.published)


@pytest.mark.parametrize("nights", [["e", "d", "c", "b", "a"], ["c", "e", "a", "d", "b"]])
def test_nights_in_any_order_link_the_same_names(make_archive: Callable[[str], Archive], nights: list[str]) -> None:
    at_once, one_by_one = make_archive("at once"), make_archive("one by one")
    load_nights(at_once, [list(NIGHTS)])
    load_nights(one_by_one, [[night] for night in nights])
    assert one_by_one.ask(MEMBERS) == at_once.ask(MEMBERS)
    totals = "SELECT name, label, n_mentions, n_articles, n_outlets, first_date, last_date FROM entities ORDER BY ALL"
    assert one_by_one.ask(totals) == at_once.ask(totals)


def test_a_name_said_more_often_later_turns_its_links(make_archive: Callable[[str], Archive]) -> None:
    told = [
        tell(
            "f.example/1", "ORG Veltmont", "ORG Veltmont", "LOC Veltmont", "PERSON Bronislaw Marek", "PERSON Ada Moll"
        ),
        tell("g.example/1", "LOC Veltmont", "LOC Veltmont", "PERSON Bronisaw Marek", "PERSON Bronisaw Marek"),
    ]
    at_once, one_by_one = make_archive("at once"), make_archive("one by one")
    at_once.load(*(at_once.shard(str(number), page) for number, page in enumerate(told)))
    for number, page in enumerate(told):
        one_by_one.load(one_by_one.shard(str(number), page), run_id=f"night {number}")
    links = "SELECT name_id, other_name_id, method FROM work.name_links ORDER BY ALL"
    assert one_by_one.ask(links) == at_once.ask(links)
    assert {method for _, _, method in at_once.ask(links)} == {"label", "spelling"}


def test_the_same_nights_again_change_nothing(archive: Archive) -> None:
    load_nights(archive, [["a", "b"], ["c"], ["d", "e"]])
    before = hash_tables(archive.published)
    load_nights(archive, [["a", "b"], ["c"], ["d", "e"]])
    assert hash_tables(archive.published) == before


def test_names_are_linked_with_method_and_evidence(archive: Archive) -> None:
    load_nights(archive, [list(NIGHTS)])
    rows = dict(archive.ask("SELECT surface, list(DISTINCT method ORDER BY method) FROM entity_aliases GROUP BY ALL"))
    assert rows["STC"] == ["acronym"]
    assert rows["Ruslan Tarensky"] == ["spelling"]
    assert rows["Brennick"] == ["short-form"]
    assert rows["Tarenskyy"] == ["surname"]
    assert archive.ask("SELECT evidence FROM entity_aliases WHERE evidence = ''") == []


def test_an_entity_keeps_its_id_when_names_join_it(archive: Archive) -> None:
    load_nights(archive, [["a"]])
    before = find_id(archive, "ruslan tarenskyy")
    load_nights(archive, [["b"]])
    assert {find_id(archive, key) for key in ("ruslan tarenskyy", "ruslan tarensky")} == {before}


def test_a_bare_name_finds_its_only_bearer_in_a_later_night(archive: Archive) -> None:
    load_nights(archive, [["b"], ["c"]])
    assert find_id(archive, "moll") == find_id(archive, "ada moll")
    assert archive.ask("SELECT name FROM entities WHERE name LIKE '%Moll'") == [("Ada Moll",)]


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


def test_a_bare_name_of_two_bearers_stays_apart(archive: Archive) -> None:
    archive.load(archive.shard("one", *(tell(*NIGHTS[name]) for name in ("b", "c", "e"))))
    assert len({find_id(archive, key) for key in ("moll", "ada moll", "ida moll")}) == 3


def test_a_second_bearer_parts_what_was_one(archive: Archive) -> None:
    load_nights(archive, [["b"], ["c"], ["e"]])
    rows = archive.ask("SELECT run_id, kind, split_part(detail, ':', 1) FROM changes WHERE kind = 'entity-split'")
    assert [row[:2] for row in rows] == [("night 2", "entity-split")]
    assert len({find_id(archive, key) for key in ("moll", "ada moll", "ida moll")}) == 3


def test_people_of_different_first_names_never_merge(archive: Archive) -> None:
    archive.load(archive.shard("one", tell("a.example/1", "PERSON Ada Moll", "PERSON Ida Moll", "PERSON A. Moll")))
    assert find_id(archive, "ada moll") != find_id(archive, "ida moll")
    assert find_id(archive, "a moll") == find_id(archive, "ada moll")


def test_a_mere_kind_of_thing_holds_in_its_article_only(archive: Archive) -> None:
    pages = [tell(f"{host}.example/1", "ORG Court", "LOC Kastrov") for host in ("a", "b")]
    archive.load(archive.shard("one", *pages))
    rows = archive.ask("SELECT name, n_articles FROM entities ORDER BY ALL")
    assert rows == [("Court", 1), ("Court", 1), ("Kastrov", 2)]


def test_places_are_located_where_that_is_certain(archive: Archive) -> None:
    archive.load(archive.shard("one", tell("a.example/1", "LOC DPRK", "LOC Texas", "LOC Tokyo", "LOC Springfield")))
    rows = archive.ask("SELECT name, place_kind, country, admin1 FROM entities ORDER BY name")
    assert rows == [
        ("DPRK", "country", "KP", None),
        ("Springfield", None, None, None),
        ("Texas", "state", "US", "US-TX"),
        ("Tokyo", "city", "JP", None),
    ]


def test_a_merge_is_replayed_every_night_and_ends_with_its_file(archive: Archive) -> None:
    merge = correct("merge", **{"name": "PERSON Ida Moll", "with": "PERSON Ada Moll"})
    load_nights(archive, [["c"], ["e"]])
    archive.load(corrections=merge, run_id="corrected")
    assert find_id(archive, "ida moll") == find_id(archive, "ada moll")
    assert archive.ask("SELECT kind FROM changes WHERE run_id = 'corrected'") == [("entity-merged",)]
    archive.load(archive.shard("late", tell("f.example/1", "PERSON Ida Moll")), corrections=merge)
    assert find_id(archive, "ida moll") == find_id(archive, "ada moll")
    archive.load()
    assert find_id(archive, "ida moll") != find_id(archive, "ada moll")


def test_a_split_parts_names_that_rules_link(archive: Archive) -> None:
    split = correct("split", **{"name": "PERSON Ruslan Tarensky", "from": "PERSON Ruslan Tarenskyy"})
    load_nights(archive, [["a", "b"]])
    kept = find_id(archive, "ruslan tarenskyy")
    archive.load(corrections=split)
    assert find_id(archive, "ruslan tarenskyy") == kept != find_id(archive, "ruslan tarensky")


def test_an_alias_joins_what_no_rule_sees(archive: Archive) -> None:
    load_nights(archive, [["a", "e"]])
    archive.load(corrections=correct("alias", name="ORG Brennick", of="ORG Selm Trade Council"))
    assert find_id(archive, "brennick") == find_id(archive, "selm trade council")
    rows = archive.ask("SELECT method, evidence FROM entity_aliases WHERE surface = 'Brennick'")
    assert rows == [("correction", "ab: seen")]


def test_reject_and_retype_mark_an_entity(archive: Archive) -> None:
    load_nights(archive, [["e"]])
    decided = [*correct("reject", name="LOC Kastrov"), *correct("retype", name="ORG Brennick", label="PERSON")]
    archive.load(corrections=decided)
    rows = archive.ask("SELECT name, label, is_rejected FROM entities WHERE name IN ('Kastrov', 'Brennick') ORDER BY 1")
    assert rows == [("Brennick", "PERSON", False), ("Kastrov", "LOC", True)]
    archive.load()
    assert archive.ask("SELECT count(*) FROM entities WHERE is_rejected") == [(0,)]


def test_withdrawn_names_leave_no_trace(archive: Archive) -> None:
    load_nights(archive, [["c"], ["a"]])
    archive.load(withdrawn=("a",))
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


def test_a_name_of_one_thing_in_the_alias_table_gets_its_id(archive: Archive, tmp_path: Path) -> None:
    aliases = write_aliases(
        tmp_path,
        ("ada moll", "PERSON", "Q1"),
        ("Ada Moll", "ORG", "Q2"),
        ("Kastrov", "LOC", "Q3"),
        ("Kastrov", "LOC", "Q4"),
        ("Selm Trade Council", None, "Q5"),
    )
    one = archive.shard("one", tell("a.example/1", "PERSON Ada Moll", "LOC Kastrov"))
    other = archive.shard("other", tell("b.example/1", "ORG Selm Trade Council", "PERSON Moll"), input_uri="other")
    archive.load(one)
    assert archive.ask(WIKIDATA) == []
    archive.load(other, wikidata=aliases)
    assert archive.ask(WIKIDATA) == [("Ada Moll", "Q1"), ("Selm Trade Council", "Q5")]
    evidence = archive.ask("SELECT wikidata_evidence FROM entities WHERE wikidata_id = 'Q1'")
    assert evidence == [("the only PERSON called ada moll in the alias table",)]


def test_an_alias_table_that_is_not_there_is_told_in_one_line(archive: Archive, tmp_path: Path) -> None:
    shard = archive.shard("one", tell("a.example/1", "PERSON Ada Moll"))
    with pytest.raises(WarehouseError, match=r"none\.parquet"):
        archive.load(shard, wikidata=str(tmp_path / "none.parquet"))


def test_speakers_are_shown_under_the_name_of_their_entity(archive: Archive) -> None:
    full, short = tell("a.example/1", "PERSON Ruslan Tarenskyy"), tell("b.example/1", "PERSON Tarenskyy")
    short.claim("was named", short.mentions[0])
    archive.load(archive.shard("one", full), archive.shard("two", short, input_uri="two"))
    shown = [("Ruslan Tarenskyy",)]
    assert archive.ask("SELECT speaker_name FROM claims_by('Tarenskyy')") == shown
    assert archive.ask("SELECT speaker_name FROM voiced_claims()") == shown
    assert archive.ask("SELECT speaker_name FROM claims") == [("Tarenskyy",)]
