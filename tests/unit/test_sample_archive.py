"""The sample archive that ships is the one its sources make, and says what it should become."""

import gzip
import subprocess
import sys
import tomllib
import zlib
from collections import Counter
from pathlib import Path

import pytest

from transforms.reasons import REASONS

ARCHIVE = Path(__file__).parents[1] / "archive"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    subprocess.run([sys.executable, str(ARCHIVE / "build.py"), str(folder)], check=True, timeout=60)
    return folder


@pytest.fixture(scope="module")
def expected() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((ARCHIVE / "expected.toml").read_text("utf-8"))


def list_files(folder: Path) -> list[Path]:
    paths = [folder / "expected.toml", *(folder / "input").rglob("*")]
    return sorted(path.relative_to(folder) for path in paths if path.is_file())


def inflate(content: bytes) -> bytes:
    """Decompress every gzip member: compressed bytes differ between builds of zlib, what they hold does not."""
    parts = []
    while content:
        member = zlib.decompressobj(wbits=31)
        parts.append(member.decompress(content))
        content = member.unused_data
    return b"".join(parts)


def test_shipped_files_are_those_the_sources_make(rebuilt: Path) -> None:
    assert list_files(ARCHIVE) == list_files(rebuilt)


def test_shipped_contents_are_what_the_sources_make(rebuilt: Path) -> None:
    for path in list_files(rebuilt):
        shipped, made = (ARCHIVE / path).read_bytes(), (rebuilt / path).read_bytes()
        if "night-2024-11-11" in path.name:  # cut off in the middle: how much is left depends on the compression
            shipped, made = (inflate(content)[:30_000] for content in (shipped, made))
        elif path.suffix == ".gz":
            shipped, made = inflate(shipped), inflate(made)
        assert shipped == made, path


def test_last_warc_file_is_cut_in_the_middle_of_a_record() -> None:
    with pytest.raises(EOFError), gzip.open(ARCHIVE / "input/warc/night-2024-11-11.warc.gz") as stream:
        stream.read()


def test_every_expected_outcome_is_an_article_or_a_known_reason(expected: dict[str, list[dict[str, object]]]) -> None:
    outcomes = Counter(record["outcome"] for record in expected["record"])
    assert set(outcomes) - {"article"} <= set(REASONS)
    assert outcomes["article"] >= 40


def test_facts_name_articles_of_the_archive(expected: dict[str, list[dict[str, object]]]) -> None:
    keys = {record["key"] for record in expected["record"] if "key" in record}
    for conflict in expected["conflict"]:
        assert {key for side in conflict["articles"] for key in side} <= keys  # type: ignore[attr-defined]
    assert {key for event in expected["event"] for key in event["articles"]} <= keys  # type: ignore[attr-defined]
