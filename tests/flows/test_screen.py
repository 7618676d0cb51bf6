"""What reaches the terminal: what data says, and nothing that it commands."""

import logging
import subprocess

import pytest

from flows.cli import screen

HOSTILE = "a\x1b[31mred\x1b]0;title\x07 \x9b2J \x7f\x00 \u202egnp.exe\u2066 \ud800 [/red] [bold]b[/bold] urn:libya:x"
UNSAFE = [*map(chr, range(9)), "\x0b", "\x1b", "\x7f", "\x80", "\x9b", "\x9f", "\u202a", "\u202e", "\u2066", "\u2069"]
SHOWN = "[/red] [bold]b[/bold] urn:libya:x"


@pytest.mark.parametrize(
    "show",
    [
        lambda: screen.show_line(HOSTILE),
        lambda: screen.show_note(HOSTILE),
        lambda: screen.show_rows([HOSTILE], [[HOSTILE]]),
        lambda: screen.show_rows([HOSTILE] * 9, [[HOSTILE] * 9]),
        lambda: screen.show_json(HOSTILE),
        lambda: screen.ProgressHandler().emit(logging.makeLogRecord({"msg": HOSTILE})),
    ],
    ids=["line", "note", "table", "records", "json", "log"],
)
def test_data_is_text_and_commands_nothing(show, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    show()
    told = "".join(capsys.readouterr())
    assert SHOWN in told
    assert [character for character in UNSAFE if character in told] == []


def test_a_pipe_gets_a_wide_cell_whole(capsys: pytest.CaptureFixture[str]) -> None:
    long = "word " * 2000 + "end"
    screen.show_rows(["text", "nothing", "bytes"], [[long, None, b"\x00\xff"]])
    told = capsys.readouterr().out
    assert long in told
    assert "\\x00ff" in told
    assert "None" not in told


def test_a_terminal_gets_a_wide_cell_cut(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(screen.open_console(), "_force_terminal", True)
    screen.show_rows(["text"], [["x" * 50_000]])
    assert capsys.readouterr().out.count("x") <= screen.WIDEST_CELL
    screen.show_rows(list("abcdefghi"), [["x" * 50_000, *"bcdefghi"]])
    assert capsys.readouterr().out.count("x") == screen.WIDEST_CELL


@pytest.mark.parametrize("name", ['Ada "Quay" Moll', "$(echo no)", "`echo no`", "a\\", "$HOME", "O''Brien"])
def test_a_suggested_command_runs_nothing_that_a_name_holds(name: str) -> None:
    done = subprocess.run(["sh", "-c", f'printf %s "{screen.quote_shell(name)}"'], capture_output=True, text=True)
    assert done.stdout == name
