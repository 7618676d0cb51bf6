"""Damaged and hostile zip, tar and Zstandard files: what is intact is read, the rest is rejects that say why."""

import gzip
import io
import tarfile
import tracemalloc
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.reading import plan_slices, read_slice
from tests.unit.readers.samples import LINE, PAGE, write_tar, write_zip
from tests.unit.readers.warcs import list_reasons, pick_documents, read_all, write_pages
from transforms.schema.records import RawDocument, Reject

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WHOLE = {"a.html": PAGE, "b.jsonl": LINE, "c.html": PAGE}


def pack_frames(*members: bytes) -> bytes:
    return b"".join(map(zstandard.compress, members))


def list_rejects(items: list[RawDocument | Reject]) -> list[tuple[str, str]]:
    return [(item.raw_uri.rpartition("#")[2], item.reason) for item in items if isinstance(item, Reject)]


def read_content(folder: Path, name: str, content: bytes) -> list[RawDocument | Reject]:
    (folder / name).write_bytes(content)
    return read_all(folder / name, 2)


def add_tar(archive: tarfile.TarFile, name: str, content: bytes = b"", **fields: object) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for field, value in fields.items():
        setattr(info, field, value)
    archive.addfile(info, io.BytesIO(content))


def test_names_that_lead_out_links_and_devices_are_rejects(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        add_tar(archive, "../evil.html", PAGE)
        add_tar(archive, "/etc/evil.html", PAGE)
        add_tar(archive, "link.html", type=tarfile.SYMTYPE, linkname="/etc/passwd")
        add_tar(archive, "pipe.html", type=tarfile.FIFOTYPE)
        add_tar(archive, "folder", type=tarfile.DIRTYPE)
        add_tar(archive, ".hidden.html", PAGE)
        add_tar(archive, "good.html", PAGE)
    items = read_content(tmp_path, "a.tar", out.getvalue())
    assert len(pick_documents(items)) == 1
    assert list_rejects(items) == [
        ("../evil.html", "outside-input"),
        ("/etc/evil.html", "outside-input"),
        ("link.html", "unsupported-file"),
        ("pipe.html", "unsupported-file"),
    ]
    zipped = read_content(tmp_path, "a.zip", write_zip({"../evil.html": PAGE, "good.html": PAGE}))
    assert list_rejects(zipped) == [("../evil.html", "outside-input")]


def test_encrypted_and_strangely_packed_members_are_rejects(tmp_path: Path) -> None:
    content = bytearray(write_zip({"a.html": PAGE, "b.html": PAGE}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1  # the flag that says encrypted, in the directory
    items = read_content(tmp_path, "a.zip", bytes(content))
    assert list_rejects(items) == [("a.html", "malformed")] and "password" in list_details(items)[0]
    strange = write_zip({"a.html": PAGE}, zipfile.ZIP_LZMA)
    assert list_rejects(read_content(tmp_path, "b.zip", strange)) == [("a.html", "malformed")]


def list_details(items: list[RawDocument | Reject]) -> list[str]:
    return [item.detail for item in items if isinstance(item, Reject)]


def test_two_members_of_one_name_are_one_document_and_a_reject(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        add_tar(archive, "a.html", PAGE)
        add_tar(archive, "a.html", PAGE + b"<p>Later.</p>")
    items = read_content(tmp_path, "a.tar", out.getvalue())
    assert [b"Later" in page.body for page in pick_documents(items)] == [True]
    assert list_rejects(items) == [("a.html", "malformed")]


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz"])
def test_a_tar_that_breaks_off_gives_the_files_before(tmp_path: Path, name: str) -> None:
    plain = write_tar({"a.html": PAGE, "b.html": PAGE, "c.html": PAGE})
    cut = plain[: 2 * 1024 + 550]  # within the bytes of the third
    items = read_content(tmp_path, name, gzip.compress(cut) if name.endswith("gz") else cut)
    assert len(pick_documents(items)) == 2 and set(list_reasons(items)) == {"malformed"}


def test_a_broken_header_in_the_middle_of_a_tar_is_no_silent_end(tmp_path: Path) -> None:
    plain = bytearray(write_tar({"a.html": PAGE, "b.html": PAGE, "c.html": PAGE}))
    plain[1024:1100] = b"\xff" * 76
    items = read_content(tmp_path, "a.tar", bytes(plain))
    assert len(pick_documents(items)) == 1 and list_reasons(items) == ["malformed"]


@pytest.mark.parametrize("size", [10**9, 8**11 - 1])
def test_a_tar_header_that_lies_about_its_size_costs_that_file(tmp_path: Path, size: int) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        add_tar(archive, "a.html", PAGE)
        info = tarfile.TarInfo("b.html")
        info.size = size
        out.write(info.tobuf())
    (items, peak) = measure_peak(tmp_path, "a.tar", out.getvalue())
    assert len(pick_documents(items)) == 1 and set(list_reasons(items)) == {"malformed"}
    assert peak < 16 * 2**20


def test_an_extended_header_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 200 * 2**20
    bomb = gzip.compress(info.tobuf(tarfile.PAX_FORMAT) + bytes(info.size), 1)
    items, peak = measure_peak(tmp_path, "a.tar.gz", bomb)
    assert list_reasons(items) == ["malformed"] and peak < 32 * 2**20


def measure_peak(folder: Path, name: str, content: bytes) -> tuple[list[RawDocument | Reject], int]:
    tracemalloc.start()
    try:
        (folder / name).write_bytes(content)
        slices = list(plan_slices(folder / name, 10))
        return [item for one in slices for item in read_slice(one, 100_000)], tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_bombs_are_told_and_never_held(tmp_path: Path) -> None:
    zeros = bytes(80 * 2**20)
    items, peak = measure_peak(tmp_path, "a.zip", write_zip({"a.txt": zeros, "b.html": PAGE}))
    assert list_rejects(items) == [("a.txt", "bomb")] and len(pick_documents(items)) == 1
    assert peak < 16 * 2**20
    items, peak = measure_peak(tmp_path, "a.warc.zst", pack_frames(zeros))
    assert list_reasons(items) == ["malformed"] and peak < 64 * 2**20
    items, peak = measure_peak(tmp_path, "b.txt.zst", pack_frames(b"a" * 80 * 2**20))
    assert list_reasons(items) == ["too-large"] and peak < 64 * 2**20


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    content = write_zip({"a.html": PAGE})
    for _ in range(6):
        content = write_zip({"a.zip": content})
    (reject,) = read_content(tmp_path, "a.zip", content)
    assert isinstance(reject, Reject) and reject.reason == "malformed" and "in one another" in reject.detail


@FEW
@given(at=st.integers(0), noise=st.binary(min_size=1, max_size=30), kind=st.sampled_from(["zip", "tar", "tar.gz"]))
def test_noise_in_a_container_never_ends_a_run(tmp_path: Path, at: int, noise: bytes, kind: str) -> None:
    content = bytearray(write_zip(WHOLE) if kind == "zip" else write_tar(WHOLE))
    if kind == "tar.gz":
        content = bytearray(gzip.compress(bytes(content), mtime=0))
    place = at % len(content)
    content[place : place + len(noise)] = noise
    items = read_content(tmp_path, f"a.{kind}", bytes(content))
    assert items and items == read_all(tmp_path / f"a.{kind}", 1000)


@FEW
@given(cut=st.integers(1, 2000), documents=st.integers(1, 5))
def test_a_cut_zstandard_file_gives_its_intact_records_and_one_reject(tmp_path: Path, cut: int, documents: int) -> None:
    warc = write_pages(4, is_gzip=False)
    bounds = [*warc.offsets, len(warc.content())]
    packed = pack_frames(*(warc.content()[a:b] for a, b in pairwise(bounds)))
    (tmp_path / "a.warc.zst").write_bytes(packed[: max(5, len(packed) - cut)])
    items = read_all(tmp_path / "a.warc.zst", documents)
    found = [page.url[-1] for page in pick_documents(items)]
    assert found == ["0", "1", "2", "3"][: len(found)] and list_reasons(items) in (["truncated"], [])
    assert items == read_all(tmp_path / "a.warc.zst")


def test_a_broken_zstandard_frame_in_the_middle_is_one_reject(tmp_path: Path) -> None:
    warc = write_pages(4, is_gzip=False)
    bounds = [*warc.offsets, len(warc.content())]
    frames = [zstandard.compress(warc.content()[a:b]) for a, b in pairwise(bounds)]
    frames[1] = frames[1][:8] + bytes(20) + frames[1][28:]
    (tmp_path / "a.warc.zst").write_bytes(b"".join(frames))
    items = read_all(tmp_path / "a.warc.zst", 1)
    assert [page.url[-1] for page in pick_documents(items)] == ["0", "2", "3"] and list_reasons(items) == ["malformed"]


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"PK\x05\x06" + bytes(18), b"\xff" * 999, b"PAR1 no PAR1"])
@pytest.mark.parametrize(
    "name", ["a.zip", "a.tar", "a.tgz", "a.arc", "a.json", "a.csv", "a.parquet", "a.mhtml", "a.md", "a.warc.zst"]
)
def test_a_file_of_nothing_or_noise_is_one_row(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (item,) = read_all(tmp_path / name)
    assert isinstance(item, Reject) or name == "a.md"
    assert not isinstance(item, Reject) or item.reason != "failed", item


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    content = bytearray(write_zip({"a.html": PAGE, "b.html": PAGE}, zipfile.ZIP_STORED))
    content[content.index(b"ferry") + 2] ^= 255
    items = read_content(tmp_path, "a.zip", bytes(content))
    assert len(items) == 2 and len(pick_documents(items)) >= 1
