"""The raw store: files any WARC tool reads, nothing twice, whatever kills the process."""

import gzip
import io
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from flows.fetching.exchange import Exchange
from flows.fetching.warc_store import (
    Provenance,
    StoredRecord,
    WarcStore,
    digest_payload,
    list_files,
    list_records,
    open_store,
)
from flows.reading import plan_slices, read_slice
from flows.settings import ROOT
from transforms.schema.records import RawDocument

WHY = Provenance("harbour-post", "https://harbour.example/feed.xml")
PAGE = b"<html><body><p>The ferry sails at noon.</p></body></html>"
NOON = datetime(2024, 11, 2, 12, tzinfo=UTC)
LARGE = 2**30


def make_exchange(number: int = 0, payload: bytes = PAGE, status: int = 200, **fields: object) -> Exchange:
    headers = ((b"Content-Type", b"text/html"), (b"ETag", b'"%d"' % number), (b"X-Quay", b"F\xe4hre"))
    url = f"https://harbour.example/{number}"
    request = f"GET /{number} HTTP/1.1\r\nHost: harbour.example\r\n\r\n".encode()
    exchange = Exchange(url, request, status, "OK", "HTTP/1.1", headers, payload, payload, "192.0.2.7", NOON, 0.25)
    return replace(exchange, **fields)  # type: ignore[arg-type]


def check_files(folder: Path) -> None:
    """Have warcio verify every digest of every file, as ``warcio check`` does."""
    files = [str(path) for path in list_files(folder)]
    done = subprocess.run(
        [Path(sys.executable).parent / "warcio", "check", *files], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def read_records(folder: Path) -> list[tuple[dict[str, str], dict[str, str], bytes]]:
    """Return WARC headers, HTTP headers and payload of every record, as warcio reads them."""
    found = []
    for path in list_files(folder):
        for record in ArchiveIterator(io.BytesIO(path.read_bytes()), check_digests="raise"):
            http = dict(record.http_headers.headers) if record.http_headers else {}
            found.append((dict(record.rec_headers.headers), http, record.raw_stream.read()))
    return found


def read_pages(folder: Path) -> list[RawDocument]:
    """Return the pages that our own reader finds."""
    items = [
        item for path in list_files(folder) for slice_ in plan_slices(path, 5) for item in read_slice(slice_, LARGE)
    ]
    return [item for item in items if isinstance(item, RawDocument)]


def list_all(folder: Path) -> list[StoredRecord]:
    return [record for path in list_files(folder) for record in list_records(path)]


def test_a_fetch_is_response_request_and_metadata(tmp_path: Path) -> None:
    with open_store(tmp_path, LARGE) as store:
        record = store.write(make_exchange(7), WHY, None)
    check_files(tmp_path)
    (info, _, _), (response, http, payload), (request, _, _), (metadata, _, fields) = read_records(tmp_path)
    kinds = [headers["WARC-Type"] for headers in (info, response, request, metadata)]
    assert kinds == ["warcinfo", "response", "request", "metadata"]
    assert response["WARC-Record-ID"] == record.record_id
    assert response["WARC-IP-Address"] == "192.0.2.7"
    assert response["WARC-Date"] == "2024-11-02T12:00:00.000000Z"
    assert response["WARC-Payload-Digest"] == digest_payload(PAGE)
    assert request["WARC-Concurrent-To"] == metadata["WARC-Concurrent-To"] == record.record_id
    assert payload == PAGE and http["X-Quay"] == "Fähre"
    assert b"source: harbour-post\r\nvia: https://harbour.example/feed.xml\r\nfetchTimeMs: 250\r\n" in fields


def test_headers_keep_their_bytes(tmp_path: Path) -> None:
    with open_store(tmp_path, LARGE) as store:
        store.write(make_exchange(), WHY, None)
    (path,) = list_files(tmp_path)
    assert b"\r\nX-Quay: F\xe4hre\r\n" in gzip.decompress(path.read_bytes())


def test_our_reader_finds_the_pages_and_only_them(tmp_path: Path) -> None:
    packed = make_exchange(
        1, gzip.compress(PAGE), headers=((b"Content-Encoding", b"gzip"), (b"Content-Type", b"text/html"))
    )
    chunked = make_exchange(2, headers=((b"Transfer-Encoding", b"chunked"), (b"Content-Type", b"text/html")))
    with open_store(tmp_path, LARGE) as store:
        for exchange in (packed, chunked, make_exchange(3, http_version="HTTP/2", reason_phrase="")):
            known = store.write(exchange, WHY, None)
        store.write(make_exchange(3), WHY, known)
        store.write(make_exchange(3, b"", 304), WHY, known)
        store.write(make_exchange(4, b"", 404), WHY, None)
    check_files(tmp_path)
    pages = read_pages(tmp_path)
    assert [(page.url[-1], page.body, page.captured_at) for page in pages] == [(n, PAGE, NOON) for n in "123"]
    records = list_all(tmp_path)
    assert [page.raw_offset for page in pages] == [record.offset for record in records[:3]]


@pytest.mark.parametrize(
    ("answer", "profile"),
    [
        (make_exchange(3, b"", 304), "server-not-modified"),
        (make_exchange(3, fetched_at=NOON + timedelta(days=1)), "identical-payload-digest"),
    ],
)
def test_what_is_stored_already_is_only_referred_to(tmp_path: Path, answer: Exchange, profile: str) -> None:
    with open_store(tmp_path, LARGE) as store:
        known = store.write(make_exchange(3), WHY, None)
        again = store.write(answer, WHY, known)
    check_files(tmp_path)
    revisit, http, payload = read_records(tmp_path)[4]
    assert revisit["WARC-Type"] == "revisit" and payload == b""
    assert (http["ETag"] == '"3"') if answer.status == 200 else not http  # a player would show the head of a 304
    assert revisit["WARC-Profile"] == f"http://netpreserve.org/warc/1.1/revisit/{profile}"
    assert revisit["WARC-Refers-To"] == known.record_id
    assert revisit["WARC-Refers-To-Target-URI"] == known.url
    assert revisit["WARC-Refers-To-Date"] == "2024-11-02T12:00:00.000000Z"
    assert revisit["WARC-Payload-Digest"] == again.payload_digest == known.payload_digest
    assert (again.revisit, again.status) == (profile, answer.status)


def test_another_payload_or_status_is_stored_anew(tmp_path: Path) -> None:
    with open_store(tmp_path, LARGE) as store:
        known = store.write(make_exchange(3), WHY, None)
        others = [store.write(e, WHY, known) for e in (make_exchange(3, PAGE + b" "), make_exchange(3, PAGE, 404))]
    assert [record.revisit for record in others] == ["", ""]


def test_redirects_are_stored_with_where_they_led(tmp_path: Path) -> None:
    hop = make_exchange(1, b"", 301)
    with open_store(tmp_path, LARGE) as store:
        written = store.write(make_exchange(2, earlier=(hop,)), WHY, None)
    check_files(tmp_path)
    first, last = list_all(tmp_path)
    assert (first.url, first.status, first.asked_url) == (hop.url, 301, hop.url)
    assert last == written and last.asked_url == hop.url


def test_the_list_of_a_file_is_what_writing_returned(tmp_path: Path) -> None:
    with open_store(tmp_path, LARGE) as store:
        written = [store.write(make_exchange(n, b"%d" % n), WHY, None) for n in range(5)]
        written.append(store.write(make_exchange(2, b"", 304), WHY, written[2]))
        assert list_all(tmp_path) == written
    assert list_all(tmp_path) == written
    assert {record.warc for record in written} == {path.name for path in list_files(tmp_path)}


def test_a_file_rolls_at_its_size(tmp_path: Path) -> None:
    with open_store(tmp_path, 5000) as store:
        written = [store.write(make_exchange(n, os.urandom(1500)), WHY, None) for n in range(10)]
    files = list_files(tmp_path)
    assert len(files) > 2 and all(path.stat().st_size < 8000 for path in files)
    check_files(tmp_path)
    assert list_all(tmp_path) == written


def test_nothing_fetched_leaves_no_file(tmp_path: Path) -> None:
    with open_store(tmp_path / "raw", LARGE):
        pass
    assert list((tmp_path / "raw").iterdir()) == []


def write_left_open(folder: Path) -> tuple[bytes, list[int]]:
    """Return the bytes of a file that a kill after three fetches leaves, and where each of these ends."""
    store = WarcStore(folder, LARGE)
    ends = []
    for number in range(3):
        store.write(make_exchange(number, b"%d" % number * 200), WHY, None)
        ends.append(store.size)
    os.close(store.file)
    (path,) = list_files(folder)
    content = path.read_bytes()
    path.unlink()
    return content, ends


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1), noise=st.binary(max_size=20))
def test_a_cut_anywhere_leaves_the_whole_fetches(
    tmp_path_factory: pytest.TempPathFactory, share: float, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("raw")
    content, ends = write_left_open(folder)
    cut = round(share * len(content))
    (folder / "dateline-1-1.warc.gz.open").write_bytes(content[:cut] + noise)
    with open_store(folder, LARGE) as store:
        n_whole = sum(end <= cut for end in ends)
        assert [record.url[-1] for record in list_all(folder)] == list("012")[:n_whole]
        store.write(make_exchange(9), WHY, None)
    assert [path.suffix for path in list_files(folder)] == [".gz"] * (1 + (n_whole > 0))
    assert [page.url[-1] for page in read_pages(folder)] == [*"012"[:n_whole], "9"]
    assert [record.url[-1] for record in list_all(folder)] == [*"012"[:n_whole], "9"]


def test_a_file_another_process_writes_is_left_alone(tmp_path: Path) -> None:
    with open_store(tmp_path, LARGE) as first:
        first.write(make_exchange(1), WHY, None)
        with open_store(tmp_path, LARGE) as second:
            second.write(make_exchange(2), WHY, None)
        first.write(make_exchange(3), WHY, None)
    check_files(tmp_path)
    assert sorted(record.url[-1] for record in list_all(tmp_path)) == ["1", "2", "3"]


def test_a_full_disk_spoils_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    with open_store(tmp_path, LARGE) as store:
        store.write(make_exchange(1), WHY, None)

        def write_half(file: int, content: bytes) -> int:
            if len(content) < 300:
                raise OSError(28, "No space left on device")
            return real(file, content[: len(content) // 2])

        with monkeypatch.context() as patch:
            patch.setattr(os, "write", write_half)
            with pytest.raises(OSError, match="No space"):
                store.write(make_exchange(2), WHY, None)
        store.write(make_exchange(3), WHY, None)
    check_files(tmp_path)
    assert [record.url[-1] for record in list_all(tmp_path)] == ["1", "3"]


WRITE_ON = """
import sys
from pathlib import Path
from flows.fetching.warc_store import list_files, list_records, open_store
from tests.flows.test_warc_store import WHY, make_exchange
folder = Path(sys.argv[1])
with open_store(folder, 50_000) as store:
    done = {record.url for path in list_files(folder) for record in list_records(path)}
    for number in range(400):
        exchange = make_exchange(number, b"%d" % number * 500)
        if exchange.url not in done:
            store.write(exchange, WHY, None)
            print(number, flush=True)
"""


@pytest.mark.slow
def test_five_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    for n_lines in (40, 1, 90, 25, 60, None):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITE_ON, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        for _ in range(n_lines or 0):
            process.stdout.readline()
        if n_lines:
            process.send_signal(signal.SIGKILL)
        process.stdout.read()
        assert process.wait() == (-signal.SIGKILL if n_lines else 0)
    check_files(tmp_path)
    assert sorted(int(record.url.rpartition("/")[2]) for record in list_all(tmp_path)) == list(range(400))
    assert len(read_pages(tmp_path)) == 400
