"""Hostile files: each becomes rows, what is good in it and beside it is read, and time is bounded."""

import gzip
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.fetching.opt_outs import read_metas
from flows.reading import plan_inputs, plan_slices, read_slice
from flows.reading.encodings import inflate_members
from tests.faults.hostile import FILES, LYING_RECORD, PNG, pack_stored, write_files
from tests.flows.conftest import SAMPLE
from tests.growth import grows_linearly
from tests.unit.readers.warcs import list_reasons, pick_documents, read_all, write_pages
from transforms.charset import decode_html
from transforms.schema.records import RawDocument, Reject

PAGE = b"<html><p>It sailed.</p></html>"

OUTCOMES = {
    "comment-first.xml": (1, {}),
    "instruction-first.xml": (1, {}),
    "entity-first.xml": (1, {}),
    "unknown-entity.xml": (0, {"malformed": 1}),
    "laughs.xml": (0, {"malformed": 1}),
    "deep.xml": (0, {"malformed": 1}),
    "deep-lists.jsonl": (1, {"malformed": 1}),
    "long-line.jsonl": (1, {"too-large": 1}),
    "odd-values.jsonl": (1, {"malformed": 1}),
    "long-id.jsonl": (1, {}),
    "odd-fields.jsonl": (0, {"malformed": 1}),
    "lying-header.wacz": (0, {"malformed": 1}),
    "encrypted.wacz": (2, {"malformed": 1}),
    "twice.wacz": (3, {"malformed": 1}),
    "empties.wacz": (0, {"empty": 300}),
    "picture.warc.gz": (1, {"not-html": 1}),
    "addresses.warc.gz": (4, {"not-a-page-record": 1}),
    "heads.warc.gz": (0, {"truncated": 1}),
    "chained.warc.gz": (0, {"malformed": 1, "truncated": 1}),
    "empty-members.jsonl.gz": (0, {"empty": 1}),
    "starts.warc": (0, {"malformed": 1}),
    "lies.warc": (0, {"malformed": 299, "truncated": 1}),
    "lies.warc.gz": (0, {"malformed": 299, "truncated": 1}),
    "bomb.html.gz": (0, {"too-large": 1}),
    "nested.html": (1, {}),
    "comments.html": (1, {}),
    "noise.html": (1, {}),
    "\x1b[31mred\n.html": (1, {}),
}
"""Documents and rejects read of each file in ``FILES``."""


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_hostile_file_becomes_rows(tmp_path: Path, name: str) -> None:
    for part in (name, f"{name}.fields.toml"):
        if part in FILES:
            (tmp_path / part).write_bytes(FILES[part])
    items = read_all(tmp_path, 100, page_bytes=1_000_000)
    assert (len(pick_documents(items)), Counter(list_reasons(items))) == OUTCOMES[name]
    assert all(item.detail or item.reason == "empty" for item in items if isinstance(item, Reject))


def test_hostile_files_take_nothing_from_their_neighbours(tmp_path: Path) -> None:
    alone = {item.raw_sha256 for item in pick_documents(read_all(SAMPLE, 100, 1_000_000))}
    shutil.copytree(SAMPLE, tmp_path / "good")
    write_files(tmp_path)
    items = read_all(tmp_path, 100, 1_000_000)
    assert alone <= {item.raw_sha256 for item in pick_documents(items)}
    assert [item.detail for item in items if isinstance(item, Reject) and item.reason == "outside-input"] == [
        f"leads to {tmp_path.parent}"
    ]


def test_a_file_is_read_once_whatever_leads_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(PAGE)
    (folder / "b.jsonl").write_bytes(b'{"text": "It sailed."}\n')
    (folder / "c.html").symlink_to("a.html")
    (tmp_path / "again").symlink_to(folder)
    inputs = [folder / "b.jsonl", tmp_path / "again", folder, folder / ".." / "in" / "a.html", folder / "b.jsonl"]
    items = [item for slice_ in plan_inputs(inputs, 10) for item in read_slice(slice_, 1000)]
    assert sorted(Path(item.raw_uri).name for item in items) == ["a.html", "b.jsonl"]


def test_of_several_inputs_the_unusable_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    inputs = [tmp_path / "gone.warc.gz", tmp_path / "a.html"]
    items = [item for slice_ in plan_inputs(inputs, 10) for item in read_slice(slice_, 1000)]
    assert len(pick_documents(items)) == 1
    assert [(i.reason, i.detail) for i in items if isinstance(i, Reject)] == [("unreadable", "no such file or folder")]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.jsonl", "a.html", "a.xml"])
@pytest.mark.parametrize(
    "change", [Path.unlink, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"<p>\n" * 9)]
)
def test_files_that_change_between_planning_and_reading_still_add_up(
    tmp_path: Path, name: str, change: Callable[[Path], object]
) -> None:
    contents = {"a.warc.gz": write_pages(3).content(), "a.jsonl": b'{"text": "One."}\n' * 3}
    (tmp_path / name).write_bytes(contents.get(name, FILES["comment-first.xml"]))
    (tmp_path / "b.html").write_bytes(PAGE)
    slices = list(plan_slices(tmp_path, 10))
    change(tmp_path / name)
    items: list[RawDocument | Reject] = []
    for slice_ in slices:
        found = list(read_slice(slice_, 1000))
        assert len(found) == slice_.count
        items += found
    assert [Path(page.raw_uri).name for page in pick_documents(items)][-1:] == ["b.html"]


@pytest.mark.parametrize(
    ("name", "unit", "size"),
    [
        ("a.warc.gz", b"\x1f\x8b\x08", 100_000),
        ("a.warc.gz", pack_stored(LYING_RECORD)[:-5], 4000),
        ("a.warc.gz", gzip.compress(b""), 15_000),
        ("a.jsonl.gz", gzip.compress(b""), 15_000),
        ("a.warc", b"WARC/1.0\r\nWARC-A\r\n", 15_000),
        ("a.warc", LYING_RECORD, 5000),
        ("a.jsonl", b"\n", 300_000),
        ("a.jsonl", b"[", 300_000),
    ],
    ids=["heads", "chained", "empty members", "empty members of lines", "starts", "lengths", "blank lines", "one line"],
)
def test_planning_and_reading_take_time_as_the_file_is_long(tmp_path: Path, name: str, unit: bytes, size: int) -> None:
    def work(times: int) -> None:
        (tmp_path / name).write_bytes(unit * times)
        read_all(tmp_path)

    assert grows_linearly(work, size)


def test_small_gzip_members_are_inflated_in_linear_time() -> None:
    def work(members: int) -> None:
        assert inflate_members(gzip.compress(b"a") * members, 31, 10**6) == b"a" * members

    assert grows_linearly(work, 50_000)


@pytest.mark.parametrize("unit", [b"<meta ", b"aaaaaa", b'a="'])
def test_meta_elements_are_read_in_linear_time(unit: bytes) -> None:
    def work(times: int) -> None:
        assert list(read_metas(b"<meta " + unit * times)) == []

    assert grows_linearly(work, 20_000)


def test_bytes_that_are_no_text_are_undecodable() -> None:
    with pytest.raises(ValueError, match="no text"):
        decode_html(PNG * 10, "utf-8")
