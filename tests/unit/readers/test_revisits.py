"""Revisit records: read with the bytes that they refer to, where those stand in the same file."""

import gzip
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.readers.samples import write_zip
from tests.unit.readers.warcs import read_all
from transforms.schema.records import RawDocument, Reject

PAGE = b"<html><body><p>The ferry sails at noon.</p></body></html>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n"
FIRST, SECOND = "https://quay.example/ferry", "https://quay.example/timetable"
ID = "<urn:uuid:0ecc8d4c-4a97-4e38-8af6-63f5de81c0ab>"
DATE = "2024-10-16T03:04:05Z"


def write_record(kind: str, url: str, date: str, block: bytes, **fields: str) -> bytes:
    named = {"WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": date, "Content-Type": "application/http"}
    named |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"WARC/1.0\r\n{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


CAPTURE = write_record("response", FIRST, DATE, ANSWER + PAGE, WARC_Record_ID=ID, WARC_Payload_Digest="sha1:QUAY")


def write_revisit(url: str = SECOND, **fields: str) -> bytes:
    return write_record("revisit", url, "2024-10-17T00:00:00Z", ANSWER, **fields)


def read_revisit(path: Path, content: bytes) -> RawDocument | Reject:
    path.write_bytes(content)
    return read_all(path, 1)[-1]


@pytest.mark.parametrize(
    "fields",
    [
        {"WARC_Refers_To": ID},
        {"WARC_Refers_To_Target_URI": FIRST, "WARC_Refers_To_Date": DATE},
        {"WARC_Payload_Digest": "sha1:QUAY"},
    ],
    ids=["record id", "address and date", "digest"],
)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_another_address_of_the_same_bytes_is_a_page_of_its_own(
    tmp_path: Path, fields: dict[str, str], name: str
) -> None:
    pack = gzip.compress if name.endswith(".gz") else bytes
    page = read_revisit(tmp_path / name, pack(CAPTURE) + pack(write_revisit(**fields)))
    assert isinstance(page, RawDocument)
    assert (page.url, page.body, page.charset) == (SECOND, PAGE, "koi8-r")
    assert page.raw_offset == len(pack(CAPTURE))
    assert page.captured_at == datetime(2024, 10, 17, tzinfo=UTC)


def test_a_revisit_before_the_capture_it_refers_to_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(write_revisit(WARC_Refers_To=ID) + CAPTURE)
    revisit, capture = read_all(tmp_path / "a.warc", 1)
    assert isinstance(revisit, RawDocument) and isinstance(capture, RawDocument)
    assert revisit.body == capture.body


@pytest.mark.parametrize(
    "fields",
    [{"WARC_Refers_To_Target_URI": FIRST, "WARC_Refers_To_Date": DATE}, {"WARC_Payload_Digest": "sha1:QUAY"}],
)
def test_an_unchanged_page_is_not_read_again(tmp_path: Path, fields: dict[str, str]) -> None:
    item = read_revisit(tmp_path / "a.warc", CAPTURE + write_revisit(FIRST, **fields))
    assert isinstance(item, Reject) and (item.reason, item.url) == ("not-a-page-record", FIRST)
    assert "unchanged since" in item.detail


def test_a_revisit_of_what_the_file_lacks_says_what_it_refers_to(tmp_path: Path) -> None:
    other = write_revisit(WARC_Refers_To_Target_URI=FIRST, WARC_Refers_To_Date=DATE, WARC_Payload_Digest="sha1:X")
    item = read_revisit(tmp_path / "a.warc", other)
    assert isinstance(item, Reject) and item.reason == "not-a-page-record"
    assert f"{FIRST} of {DATE}, stored in another WARC file" in item.detail


def test_what_a_capture_is_refused_for_its_revisit_is_refused_for(tmp_path: Path) -> None:
    gone = write_record("response", FIRST, DATE, b"HTTP/1.1 404 Not Found\r\n\r\nGone", WARC_Record_ID=ID)
    item = read_revisit(tmp_path / "a.warc", gone + write_revisit(WARC_Refers_To=ID))
    assert isinstance(item, Reject) and (item.reason, item.url) == ("http-status", SECOND)


def test_revisits_in_a_container_are_read_where_bytes_can_be_gone_to(tmp_path: Path) -> None:
    files = {"archive/a.warc": CAPTURE + write_revisit(WARC_Refers_To=ID)}
    stored = read_revisit(tmp_path / "a.wacz", write_zip(files, zipfile.ZIP_STORED))
    packed = read_revisit(tmp_path / "b.wacz", write_zip(files))
    assert isinstance(stored, RawDocument) and isinstance(packed, Reject)
