"""Damaged, hostile and missing inputs: one reject row or one clear line, never a traceback, nothing intact lost."""

import gzip
import os
import re
import socket
import tracemalloc
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from flows.reading import InputError, plan_slices, read_slice, slices
from tests.unit.readers.warcs import HTML, WarcFile, list_reasons, pick_documents, read_all, write_pages
from transforms.schema.records import Reject

PAGE = b"<html><p>It sailed.</p></html>"
FIRST_LENGTH = re.compile(rb"(WARC/1\.0\r\n(?:[^\r]+\r\n)*?Content-Length: )(\d+)")


def number_pages(items: list[object]) -> list[str]:
    return [page.url[-1] for page in pick_documents(items)]  # type: ignore[arg-type]


def change_length(plain: bytes, difference: int) -> bytes:
    return FIRST_LENGTH.sub(lambda found: found[1] + str(int(found[2]) + difference).encode(), plain, count=1)


@pytest.mark.parametrize("difference", [-30, -1, 1, 10, 400, 100_000, 10**12])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_wrong_content_length_spoils_one_record(tmp_path: Path, difference: int, pack: object) -> None:
    plain = write_pages(4, is_gzip=False).content()
    (tmp_path / "a.warc").write_bytes(pack(change_length(plain, difference)))  # type: ignore[operator]
    items = read_all(tmp_path / "a.warc", 2)
    assert number_pages(items)[-3:] == ["1", "2", "3"]  # type: ignore[arg-type]
    assert len(items) == 4


def test_a_wrong_content_length_in_one_gzip_member_spoils_that_one(tmp_path: Path) -> None:
    warc = write_pages(3)
    bounds = [*warc.offsets, len(warc.content())]
    members = [gzip.decompress(warc.content()[a:b]) for a, b in pairwise(bounds)]
    packed = [gzip.compress(change_length(member, 5000 if n == 1 else 0)) for n, member in enumerate(members)]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(packed))
    items = read_all(tmp_path / "a.warc.gz", 1)
    assert number_pages(items) == ["0", "2"] and list_reasons(items) == ["malformed"]  # type: ignore[arg-type]


@pytest.mark.parametrize("documents", [1, 100])
def test_a_truncated_gzip_gives_what_is_intact_and_one_reject(tmp_path: Path, documents: int) -> None:
    warc = write_pages(5)
    (tmp_path / "a.warc.gz").write_bytes(warc.content()[: warc.offsets[3] + 80])
    items = read_all(tmp_path / "a.warc.gz", documents)
    assert number_pages(items) == ["0", "1", "2"] and list_reasons(items) == ["truncated"]  # type: ignore[arg-type]
    assert items[-1].raw_offset == warc.offsets[3]


def test_a_broken_member_in_the_middle_is_one_reject(tmp_path: Path) -> None:
    warc = write_pages(5)
    content = bytearray(warc.content())
    content[warc.offsets[1] + 40 : warc.offsets[3] - 20] = bytes(warc.offsets[3] - 60 - warc.offsets[1])
    (tmp_path / "a.warc.gz").write_bytes(bytes(content))
    items = read_all(tmp_path / "a.warc.gz", 1)
    assert number_pages(items) == ["0", "3", "4"] and list_reasons(items) == ["malformed"]  # type: ignore[arg-type]


@pytest.mark.parametrize("junk", [b"hello\n" * 50, b"\0" * 5000, b"WARC/1.0\r\n" * 10_000])
def test_junk_before_between_and_after_records_is_set_aside(tmp_path: Path, junk: bytes) -> None:
    warc = write_pages(2, is_gzip=False)
    first, second = warc.content()[: warc.offsets[1]], warc.content()[warc.offsets[1] :]
    (tmp_path / "a.warc").write_bytes(junk + first + junk + second + junk)
    items = read_all(tmp_path / "a.warc", 1)
    assert number_pages(items) == ["0", "1"]  # type: ignore[arg-type]
    assert len(list_reasons(items)) == 3


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"\x1f\x8b", b"PK\x05\x06" + bytes(18), b"\xff" * 999])
@pytest.mark.parametrize("name", ["a.warc.gz", "a.wacz", "a.jsonl.gz", "a.html", "a.txt.gz", "a.xml"])
def test_a_file_of_nothing_or_noise_is_one_row(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (item,) = read_all(tmp_path / name)
    # What a page of noise is, cleaning decides.
    assert isinstance(item, Reject) or name.endswith((".html", ".txt.gz"))


@pytest.mark.parametrize("body", [b"<p>It\0 sailed.</p>", b"\0" * 50 + PAGE])
def test_null_bytes_reach_cleaning_untouched(tmp_path: Path, body: bytes) -> None:
    warc = WarcFile()
    warc.add("https://quay.example/", body)
    (tmp_path / "a.warc.gz").write_bytes(warc.content())
    assert [page.body for page in pick_documents(read_all(tmp_path / "a.warc.gz"))] == [body]


@pytest.mark.parametrize(
    "http", [b"", b"HTTP/1.1\r\n\r\n", b"nonsense", b"HTTP/1.1 abc OK\r\n\r\n" + PAGE, b"\r\n\r\n" + PAGE]
)
def test_an_answer_without_status_is_malformed(tmp_path: Path, http: bytes) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://quay.example/>\r\n"
    head += b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(http)
    (tmp_path / "a.warc").write_bytes(head + http + b"\r\n\r\n")
    (item,) = read_all(tmp_path / "a.warc")
    assert isinstance(item, Reject) and (item.reason, item.url) == ("malformed", "https://quay.example/")


def measure_peak(path: Path) -> tuple[list[str], int]:
    tracemalloc.start()
    try:
        reasons = [reason for s in plan_slices(path, 10) for reason in list_reasons(list(read_slice(s, 100_000)))]
        return reasons, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_bomb_is_too_large_and_never_held(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>boom" * 10_000_000)
    warc = WarcFile()
    warc.add("https://quay.example/", bomb, headers=[*HTML, ("Content-Encoding", "gzip")])
    warc.add("https://quay.example/", b"<p>boom" * 1_000_000)
    (tmp_path / "a.warc.gz").write_bytes(warc.content())
    (tmp_path / "b.html.gz").write_bytes(bomb)
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b'{"text": "' + b"boom" * 200_000 + b'"}\n'))
    reasons, peak = measure_peak(tmp_path)
    assert reasons == ["too-large"] * 4
    assert peak < 8 * 2**20


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    warc = write_pages(20)
    (tmp_path / "a.warc.gz").write_bytes(warc.content())
    _, small = measure_peak(tmp_path)
    (tmp_path / "a.warc.gz").write_bytes(warc.content() * 20)
    _, large = measure_peak(tmp_path)
    assert large < small + 2**20


def test_a_damaged_wacz_is_one_reject(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("archive/a.warc.gz", write_pages(3).content())
    (tmp_path / "a.wacz").write_bytes((tmp_path / "a.wacz").read_bytes()[:-40])
    assert list_reasons(read_all(tmp_path / "a.wacz")) == ["malformed"]


def test_what_cannot_be_opened_is_a_reject_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(slices, "BASE", tmp_path)
    Path("a.html").write_bytes(PAGE)
    Path("gone.warc.gz").symlink_to("nowhere")
    Path("loop.html").symlink_to("loop.html")
    Path("again").symlink_to(".")
    os.mkfifo("pipe.jsonl")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.html")
        items = read_all(tmp_path)
    assert len(pick_documents(items)) == 1
    unreadable = [item.raw_uri for item in items if isinstance(item, Reject) and item.reason == "unreadable"]
    assert unreadable == ["gone.warc.gz", "loop.html", "pipe.jsonl", "socket.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_folders_and_files_without_permission_are_rejects(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "b.html").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    items = read_all(tmp_path)
    assert list_reasons(items) == ["unreadable", "unreadable"] and len(items) == 3
    with pytest.raises(InputError, match="Permission denied"):
        list(plan_slices(tmp_path / "closed", 10))


@pytest.mark.parametrize(
    "make", [lambda path: None, Path.mkdir, Path.touch], ids=["missing", "empty folder", "unknown"]
)
def test_an_input_with_nothing_to_read_is_one_clear_line(tmp_path: Path, make: object) -> None:
    path = tmp_path / "archive.dat"
    make(path)  # type: ignore[operator]
    with pytest.raises(InputError, match=r"archive\.dat: no ") as error:
        list(plan_slices(path, 10))
    assert "\n" not in str(error.value)
