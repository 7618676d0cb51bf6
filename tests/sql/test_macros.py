"""The questions that the file itself can answer, in any DuckDB client."""

import subprocess
import sys

import pytest

from flows.warehouse.inspecting import explain_missing
from tests.sql.building import Archive, write_page
from tests.sql.scenes import LONG_QUOTE


def test_any_client_can_call_the_macros(world: Archive) -> None:
    code = "import duckdb, sys; print(len(duckdb.connect(sys.argv[1], read_only=True).sql(sys.argv[2]).fetchall()))"
    command = [sys.executable, "-I", "-c", code, str(world.published), "FROM claims_by('Ann Lee')"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "6\n"


@pytest.mark.parametrize("name", ["Ann Lee", "ann lee", "Lee", "Lee's"])
def test_speakers_are_found_under_any_name(world: Archive, name: str) -> None:
    quoted = name.replace("'", "''")
    rows = world.ask(f"SELECT content_text FROM claims_by('{quoted}') WHERE outlet = 'tide.example' ORDER BY ALL")
    assert rows == [("40 fishing boats sank when the storm reached Port Vale",), (LONG_QUOTE,)]


def test_claims_about_a_name_hold_it_in_their_content(world: Archive) -> None:
    rows = world.ask("SELECT speaker, content_text FROM claims_about('port vale') WHERE outlet = 'tide.example'")
    assert rows == [("Ann Lee", "40 fishing boats sank when the storm reached Port Vale")]


def test_conflicts_of_a_speaker_are_those_it_takes_part_in(world: Archive) -> None:
    assert len(world.ask("FROM conflicts('')")) == 1
    assert len(world.ask("FROM conflicts('Harbour Office')")) == 1
    assert world.ask("FROM conflicts('Nobody')") == []


@pytest.mark.parametrize(
    ("outlets", "stories", "persons", "sources"),
    [
        ("['tide', 'gull']", "['s', 't']", "['Ann', 'Mia']", 2),
        ("['tide', 'gull']", "['s', 't']", "['Ann', 'Ann']", 1),
        ("['tide', 'gull']", "['s', 's']", "['Ann', 'Mia']", 1),
        ("['', '']", "['s', 't']", "['Ann', 'Mia']", 1),
        ("['tide', 'gull']", "['s', 't']", "[NULL, NULL]::VARCHAR[]", 1),
    ],
)
def test_sources_are_as_few_as_outlets_stories_and_persons(
    world: Archive, outlets: str, stories: str, persons: str, sources: int
) -> None:
    assert world.ask(f"SELECT count_sources({outlets}, {stories}, {persons})") == [(sources,)]


def test_a_dispute_tells_its_positions(world: Archive) -> None:
    asked = "SELECT kind, list_transform(positions, lambda p: p.speakers) FROM conflicts('')"
    assert world.ask(asked) == [("denial", [["Ann Lee"], ["Harbour Office"]])]


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Three short articles, of 6, 12 and 6 words. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("briefs"))
    texts = {
        "a": "The missile hit the missile depot.",
        "b": "A missile was seen over the bay by fishermen who went home.",
        "c": "Malmö’s cafés and its long-range ferries.",
    }
    pages = [write_page(f"https://{host}.example/x", text) for host, text in texts.items()]
    archive.load(archive.shard("one", *pages))
    return archive


def test_search_ranks_by_bm25(briefs: Archive) -> None:
    rows = briefs.ask("SELECT outlet, score FROM search('Missiles, depots')")
    assert [outlet for outlet, _ in rows] == ["a.example", "b.example"]
    # ln(1 + (3 - n + .5) / (n + .5)) * f * 2.2 / (f + 1.2 * (.25 + .75 * words / 8)), words 6, 12 and 6
    assert rows[1][1] == pytest.approx(0.4700 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 12 / 8)), abs=1e-3)


@pytest.mark.parametrize("words", ["malmo", "CAFE", "long range ferry", "range"])
def test_search_folds_case_accents_and_plurals(briefs: Archive, words: str) -> None:
    assert briefs.ask(f"SELECT outlet FROM search('{words}')") == [("c.example",)]


def test_a_search_of_what_nobody_wrote_finds_nothing(briefs: Archive) -> None:
    assert briefs.ask("FROM search('nothing')") == []


def test_snippets_show_the_rarest_word(world: Archive) -> None:
    ((snippet,),) = world.ask("SELECT snippet FROM search('council divers') LIMIT 1")
    assert "Divers go on looking." in snippet


def test_context_shows_what_stands_around_a_passage(world: Archive) -> None:
    rows = world.ask(
        "SELECT before_text, passage, after_text FROM context((SELECT article_id FROM articles WHERE is_original"
        " AND outlet = 'gull.example'), 4, 11)"
    )
    assert rows[0][:2] == ("The ", "harbour")
    assert rows[0][2].startswith(" council met")


def test_why_missing_names_article_and_reasons(world: Archive) -> None:
    columns, rows = explain_missing(world.published, "http://www.gull.example/storm/")
    told = [dict(zip(columns, row, strict=True)) for row in rows]
    assert [(row["verdict"], row["reason"]) for row in told] == [
        ("article", None),
        ("article", None),
        ("reject", "same-article"),
        ("reject", "same-article"),
    ]
    columns, rows = explain_missing(world.published, "https://tide.example/")
    assert dict(zip(columns, rows[0], strict=True))["meaning"] == "a list of links or teasers"
    assert explain_missing(world.published, "https://never.example/")[1] == []


def test_changed_since_counts_from_the_given_day(world: Archive) -> None:
    told = world.ask("SELECT kind, count(*) FROM changed_since('2024-12-01') GROUP BY kind ORDER BY kind")
    assert told[:2] == [("article-added", 3), ("article-edited", 1)]
    assert world.ask("FROM changed_since(DATE '2024-12-02')") == []
