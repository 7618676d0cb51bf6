"""What `dateline sql` and `export` hand to other programs, and what the prompt takes."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.cli import prompt
from flows.cli.answers import answer
from flows.cli.export import FORMS, TABLES, export
from flows.cli.formats import WRITERS, write_csv
from flows.settings import Settings, read_settings
from flows.warehouse.corrections import name_fully
from flows.warehouse.counting import count_records, describe_records
from flows.warehouse.inspecting import count_tables, explain_missing
from tests.sql.building import Archive
from tests.sql.scenes import tell_storm
from transforms.schema.records import Reject

Ask = Callable[..., str]


@pytest.fixture
def desk(world: Archive) -> Settings:
    return replace(read_settings(), data=world.folder)


@pytest.fixture
def ask(desk: Settings, capsys: pytest.CaptureFixture[str]) -> Ask:
    def answered(query: str, form: str = "", *values: str) -> str:
        answer(desk, query, values, form)
        return capsys.readouterr().out

    return answered


def test_a_pipe_gets_every_row_whole_as_csv(ask: Ask, desk: Settings) -> None:
    n_rows = desk.sql_rows + 5
    told = list(csv.reader(io.StringIO(ask(f"SELECT range AS n, repeat('x', 3000) AS t FROM range({n_rows})"))))
    assert told[0] == ["n", "t"]
    assert len(told) == n_rows + 1
    assert {len(row[1]) for row in told[1:]} == {3000}


def test_every_form_tells_the_same(ask: Ask) -> None:
    query = "SELECT title, outlet, authors, published_date FROM articles ORDER BY article_id"
    rows = [json.loads(line) for line in ask(query, "jsonl").splitlines()]
    assert rows
    assert json.loads(ask(query, "json")) == rows
    assert [row["outlet"] for row in csv.DictReader(io.StringIO(ask(query, "csv")))] == [row["outlet"] for row in rows]
    assert ask(query, "markdown").count("\n") == len(rows) + 2


def test_values_of_every_kind_are_text(ask: Ask) -> None:
    values = "[1, NULL] AS a, {'b': DATE '2024-11-02'} AS s, '\\xFF'::BLOB AS x, 'nan'::DOUBLE AS n, true AS t, 1 AS t"
    query = f"SELECT {values}"
    told = {"a": [1, None], "s": {"b": "2024-11-02"}, "x": "ff", "n": None, "t": True, "t_2": 1}
    assert json.loads(ask(query, "jsonl")) == told
    assert list(csv.reader([ask(query, "csv").splitlines()[1]])) == [
        ["[1, null]", '{"b": "2024-11-02"}', "ff", "nan", "true", "1"]
    ]


def test_markdown_keeps_a_cell_in_its_cell(ask: Ask) -> None:
    assert ask("SELECT 'a|b' || chr(10) || '<script>' AS t", "markdown").endswith("| a\\|b<br>&lt;script> |\n")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    out = io.StringIO()
    write_csv(out, [text], [[text], [-5], [-0.5], [[text]]])
    header, cell, *numbers, listed = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert header == cell == ["'" + text.replace("\r", "\n")]
    assert numbers == [["-5"], ["-0.5"]]
    assert listed[0].startswith("[")


def test_several_statements_are_answered_in_turn(ask: Ask) -> None:
    assert ask("SELECT 1 AS a; SELECT 2 AS b") == "a\n1\nb\n2\n"
    with pytest.raises(ValueError, match="2 statements"):
        ask("SELECT 1 AS a; SELECT 2 AS b", "json")


def test_stored_queries_have_forms_too(ask: Ask) -> None:
    assert json.loads(ask("@said_by", "json", "speaker=Ann Lee"))[0]["speaker_name"] == "Ann Lee"


@pytest.mark.parametrize(("query", "values"), [("FROM claims_by('Anne Lee')", ()), ("@said_by", ("speaker=Anne Lee",))])
def test_an_empty_answer_says_so_and_what_may_be_meant(
    desk: Settings, capsys: pytest.CaptureFixture[str], query: str, values: Sequence[str]
) -> None:
    for form in ("table", "csv"):
        answer(desk, query, values, form)
        assert capsys.readouterr().err == "no rows; did you mean Ann Lee?\n"
    answer(desk, "FROM claims_by('Ann Lee') LIMIT 0", (), "table")
    assert capsys.readouterr().err == "no rows\n"


def test_a_table_shows_ids_and_offsets_last_unless_asked_otherwise(
    desk: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    answer(desk, "FROM articles LIMIT 1", (), "table")
    told = capsys.readouterr().out
    assert told.index(" title ") < told.index(" article_id ")
    answer(desk, "SELECT article_id, title FROM articles LIMIT 1", (), "table")
    assert capsys.readouterr().out.index("article_id") < 40


def test_an_export_holds_every_table_in_every_form(desk: Settings, tmp_path: Path) -> None:
    export(desk, tmp_path, [])
    counts = count_tables(desk.warehouse)
    for table in TABLES:
        wanted = counts[table.name]
        assert pq.read_table(tmp_path / "parquet" / f"{table.name}.parquet").num_rows == wanted
        assert len((tmp_path / "jsonl" / f"{table.name}.jsonl").read_text().splitlines()) == wanted
        with (tmp_path / "csv" / f"{table.name}.csv").open(newline="") as file:
            assert sum(1 for _ in csv.reader(file)) == wanted + 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", *sorted(FORMS)]


def test_an_export_is_the_same_twice_and_replaces_the_one_before(desk: Settings, tmp_path: Path) -> None:
    export(desk, tmp_path, ["jsonl", "ftm"])
    first = {path: path.read_bytes() for path in tmp_path.rglob("*.*json*")}
    (tmp_path / "jsonl" / "stale.jsonl").write_text("x")
    export(desk, tmp_path, ["jsonl", "ftm"])
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*json*")} == first
    with pytest.raises(ValueError, match="unknown format 'xls'"):
        export(desk, tmp_path, ["xls"])


def test_money_can_be_followed_from_entities_to_articles(desk: Settings, tmp_path: Path) -> None:
    """The ids of links lead to things that are there; the schemata and properties are the model's (4.11)."""
    export(desk, tmp_path, ["ftm"])
    lines = (tmp_path / "ftm" / "entities.ftm.json").read_text().splitlines()
    things = {thing["id"]: thing for thing in map(json.loads, lines)}
    assert len(things) == len(lines)
    (lee,) = (thing for thing in things.values() if thing["properties"].get("name") == ["Ann Lee"])
    assert lee["schema"] == "Person"
    links = [thing["properties"] for thing in things.values() if thing["schema"] == "Documentation"]
    assert {things[link["document"][0]]["schema"] for link in links} == {"Article"}
    assert {link["entity"][0] for link in links} <= things.keys()
    assert lee["id"] in {link["entity"][0] for link in links}
    assert all(
        isinstance(text, str) for thing in things.values() for some in thing["properties"].values() for text in some
    )


@pytest.mark.parametrize(
    ("wanted", "verdicts"),
    [
        ("https://gazette.example/denial", ["article"]),
        ("e.warc", ["reject"]),
        ("/home/desk/e.warc", ["reject"]),
        ("a.warc:6", ["article"]),
        ("e.warc:7", ["reject"]),
        ("/home/desk/e.warc:7", ["reject"]),
        ("warc", []),
    ],
)
def test_why_takes_pages_files_and_records(world: Archive, wanted: str, verdicts: list[str]) -> None:
    assert [row[0] for row in explain_missing(world.published, wanted)[1]] == verdicts


def test_why_takes_an_archive_of_files(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    locked = Reject("/home/desk/in/post.zip#inner.zip#a.txt", 0, "", "read", "malformed", "encrypted")
    archive.load(archive.shard("zip", tell_storm("https://gull.example/storm", 40), rejects=(locked,)))
    for wanted in ("post.zip", "in/post.zip", "/home/desk/in/post.zip"):
        assert [row[0] for row in explain_missing(archive.published, wanted)[1]] == ["reject"]
    assert not explain_missing(archive.published, "st.zip")[1]


def test_why_takes_an_article_id(world: Archive) -> None:
    for (article_id,) in world.ask("SELECT article_id FROM articles"):
        ((verdict, *_),) = explain_missing(world.published, str(article_id))[1]
        assert verdict == "article"


def test_records_are_counted_as_pages(world: Archive) -> None:
    told = describe_records(count_records(world.published))
    assert told == "4 articles, 1 pages refused, 2 captured again, 0 other records"
    assert count_records(world.published, ["other"]) == (1, 0, 1, 0)


def test_a_correction_of_a_name_that_nobody_bears_is_refused(world: Archive) -> None:
    assert name_fully(world.published, "ann lee") == "PERSON ann lee"
    assert name_fully(world.published, "PERSON Ann Lee") == "PERSON Ann Lee"
    for name, told in (
        ("PERSON Anne Lee", "is no name in the published file; did you mean Ann Lee?"),
        ("Nobody Atall", "is no name in the published file$"),
        ("ORG Ann Lee", "is PERSON in the published file, not ORG"),
    ):
        with pytest.raises(ValueError, match=told):
            name_fully(world.published, name)


def test_the_prompt_takes_statements_commands_and_stored_queries(
    desk: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    typed = iter(
        [
            ".tables",
            ".schema claims",
            ".nothing",
            "SELECT 1 AS one;",
            "selec;",
            "SELECT",
            "2 AS two;",
            "@denials",
            "quit",
            "x;",
        ]
    )
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    monkeypatch.setattr(prompt, "prepare_line", lambda _: None)
    prompt.run_prompt(desk)
    told = capsys.readouterr().out
    for shown in ("claims_by(wanted)", "content_text", "no command .nothing", "one", "syntax error", "two", "speaker"):
        assert shown in told, shown
    assert next(typed) == "x;"


def test_the_prompt_completes_tables_columns_macros_and_queries(desk: Settings) -> None:
    complete = prompt.build_completer(desk)
    for typed, word in (("arti", "article_id"), ("claims_b", "claims_by("), ("@den", "@denials"), (".sch", ".schema")):
        assert complete(typed, 0) == word
    assert complete("zzz", 0) is None


def test_forms_that_are_named_are_there() -> None:
    assert sorted(WRITERS) == ["csv", "json", "jsonl", "markdown"]
