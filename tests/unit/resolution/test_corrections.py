"""Corrections as written: what is wrong with one is told in a line."""

from pathlib import Path
from typing import Any

import pytest

from flows.warehouse.corrections import add_correction, read_corrections
from transforms.resolution.corrections import parse_corrections

GOOD = {"name": "PERSON Ada Moll", "with": "PERSON A. Moll", "who": "ab", "why": "seen"}


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({"join": [GOOD]}, "no correction is called 'join'"),
        ({"merge": GOOD}, "[[merge]]"),
        ({"merge": [{**GOOD, "why": " "}]}, "tells no 'why'"),
        ({"merge": [{**GOOD, "of": "x"}]}, "no field 'of'"),
        ({"merge": [{**GOOD, "name": "Ada Moll"}]}, "must begin with one of PERSON"),
        ({"merge": [{**GOOD, "with": "PERSON Mrs. Ada Moll"}]}, "written alike"),
        ({"merge": [{**GOOD, "who": 7}]}, "must hold texts"),
        ({"merge": ["x"]}, "must hold texts"),
        ({"retype": [{"name": "ORG Selm", "label": "PLACE", "who": "ab", "why": "seen"}]}, "'PLACE' is none of"),
    ],
)
def test_a_wrong_correction_is_told_with_its_place(document: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=r"^night\.toml") as error:
        parse_corrections(document, "night.toml")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    why = 'signed "A. M." – \\ twice'
    add_correction(tmp_path / "new", "merge", {**GOOD, "why": why})
    add_correction(tmp_path / "new", "reject", {"name": "MISC Read More", "why": "boilerplate"})
    merge, reject = read_corrections(tmp_path / "new")
    assert (merge.kind, merge.label, merge.name, merge.other, merge.why) == (
        "merge", "PERSON", "Ada Moll", "PERSON A. Moll", why,
    )  # fmt: skip
    assert (reject.kind, reject.name) == ("reject", "Read More")
    assert reject.who


def test_a_decision_is_written_once(tmp_path: Path) -> None:
    add_correction(tmp_path, "merge", GOOD)
    with pytest.raises(ValueError, match="decided already"):
        add_correction(tmp_path, "merge", GOOD)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "hand.toml").write_text("[[merge]\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"hand\.toml"):
        read_corrections(tmp_path)


def test_no_folder_means_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "none") == []
