"""Planning opens only files that are new or have changed."""

import os
from pathlib import Path

import pytest

from flows.lake.inputs import locate_known, plan_remembered
from flows.reading.slices import Slice

LINE = '{"url": "https://tide.example/%s", "title": "A title", "text": "Rain fell on Selm."}\n'


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.jsonl").write_text(LINE % 1 + LINE % 2)
    (archive / "b.jsonl").write_text(LINE % 3)
    (archive / "page.html").write_text("<html><p>Rain fell.</p></html>")
    return archive


def plan(archive: Path) -> list[Slice]:
    return plan_remembered([archive], 100, archive.parent / "lake")


def rewrite_in_secret(path: Path, content: str) -> None:
    """Give a file other content of the same length, its times left as they were: only who opens it sees that."""
    status = path.stat()
    assert len(content) == status.st_size
    path.write_text(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_what_has_not_changed_is_not_opened(archive: Path) -> None:
    slices = plan(archive)
    rewrite_in_secret(archive / "a.jsonl", LINE % 1 + LINE % 9)
    rewrite_in_secret(archive / "page.html", "<html><p>Snow fell.</p></html>")
    assert plan(archive) == slices
    locate_known(archive.parent / "lake").unlink()
    assert plan(archive) != slices


def test_a_changed_file_is_read_again_alone(archive: Path) -> None:
    before = plan(archive)
    (archive / "b.jsonl").write_text(LINE % 3 + LINE % 4)
    after = plan(archive)
    assert [one.count for one in after] == [2, 2, 1]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]


def test_other_slices_are_cut_where_another_number_of_records_is_asked_for(archive: Path) -> None:
    plan(archive)
    assert len(plan_remembered([archive], 1, archive.parent / "lake")) == 4


def test_what_cannot_be_understood_is_forgotten(archive: Path) -> None:
    slices = plan(archive)
    locate_known(archive.parent / "lake").write_text('{"version": 1}')
    assert plan(archive) == slices
