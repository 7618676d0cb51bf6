"""The command line where no flow runs: what it answers, and how it refuses."""

import gzip
import json
from pathlib import Path

import pytest

from flows.cli.annotation_files import annotate_file
from flows.settings import read_settings
from tests.flows.conftest import Dateline


@pytest.fixture
def cli(tmp_path: Path) -> Dateline:
    return Dateline({"PATH": "/usr/bin:/bin"}, tmp_path / "data")


def test_before_the_first_night_everything_says_so(cli: Dateline) -> None:
    assert "nothing is published yet" in cli.run("status", "--hashes")
    assert "nothing is published yet" in cli.run("sql", "FROM articles", status=1)
    assert "was never read" in cli.run("why", "https://a.example/b", status=1)


def test_doctor_finds_this_machine_fit(cli: Dateline) -> None:
    assert "BAD" not in cli.run("doctor")


def test_stored_queries_are_listed(cli: Dateline) -> None:
    assert "@denials" in cli.run("sql", "--list")


def test_a_wrong_setting_is_named(cli: Dateline) -> None:
    cli.environment["DATELINE_WORKERS"] = "many"
    assert "setting workers" in cli.run("status", status=1)


def write_lines(path: Path, *entries: object) -> str:
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return str(path)


def test_annotate_writes_one_prediction_a_document(tmp_path: Path) -> None:
    text = "BRENNICK, Oct. 31 - Mayor Ada Moll said on Tuesday that 40 houses were lost."
    source = tmp_path / "in.jsonl"
    write_lines(
        source,
        {"doc": "a", "text": text, "dct": "2024-10-31", "events": [{"s": 70, "e": 74}]},
        {"doc": "b", "text": "", "dct": None, "events": []},
    )
    keys = {"entities": "entities", "attributions": "attributions", "timexes": "timexes", "event-dates": "events"}
    for task, key in keys.items():
        target = tmp_path / f"{task}.jsonl"
        assert annotate_file(task, source, target, read_settings()) == 2
        first, second = (json.loads(line) for line in target.read_text(encoding="utf-8").splitlines())
        assert (first["doc"], second["doc"]) == ("a", "b")
        assert first[key]
        assert second[key] == []


def test_annotate_text_reads_pages_beside_the_file(cli: Dateline, tmp_path: Path) -> None:
    told = "the bridge at Brennick will stay shut until spring, the council decided after a long meeting on the repairs"
    paragraphs = "".join(
        f"<p>On day {number} of the count, {told}; {number * 7} people spoke.</p>" for number in range(9)
    )
    head = (
        '<title>Bridge shut</title><meta property="og:type" content="article"><meta name="author" content="Ada Moll">'
    )
    page = f"<html><head>{head}</head><body><article><h1>Bridge shut</h1>{paragraphs}</article></body></html>"
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(page.encode()))
    source = write_lines(tmp_path / "in.jsonl", {"doc": "a", "html_path": "page.html.gz", "url": "https://a.example/b"})
    cli.run("annotate", "text", source, str(tmp_path / "out.jsonl"))
    prediction = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert prediction["title"] == "Bridge shut"
    assert "stay shut until spring" in prediction["text"]


def test_annotate_refuses_in_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"doc": "a", "text": "x"}\n{"doc": \n', encoding="utf-8")
    for task, fault in (("timexes", r"broken\.jsonl, line 2: [^\n]+$"), ("poems", r"unknown task 'poems': [^\n]+$")):
        with pytest.raises(ValueError, match=fault):
            annotate_file(task, broken, tmp_path / "out", read_settings())
