"""Settings: the file, and what the environment says instead."""

import re
from datetime import date
from pathlib import Path

import pytest

from flows.settings import CONFIG, read_settings


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORKERS", "7")
    monkeypatch.setenv("DATELINE_CAPTURE_CONTACT", "mailto:desk@newsroom.example")
    monkeypatch.setenv("DATELINE_CAPTURE_ALLOW", "10.0.0.0/8 intranet.example")
    settings = read_settings()
    assert settings.workers == 7
    assert settings.capture.contact == "mailto:desk@newsroom.example"
    assert settings.capture.allow == ("10.0.0.0/8", "intranet.example")


@pytest.mark.parametrize(("variable", "name"), [("WORKERS", "workers"), ("CAPTURE_REDIRECTS", "capture.redirects")])
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, name: str) -> None:
    monkeypatch.setenv(f"DATELINE_{variable}", "many")
    with pytest.raises(ValueError, match=f"setting {name}: .*'many'"):
        read_settings()


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("WORKERS", "2.5", "a whole number is wanted, not '2.5'"),
        ("SQL_SECONDS", "nan", "a number is wanted"),
        ("EARLIEST_GUESS", "1990", "a day such as 1990-01-01 is wanted"),
    ],
)
def test_what_is_wanted_is_told(monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str) -> None:
    monkeypatch.setenv(f"DATELINE_{variable}", value)
    with pytest.raises(ValueError, match=told):
        read_settings()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("workers = true", "setting workers: a whole number is wanted, not True"),
        ("runner = 7", "setting runner: a text is wanted, not 7"),
        ("earliest_guess = 1990-01-01T00:00:00", "setting earliest_guess: a day"),
        ("allow = 'a.example'", "setting capture.allow: a list of texts is wanted"),
        ("allow = [7]", "setting capture.allow: a list of texts is wanted"),
        ("# workers", "setting workers is missing"),
    ],
)
def test_a_wrong_line_of_the_file_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str, told: str
) -> None:
    text = (CONFIG / "pipeline.toml").read_text(encoding="utf-8")
    name = line.strip("# ").split()[0]
    (tmp_path / "pipeline.toml").write_text(re.sub(rf"^{name} = .*$", line, text, flags=re.M), encoding="utf-8")
    monkeypatch.setattr("flows.settings.CONFIG", tmp_path)
    with pytest.raises(ValueError, match=told):
        read_settings()


def test_the_file_as_it_is_gives_every_kind() -> None:
    settings = read_settings()
    assert settings.earliest_guess == date(1990, 1, 1)
    assert (settings.sql_seconds, type(settings.sql_seconds)) == (60.0, float)
    assert isinstance(settings.data, Path)
    assert settings.alerts.mail_to == ()
