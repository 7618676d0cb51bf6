"""The stored queries, each with what it is asked and what it answers about the small world."""

from datetime import date, datetime
from typing import Any

import pytest

from flows.warehouse.asking import list_queries
from flows.warehouse.building import WarehouseError
from flows.warehouse.inspecting import run_named_query
from tests.sql.building import Archive
from tests.sql.quarrel import BLAME, CRACKED, FERRY, PROMISE
from tests.sql.scenes import LONG_QUOTE

Row = tuple[Any, ...]
FORTY = "40 fishing boats sank when the storm reached Port Vale"
DENIED = "fishing boats sank when the storm reached Port Vale harbour"
DENIAL = (date(2024, 11, 3), "Harbour Office", DENIED, "gazette.example")
STARTED = datetime(2024, 12, 1)
TWELVE = (date(2024, 11, 3), "Harbour Office", "eq", 12.0)

ANSWERS: dict[str, tuple[dict[str, str], int, list[Row]]] = {
    "said_by": ({"speaker": "ann lee"}, 6, [(date(2024, 11, 1), "Ann Lee", "asserts", FORTY, "gull.example", 1)]),
    "denials": ({"about": "Storm"}, 1, [DENIAL]),
    "figures": ({"counted": "boat"}, 2, [(date(2024, 11, 1), "Ann Lee", "eq", 40.0), TWELVE]),
    "contradictions": ({"name": "Ann Lee", "kind": "denial"}, 1, [("denial",)]),
    "positions_taken": ({"name": "Ann Lee"}, 2, [("denial",), ("denial",)]),
    "conflict_pairs": ({}, 3, [("denial",), ("denial",), ("update",)]),
    "series": ({"what": "fishing boats", "place": "Port Vale"}, 1, [(date(2024, 11, 1), 40.0)]),
    "told_of_day": ({"day": "2024-11-02"}, 1, []),
    "together": ({"name": "Ann Lee", "other": "Port Vale"}, 0, []),
    "story": (
        {"words": "divers"},
        3,
        [(date(2024, 11, 1), None, "gull.example"), (date(2024, 11, 2), None, "tide.example")],
    ),
    "reprints": ({}, 1, [("gull.example", "tide.example", 1, date(2024, 11, 2))]),
    "first_to_report": ({}, 3, [("gull.example", 2, 1, 1, 1, 1), ("gazette.example", 1, 1, 0, 0, 0)]),
    "corrections": ({}, 3, [("gull.example", 2, 1, 0, 0.5)]),
    "edits": ({"outlet": "gull%"}, 1, [("gull.example",)]),
    "moved_figures": ({"counted": "boats"}, 1, [("fishing boats", date(2024, 11, 1), date(2024, 11, 5))]),
    "changes": ({"since": "2024-12-01", "kind": "article-edited"}, 1, [(STARTED, "article-edited")]),
    "anonymity": ({"claims": "3"}, 1, [("gull.example", 4, 0.0)]),
    "rejected": ({"reason": "index-page"}, 1, [("index-page", "a list of links or teasers", "clean")]),
    "rejects_by_reason": ({}, 2, [("load", "same-article"), ("clean", "index-page")]),
    "timeline": ({"name": "Harbour Office", "days": "1"}, 1, [(date(2024, 11, 3), "Harbour Office")]),
    "dates": ({"from": "2024-11-01", "until": "2024-11-30"}, 2, [(date(2024, 11, 2),)]),
    "ahead": ({"since": "2024-11-02"}, 1, [(date(2024, 11, 2),)]),
    "anniversary": ({"day": "2026-11-02"}, 1, [(2, date(2024, 11, 2))]),
    "days": ({"name": "Harbour Office", "from": "2024-11-02"}, 1, [(date(2024, 11, 3), "Harbour Office")]),
}
"""Query: parameters, number of rows, and how the first rows begin."""

DAYS = (date(2024, 11, 1), date(2024, 11, 4))

QUARREL_ANSWERS: dict[str, tuple[dict[str, str], int, list[Row]]] = {
    "promises": ({}, 2, [(DAYS[0], "Ada Brook", "promises", False, PROMISE), (DAYS[1], "Carl Dunn", "threatens")]),
    "criticism": ({"name": "brook"}, 1, [("Carl Dunn", "Ada Brook", 1, DAYS[0], DAYS[0], BLAME)]),
    "positions": ({"name": "Ada Brook"}, 1, [(DAYS[1], 0.8)]),
    "confirmed_or_denied": (
        {"about": "pillar"},
        2,
        [("confirms", DAYS[1], "Bridge Board"), ("denies", DAYS[1], "Carl Dunn")],
    ),
    "witnesses": ({"about": "ferry", "least": "1"}, 1, [(1, 2, 2, DAYS[0], "Mia Vale", FERRY, "gull.example")]),
    "sources": ({"about": "ferry"}, 1, []),
    "anonymous_sources": ({}, 1, [(DAYS[0], "a senior official", "asserts", CRACKED, 1, "gull.example")]),
    "certainty": ({"about": "ferry"}, 1, [("Mia Vale", "CT+", 2, FERRY)]),
    "said_about": ({"name": "Brook"}, 1, [(DAYS[0], "Carl Dunn", "criticizes", BLAME)]),
    "named_with": ({"name": "Carl Dunn"}, 1, [("Ada Brook", "PERSON", 1, 1)]),
    "speakers": ({}, 4, [("Carl Dunn", "PERSON", 3, 2, 2), ("Ada Brook", "PERSON", 2, 2, 2)]),
    "rising": ({"day": "2024-11-05", "days": "3"}, 1, [("Bridge Board", "ORG", 1, 0)]),
}
"""The same of the world of ``quarrel``."""


def test_every_query_is_asked_here() -> None:
    asked = [*ANSWERS, *QUARREL_ANSWERS, "told_by"]
    assert sorted(asked) == [query.name for query in list_queries()]


@pytest.mark.parametrize("name", QUARREL_ANSWERS)
def test_query_answers_of_the_quarrel(quarrel: Archive, name: str) -> None:
    parameters, n_rows, beginnings = QUARREL_ANSWERS[name]
    _, rows = run_named_query(quarrel.published, name, parameters)
    assert len(rows) == n_rows
    assert [row[: len(beginning)] for row, beginning in zip(rows, beginnings, strict=False)] == beginnings


def test_who_else_says_the_same_is_told_in_the_order_of_publication(quarrel: Archive) -> None:
    _, rows = run_named_query(quarrel.published, "told_by", {"words": "ferry"})
    assert [row[1:4] for row in rows] == [
        ("first", DAYS[0], "gull.example"),
        ("same-quotation", date(2024, 11, 2), "crow.example"),
    ]


@pytest.mark.parametrize("name", ANSWERS)
def test_query_answers(world: Archive, name: str) -> None:
    parameters, n_rows, beginnings = ANSWERS[name]
    _, rows = run_named_query(world.published, name, parameters)
    assert len(rows) == n_rows
    assert [row[: len(beginning)] for row, beginning in zip(rows, beginnings, strict=False)] == beginnings


def test_queries_state_their_question_and_defaults() -> None:
    for query in list_queries():
        assert query.meaning.endswith("?"), query.name
        assert all(f"${name}" in query.text.split("\n-- ")[-1] for name in query.parameters), query.name


def test_defaults_stand_in_for_parameters_left_out(world: Archive) -> None:
    assert run_named_query(world.published, "said_by", {})[1] == []
    assert len(run_named_query(world.published, "denials", {})[1]) == 1


def test_a_long_quotation_is_found_by_its_speaker(world: Archive) -> None:
    assert LONG_QUOTE in {row[3] for row in run_named_query(world.published, "said_by", {"speaker": "Lee"})[1]}


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("nobody", {}, "no stored query 'nobody'"),
        ("said_by", {"speeker": "NATO"}, "query said_by takes speaker, not speeker"),
        ("days", {"name": "Harbour Office", "from": "soon"}, "soon"),
    ],
)
def test_wrong_names_and_values_are_one_line(
    world: Archive, name: str, parameters: dict[str, str], message: str
) -> None:
    with pytest.raises(WarehouseError, match=message) as caught:
        run_named_query(world.published, name, parameters)
    assert "\n" not in str(caught.value)
