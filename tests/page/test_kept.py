"""What a snapshot keeps in memory answers as the published file does, and statements ask only for what is given."""

from collections.abc import Iterator
from typing import Any

import pytest

from flows.page.questions import render_sql
from flows.warehouse.snapshots import MOST_ROWS, Answers, Published, Reader, find_statement
from tests.sql.building import Archive

OF_SEARCHES: list[dict[str, str]] = [
    {},
    {"words": "lamps quay"},
    {"words": "bridge", "act": "promises"},
    {"phrase": "in the storm"},
    {"outlet": "gull.example", "from": "2024-01-01", "until": "2026-12-31"},
]

ALL = find_statement("page/facets").parameters


def ask(reader: Reader, name: str, /, **values: str) -> list[dict[str, Any]]:
    """Return the rows of a statement of the page, defaults filled in."""
    return reader.ask(f"page/{name}", **find_statement(f"page/{name}").parameters | values)


def ask_everything(reader: Reader) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield what the statements give that read lists kept in memory."""
    for values in OF_SEARCHES:
        for name in ("search" if "words" in values else "browse", "facets", "names_found"):
            yield f"{name} {values}", ask(reader, name, **values)
    for entity in ask(reader, "entities", most="8"):
        for name in ("said", "told", "days", "months", "articles", "beside", "roles"):
            yield f"entity_{name}", ask(reader, f"entity_{name}", entity=entity["entity_id"])
        found = {"speakers": entity["entity_id"], "entities": entity["entity_id"], "about": "lamps"}
        yield "claims", ask(reader, "claims", **found)
        yield "filters", ask(reader, "browse", speakers=entity["entity_id"], entities=entity["entity_id"])
        yield "claims_named", sorted(ask(reader, "claims_named", entities=entity["entity_id"]), key=str)
        yield "named", ask(reader, "named", name=entity["name"].split()[-1])
        yield "did_you_mean", ask(reader, "did_you_mean", name=entity["name"] + "x")
    for story in {row["story_id"] for row in ask(reader, "browse", most="8")}:
        around = ask(reader, "story_around", story=story)
        rows = ",".join(str(row["article_row"]) for row in around)
        yield "story", [*around, *ask(reader, "story_days", rows=rows), *ask(reader, "story_claims", rows=rows)]
    yield "claims", ask(reader, "claims")
    yield "figures", ask(reader, "figures", what="killed")
    for place in {name for row in ask(reader, "figures", what="killed") for name in row["places"] or ()}:
        yield f"figures {place}", ask(reader, "figures", what="killed", place=place)
    yield "similar_words", ask(reader, "similar_words", word="lampz")


def test_what_is_kept_in_memory_answers_as_the_file_does(newsroom: Archive) -> None:
    published = Published(newsroom.published, 500, 300, 1000)
    with published.read() as reader:
        before = list(ask_everything(reader))
        reader.snapshot.keep_rows()
        reader.snapshot.answers = Answers()  # asked again, not remembered
        after = list(ask_everything(reader))
    assert sum(len(rows) for _, rows in before) > 100
    for (name, read), (_, kept) in zip(before, after, strict=True):
        assert read == kept, name


def test_all_lists_are_kept(newsroom: Archive) -> None:
    with Published(newsroom.published, 500, 20, 1000).read() as reader:
        reader.snapshot.keep_rows()
        kept = "SELECT function_name FROM duckdb_functions() WHERE database_name = 'kept'"
        published = "SELECT function_name FROM duckdb_functions() WHERE starts_with(function_name, 'list_')"
        published += " AND database_name = 'dateline'"
        names = {name for (name,) in reader.cursor.execute(kept).fetchall()}
        lists = {name for (name,) in reader.cursor.execute(published).fetchall()}
    assert lists
    assert lists <= names


@pytest.mark.parametrize("values", OF_SEARCHES, ids=str)
def test_what_is_found_once_for_a_page_answers_as_if_found_each_time(newsroom: Archive, values: dict[str, str]) -> None:
    names = ("search" if "words" in values else "browse", "facets", "names_found")
    with Published(newsroom.published, 500, 300, 1000).read() as reader:
        apart = [ask(reader, name, **values) for name in names]
        reader.snapshot.answers = Answers()
        reader.hold("page/found", **find_statement("page/found").parameters | values)
        assert "rank_articles" not in reader.shorten(f"page/{names[0]}", ALL | values).text
        assert [ask(reader, name, **values) for name in names] == apart
        assert ask(reader, "facets", outlet="tide.example") != apart[1]
        reader.let_go()
        assert reader.cursor.execute("SELECT count(*) FROM duckdb_tables() WHERE temporary").fetchall() == [(0,)]


def test_answers_are_kept_up_to_so_many_rows_the_last_used_longest() -> None:
    answers = Answers()
    for number in range(MOST_ROWS):
        answers.keep(number, [{"n": number}])
        assert answers.find(0) == [{"n": 0}]
    assert answers.find(1) is None
    assert answers.find(MOST_ROWS - 1) == [{"n": MOST_ROWS - 1}]
    assert answers.n_rows <= MOST_ROWS
    answers.keep("long", [{}] * MOST_ROWS)
    assert answers.find("long") is None


@pytest.mark.parametrize("values", OF_SEARCHES, ids=str)
def test_sql_to_be_copied_asks_for_what_was_given_alone(newsroom: Archive, values: dict[str, str]) -> None:
    name = "page/search" if "words" in values else "page/browse"
    text = render_sql(name, find_statement(name).parameters | values)
    assert ("articles_holding" in text) == ("phrase" in values)
    assert ("act = " in text) == ("act" in values)
    assert "-- given" not in text
    assert newsroom.ask(text)
