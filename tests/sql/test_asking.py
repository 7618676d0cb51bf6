"""An analyst's question: one statement, so many seconds, so many rows."""

from pathlib import Path

import pytest

from flows.warehouse.asking import ask
from flows.warehouse.inspecting import count_tables, run_named_query
from flows.warehouse.published import WarehouseError
from tests.sql.building import Archive

ENDLESS = "SELECT count(*) FROM range(1000000000) AS a, range(1000000) AS b"


def test_no_more_rows_are_read_than_wanted(world: Archive) -> None:
    answer = ask(world.published, "SELECT range AS n FROM range(1000000000000)", {}, 60, 2500)
    assert (answer.columns, len(answer.rows), answer.is_cut) == (["n"], 2500, True)
    answer = ask(world.published, "SELECT range AS n FROM range(2500)", {}, 60, 2500)
    assert (len(answer.rows), answer.is_cut) == (2500, False)


def test_a_question_that_takes_too_long_is_stopped(world: Archive) -> None:
    with pytest.raises(WarehouseError, match="stopped after"):
        ask(world.published, ENDLESS, {}, 0.5, 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no statement"),
        (" ; ;", "no statement"),
        ("-- a thought\n/* more */", "no statement"),
        ("SELECT 1; SELECT 2", "2 statements"),
        ("SELECT '\udcff'", "not UTF-8"),
        ("SELECT $a", "parameter"),
        ("SELECT checksum FROM articles", "checksum"),
    ],
)
def test_what_cannot_be_answered_is_one_line(world: Archive, text: str, told: str) -> None:
    with pytest.raises(WarehouseError, match=told) as caught:
        ask(world.published, text, {}, 60, 10)
    assert "\n" not in str(caught.value)
    assert "broken" not in str(caught.value)


def test_a_statement_may_have_a_tail(world: Archive) -> None:
    assert ask(world.published, "SELECT ';' AS a; -- done", {}, 60, 10).rows == [(";",)]


def truncate(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(16384)  # the headers, and too little else


@pytest.mark.parametrize("damage", [truncate, lambda path: path.write_bytes(b"hello\n" * 99)], ids=["cut", "text"])
def test_a_broken_file_is_called_so_by_all_who_read(world: Archive, tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    broken = tmp_path / "dateline.duckdb"
    broken.write_bytes(world.published.read_bytes())
    damage(broken)
    for read in (
        lambda: [ask(broken, f"SELECT count(columns(*)) FROM {name}", {}, 60, 9) for name in ("articles", "claims")],
        lambda: run_named_query(broken, "denials", {}),
        lambda: count_tables(broken),
    ):
        try:
            read()
        except WarehouseError as error:
            assert "broken; the next run" in str(error)
    with pytest.raises(WarehouseError, match="broken"):
        ask(broken, "SELECT max(text) FROM articles", {}, 60, 9)


def test_a_folder_in_the_place_of_the_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="a folder is where"):
        ask(tmp_path, "SELECT 1", {}, 60, 9)
