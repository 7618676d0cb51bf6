"""WARC: each record becomes a document or a reject, whatever the compression and however it is cut."""

import gzip
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.reading import plan_slices, slices
from tests.unit.readers.samples import SAMPLES
from tests.unit.readers.warcs import (
    HTML,
    WarcFile,
    forget_place,
    list_reasons,
    pick_documents,
    read_all,
    write_pages,
)
from transforms.schema.records import RawDocument, Reject

PAGE = b"<html><body><p>The ferry sails at noon.</p></body></html>"
RECORD_END = b"\r\n\r\n"
FEW_EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_one(tmp_path: Path, warc: WarcFile) -> object:
    (tmp_path / "one.warc.gz").write_bytes(warc.content())
    (item,) = read_all(tmp_path / "one.warc.gz")
    return item


def encode_chunks(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (body[:20], body[20:])) + b"0\r\n\r\n"


def test_a_page_keeps_its_bytes_address_place_and_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(slices, "BASE", tmp_path)
    warc = write_pages(3)
    (tmp_path / "harbour.warc.gz").write_bytes(warc.content())
    page = pick_documents(read_all(Path("harbour.warc.gz")))[2]
    assert page.body == b"<html><p>Ferry 2 sails.</p></html>"
    assert (page.url, page.media_type, page.charset) == ("https://harbour.example/2", "text/html", "utf-8")
    assert (page.raw_uri, page.raw_offset) == ("harbour.warc.gz", warc.offsets[2])
    assert page.captured_at == datetime(2024, 11, 2, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "url", "headers", "status", "reason"),
    [
        ("request", "https://harbour.example/", HTML, "200 OK", "not-a-page-record"),
        ("metadata", "https://harbour.example/", [("", "application/warc-fields")], "", "not-a-page-record"),
        ("resource", "urn:pageinfo:https://harbour.example/", [("", "text/plain")], "", "not-a-page-record"),
        ("revisit", "https://harbour.example/", HTML, "200 OK", "not-a-page-record"),
        ("response", "https://harbour.example/old", HTML, "301 Moved Permanently", "http-status"),
        ("response", "https://harbour.example/gone", HTML, "404 Not Found", "http-status"),
        ("response", "https://harbour.example/robots.txt", [("Content-Type", "text/plain")], "200 OK", "robots"),
        ("response", "https://harbour.example/a.png", [("Content-Type", "image/png")], "200 OK", "not-html"),
        ("resource", "https://harbour.example/a.pdf", [("", "application/pdf")], "", "not-html"),
        ("response", "https://harbour.example/a.zip", [("Content-Type", "application/zip")], "200 OK", "not-html"),
    ],
)
def test_what_is_no_page_passes_by_with_a_reason(
    tmp_path: Path, kind: str, url: str, headers: list[tuple[str, str]], status: str, reason: str
) -> None:
    warc = WarcFile()
    warc.add(url, b"GET / HTTP/1.1\r\n\r\n" if kind == "request" else PAGE, kind, headers, status)
    item = read_one(tmp_path, warc)
    assert isinstance(item, Reject)
    assert (item.reason, item.stage, item.url) == (reason, "read", url)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_headers_that_end_in_line_feeds_alone_are_read(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    record = b"WARC/1.0\nWARC-Type: response\nWARC-Target-URI: https://harbour.example/%d\n"
    record += b"Content-Type: application/http\nContent-Length: %d\n\n%s\n\n"
    answer = b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + PAGE
    records = [record % (number, len(answer), answer) for number in range(3)]
    (tmp_path / "a.warc").write_bytes(pack(b"junk" + b"".join(records)))
    items = read_all(tmp_path / "a.warc", 1)
    assert [page.url[-1] for page in pick_documents(items)] == ["0", "1", "2"]
    assert all(page.body == PAGE for page in pick_documents(items)) and list_reasons(items) == ["malformed"]


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("x-gzip", gzip.compress(PAGE)),
        ("gzip", PAGE),
        ("br, gzip", gzip.compress(brotli.compress(PAGE))),
    ],
    ids=["raw deflate", "x-gzip", "stale header", "two encodings"],
)
def test_a_body_is_freed_of_its_encoding_as_its_writer_meant(tmp_path: Path, encoding: str, body: bytes) -> None:
    warc = WarcFile()
    warc.add("https://harbour.example/", body, headers=[*HTML, ("Content-Encoding", encoding)])
    item = read_one(tmp_path, warc)
    assert isinstance(item, RawDocument) and item.body == PAGE


def test_a_decoded_style_sheet_with_a_stale_header_is_no_page(tmp_path: Path) -> None:
    warc = WarcFile()
    headers = [("Content-Type", "text/css"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    warc.add("https://harbour.example/a.css", b"p { color: red }", headers=headers)
    item = read_one(tmp_path, warc)
    assert isinstance(item, Reject) and (item.reason, item.detail) == ("not-html", "text/css")


@pytest.mark.parametrize("media_type", ["application/pdf", "application/x-pdf; charset=binary"])
@pytest.mark.parametrize("kind", ["response", "resource"])
def test_a_pdf_in_a_crawl_is_a_document(tmp_path: Path, kind: str, media_type: str) -> None:
    warc = WarcFile()
    content = SAMPLES["a.pdf"]
    warc.add("https://harbour.example/ruling.pdf", content, kind, [("Content-Type", media_type)])
    (page,) = pick_documents([read_one(tmp_path, warc)])  # type: ignore[list-item]
    assert (page.body, page.media_type) == (content, "application/pdf")
    assert page.url == "https://harbour.example/ruling.pdf"


def test_a_page_that_is_called_a_pdf_is_told(tmp_path: Path) -> None:
    warc = WarcFile()
    warc.add("https://harbour.example/gone.pdf", PAGE, headers=[("Content-Type", "application/pdf")])
    item = read_one(tmp_path, warc)
    assert isinstance(item, Reject) and (item.reason, item.detail) == ("not-html", "no PDF served as application/pdf")


def test_an_answer_without_body_is_empty(tmp_path: Path) -> None:
    warc = WarcFile()
    warc.add("https://harbour.example/", b"")
    item = read_one(tmp_path, warc)
    assert isinstance(item, Reject) and item.reason == "empty"


@pytest.mark.parametrize("kind", ["resource", "conversion"])
@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_resource_and_conversion_records_are_documents(tmp_path: Path, kind: str, media_type: str) -> None:
    warc = WarcFile()
    warc.add("https://harbour.example/", PAGE, kind, [("", f"{media_type}; charset=koi8-r")])
    (page,) = pick_documents([read_one(tmp_path, warc)])  # type: ignore[list-item]
    assert (page.body, page.media_type, page.charset) == (PAGE, media_type, "koi8-r")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Content-Encoding", "gzip")], gzip.compress(PAGE, mtime=0)),
        ([("Content-Encoding", "deflate")], zlib.compress(PAGE)),
        ([("Content-Encoding", "br")], brotli.compress(PAGE)),
        ([("Transfer-Encoding", "chunked")], encode_chunks(PAGE)),
        ([("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")], encode_chunks(gzip.compress(PAGE, mtime=0))),
        ([("Content-Encoding", "gzip")], PAGE),
        ([("Transfer-Encoding", "chunked")], PAGE),
        ([("Transfer-Encoding", "chunked"), ("Content-Encoding", "br")], encode_chunks(PAGE)),
        ([("Content-Encoding", "utf-8")], PAGE),
    ],
)
def test_transfer_and_content_encodings_are_undone_and_stale_headers_ignored(
    tmp_path: Path, headers: list[tuple[str, str]], body: bytes
) -> None:
    warc = WarcFile()
    warc.add("https://harbour.example/", body, headers=HTML + headers)
    (page,) = pick_documents([read_one(tmp_path, warc)])  # type: ignore[list-item]
    assert page.body == PAGE


def test_a_page_without_media_type_is_known_by_its_tags(tmp_path: Path) -> None:
    warc = WarcFile()
    warc.add("https://harbour.example/", PAGE, headers=[("Server", "quay")])
    warc.add("https://harbour.example/x", b"\x89PNG....", headers=[("Server", "quay")])
    (tmp_path / "a.warc.gz").write_bytes(warc.content())
    page, other = read_all(tmp_path / "a.warc.gz")
    assert pick_documents([page]) and list_reasons([other]) == ["not-html"]


@pytest.mark.parametrize("pack", [lambda plain: plain, gzip.compress], ids=["plain", "one gzip member"])
def test_compression_makes_no_difference(tmp_path: Path, pack: object) -> None:
    expected = write_pages(7)
    (tmp_path / "a.warc.gz").write_bytes(expected.content())
    (tmp_path / "b.warc").write_bytes(pack(gzip.decompress(expected.content())))  # type: ignore[operator]
    for documents in (2, 100):
        a, b = (pick_documents(read_all(tmp_path / name, documents)) for name in ("a.warc.gz", "b.warc"))
        assert len(a) == 7 and list(map(forget_place, a)) == list(map(forget_place, b))


def test_a_record_spread_over_gzip_members_is_one_record(tmp_path: Path) -> None:
    plain = gzip.decompress(write_pages(4).content())
    blocks = [gzip.compress(plain[at : at + 100]) for at in range(0, len(plain), 100)]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(blocks))
    assert len(pick_documents(read_all(tmp_path / "a.warc.gz", 1))) == 4


@FEW_EXAMPLES
@given(n_records=st.integers(1, 9), documents=st.integers(1, 10), is_gzip=st.booleans())
def test_slices_of_any_size_give_the_same_documents(
    tmp_path: Path, n_records: int, documents: int, is_gzip: bool
) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(write_pages(n_records, is_gzip).content())
    assert read_all(path, documents) == read_all(path)
    assert len(list(plan_slices(path, documents))) == -(-n_records // documents)


WARCS = {is_gzip: write_pages(4, is_gzip) for is_gzip in (True, False)}


@FEW_EXAMPLES
@given(data=st.data(), is_gzip=st.booleans(), documents=st.integers(1, 5))
def test_a_cut_anywhere_loses_no_intact_record(
    tmp_path: Path, data: st.DataObject, is_gzip: bool, documents: int
) -> None:
    warc = WARCS[is_gzip]
    cut = data.draw(st.integers(1, len(warc.content())))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc.content()[:cut])
    items = read_all(path, documents)
    bounds = [*warc.offsets, len(warc.content())]
    n_intact = sum(end <= cut for end in bounds[1:])
    assert [page.url[-1] for page in pick_documents(items)[:n_intact]] == list("0123")[:n_intact]
    assert len(items) <= n_intact + 2 and len(list_reasons(items)) <= 1
    is_between_records = any(end - (0 if is_gzip else len(RECORD_END)) <= cut <= end for end in bounds)
    assert list_reasons(items) == ([] if is_between_records else ["truncated"])


@FEW_EXAMPLES
@given(at=st.integers(0), noise=st.binary(min_size=1, max_size=40), is_gzip=st.booleans(), documents=st.integers(1, 5))
def test_noise_anywhere_spoils_only_what_it_hits(
    tmp_path: Path, at: int, noise: bytes, is_gzip: bool, documents: int
) -> None:
    warc = WARCS[is_gzip]
    content = warc.content()
    at %= len(content)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content[:at] + noise + content[at + len(noise) :])
    items = read_all(path, documents)
    bounds = [*warc.offsets, len(content)]
    untouched = [n for n in range(4) if bounds[n + 1] <= at or bounds[n] >= at + len(noise)]
    found = [page.url for page in pick_documents(items)]
    assert all(f"https://harbour.example/{n}" in found for n in untouched)
    assert len(list_reasons(items)) <= 4


def test_the_identity_of_a_slice_follows_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(write_pages(4).content())
    before = [slice_.sha256 for slice_ in plan_slices(path, 2)]
    longer = write_pages(4)
    longer.add("https://harbour.example/new", PAGE)
    path.write_bytes(longer.content())
    after = [slice_.sha256 for slice_ in plan_slices(path, 2)]
    assert len(set(before)) == 2
    # The record ids and dates of warcio differ, so the bytes of the first slices do too.
    assert len(set(before + after)) == 5
    path.write_bytes(longer.content() + write_pages(1).content())
    assert [slice_.sha256 for slice_ in plan_slices(path, 2)][:2] == after[:2]


@pytest.mark.shared
def test_every_real_record_is_read() -> None:
    path = Path(__file__).parents[4] / "shared" / "archives" / "pages.warc.gz"
    if not path.exists():
        pytest.skip("no shared data beside the checkout")
    items = read_all(path, 250, 20 * 2**20)
    assert len(pick_documents(items)) == 640 and not list_reasons(items)
