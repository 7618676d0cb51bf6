"""The commands that answer at once: what they load, and how their arguments are read."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from flows.cli import quick
from flows.settings import read_settings
from tests.sql.building import Archive

LOADED = """
import sys
from flows.cli import quick
quick.main()
print(*sorted({"typer", "pydantic", "rich", "pyarrow", "prefect", "numpy"} & set(sys.modules)), file=sys.stderr)
"""


@pytest.fixture(autouse=True)
def data(world: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(world.folder))


@pytest.mark.parametrize(
    ("arguments", "told", "loaded"),
    [
        (["sql", "SELECT 42 AS told"], "told\n42\n", ""),
        (["--version"], "dateline ", ""),
        (["status"], "articles", "rich"),  # draws its table
    ],
    ids=["sql", "version", "status"],
)
def test_what_answers_at_once_waits_for_nothing_it_does_not_need(arguments: list[str], told: str, loaded: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=True)
    assert told in done.stdout
    assert done.stderr == f"{loaded}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "csv", "@ahead", "since=2999-01-01"],
        ["@ahead", "--format=csv", "since=2999-01-01"],
        ["@ahead", "since=2999-01-01", "--format", "csv"],
    ],
    ids=["before", "between", "behind"],
)
def test_options_stand_anywhere(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    quick.ask(arguments)
    told = capsys.readouterr()
    assert told.out.count("\n") == 1
    assert told.err == "no rows\n"


@pytest.mark.parametrize("text", ["-- asked\nSELECT -1 AS n", "SELECT -1 AS n;", "SELECT -1 AS n ; \n"])
def test_a_statement_may_begin_with_a_comment_or_end_with_a_semicolon(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    quick.ask([text])
    assert capsys.readouterr().out == "n\n-1\n"


def test_a_wrong_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        quick.show_status(["--hash"])
    assert end.value.code == 2
    assert "--hash" in capsys.readouterr().err


def test_analysts_tables_are_counted_and_with_hashes_all(capsys: pytest.CaptureFixture[str]) -> None:
    quick.show_status([])
    assert "claim_keys" not in capsys.readouterr().out
    quick.show_status(["--hashes"])
    assert "claim_keys" in capsys.readouterr().out


def test_the_sample_is_asked_while_there_is_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_DATA")
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "dateline.duckdb").touch()
    settings = replace(read_settings(), data=tmp_path)
    monkeypatch.setattr(quick, "read_settings", lambda: settings)
    assert quick.choose_settings().data == tmp_path / "sample"
    (tmp_path / "dateline.duckdb").touch()
    assert quick.choose_settings().data == tmp_path
