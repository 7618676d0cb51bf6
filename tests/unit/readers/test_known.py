"""Planning opens only files that are new or have changed."""

import os
from pathlib import Path
from typing import Any

import pytest

from flows.lake.inputs import locate_known, plan_remembered
from flows.reading import plans
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


def test_one_name_that_is_not_utf_8_makes_nothing_else_be_opened_again(archive: Path) -> None:
    (archive / os.fsdecode(b"p\xff.html")).write_text("<html><p>Rain fell.</p></html>")
    (archive / os.fsdecode(b"l\xff.jsonl")).write_text(LINE % 5)
    slices = plan(archive)
    rewrite_in_secret(archive / "a.jsonl", LINE % 1 + LINE % 9)
    assert plan(archive) == slices


def test_a_broken_list_of_fields_costs_its_file_alone(archive: Path) -> None:
    (archive / "b.jsonl.fields.toml").write_text("no = such = field")
    assert sorted((slice_.count, len(slice_.rejects)) for slice_ in plan(archive)) == [(1, 0), (1, 1), (2, 0)]
    assert plan(archive) == plan(archive)


@pytest.mark.parametrize("name", ["b.jsonl", "page.html"])
def test_a_file_that_grows_while_it_is_read_is_read_again(
    archive: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = archive / name

    def grow_after(step: str) -> None:
        reads = getattr(plans, step)

        def read(*given: Any) -> Any:
            result = [*reads(*given)]
            path.write_bytes(path.read_bytes() * 2)
            return result

        monkeypatch.setattr(plans, step, read)

    grow_after("locate_items" if name == "b.jsonl" else "measure_file")
    before = plan(archive)
    monkeypatch.undo()
    assert plan(archive) != before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_be_read_now_is_read(archive: Path) -> None:
    (archive / "page.html").chmod(0)
    before = plan(archive)
    (archive / "page.html").chmod(0o644)
    assert plan(archive) != before
