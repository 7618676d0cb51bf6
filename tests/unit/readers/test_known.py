"""Planning opens only files that are new or have changed."""

import os
from pathlib import Path
from typing import Any

import pytest

from flows.lake.inputs import locate_known, plan_remembered
from flows.reading import plans
from flows.reading.slices import Slice
from tests.unit.readers.samples import write_zip

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


def test_what_was_read_of_captured_files_is_kept_when_they_are_damaged(
    archive: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before, lake = plan(archive), archive.parent / "lake"
    damaged, gone = archive / "a.jsonl", archive / "b.jsonl"
    damaged.write_text(LINE % 1)
    gone.unlink()
    kept = plan_remembered([archive], 100, lake, lambda _: True)
    assert {slice_.sha256 for slice_ in kept} == {one.sha256 for one in before if one.input_uri != str(gone)}
    assert [f"{damaged}, {gone}" in message for message in caplog.messages] == [True]
    assert {slice_.count for slice_ in plan_remembered([archive], 100, lake, lambda _: False)} == {1}
    assert len(caplog.messages) == 1


def test_a_captured_file_that_was_copied_back_is_none_that_changed(
    archive: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = plan(archive)
    os.utime(archive / "a.jsonl", (1, 1))
    assert plan_remembered([archive], 100, archive.parent / "lake", lambda _: True) == before
    assert caplog.messages == []


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


def test_what_neither_name_nor_change_tells_of_is_not_opened_again(archive: Path) -> None:
    (archive / "story?id=3").write_text("<html><p>Rain fell.</p></html>")
    (archive / "photos").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(22))
    (archive / "pages.zip").write_bytes(write_zip({"a.html": b"<html><p>Rain fell.</p></html>", "b.jpg": b"\xff\xd8"}))
    slices = plan(archive)
    assert sum(slice_.count for slice_ in slices) == 3 + 1 + 1 + 1 + 2
    for name in ("story?id=3", "photos", "pages.zip"):
        rewrite_in_secret(archive / name, "x" * (archive / name).stat().st_size)
    assert plan(archive) == slices
