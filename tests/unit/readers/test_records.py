"""JSON Lines and WACZ: other files of many records."""

import gzip
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.reading import InputError, plan_slices, slices
from tests.unit.readers.warcs import forget_place, list_reasons, pick_documents, read_all, write_pages
from transforms.schema.records import Given


def write_lines(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_usual_names_of_fields_are_known(tmp_path: Path) -> None:
    row = {
        "link": "https://quay.example/1",
        "headline": "Ferry sails",
        "author": ["Ada Moor", {"name": "Ben Reed"}],
        "date_publish": "2024-11-02 07:00:00",
        "source": {"id": None, "name": "Quay Post"},
        "lang": "en",
        "section": "Port",
        "maintext": "It sailed.",
        "crawled_at": "2024-11-03T10:00:00+02:00",
    }
    (page,) = pick_documents(read_all(write_lines(tmp_path / "a.jsonl", row)))
    assert (page.url, page.body, page.media_type) == ("https://quay.example/1", b"It sailed.", "text/plain")
    assert page.captured_at == datetime(2024, 11, 3, 8, tzinfo=UTC)
    assert page.given == Given(
        title="Ferry sails",
        published="2024-11-02 07:00:00",
        authors=("Ada Moor", "Ben Reed"),
        outlet="Quay Post",
        section="Port",
        language="en",
    )


def test_html_is_preferred_to_text_and_paragraphs_in_a_list_are_joined(tmp_path: Path) -> None:
    rows = {"html": "<p>It sailed.</p>", "text": "It sailed."}, {"text": ["One.", "Two."]}
    html, text = pick_documents(read_all(write_lines(tmp_path / "a.jsonl", *rows)))
    assert (html.media_type, html.body) == ("text/html", b"<p>It sailed.</p>")
    assert (text.media_type, text.body) == ("text/plain", b"One.\n\nTwo.")


def test_an_id_gives_documents_without_address_a_stable_one(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "port.jsonl", {"id": 7, "text": "It sailed."}, {"text": "It came back."})
    assert [page.url for page in pick_documents(read_all(path))] == ["urn:port:7", ""]


def test_a_mapping_beside_the_file_names_its_fields(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", {"inhalt": "Sie fuhr.", "text": "no", "kopf": "Die Fähre"})
    (tmp_path / "a.jsonl.fields.toml").write_text('text = "inhalt"\ntitle = "kopf"\n', encoding="utf-8")
    (page,) = pick_documents(read_all(path))
    assert (page.body, page.given.title) == (b"Sie fuhr.", "Die Fähre")


@pytest.mark.parametrize("mapping", ['colour = "x"', "text = 3", "text = "])
def test_a_wrong_mapping_is_refused_in_one_line(tmp_path: Path, mapping: str) -> None:
    path = write_lines(tmp_path / "a.jsonl", {"text": "It sailed."})
    (tmp_path / "a.jsonl.fields.toml").write_text(mapping, encoding="utf-8")
    with pytest.raises(InputError, match=r"fields\.toml") as error:
        list(plan_slices(path, 10))
    assert "\n" not in str(error.value)


def test_bad_lines_are_rejected_with_their_number_and_blank_ones_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = ['{"text": "One."}', "", "{oops", "[1]", "[" * 100_000, '{"title": "bare"}', '{"text": "Two. \\ud800"}']
    path.write_text("\n".join(lines), encoding="utf-8")
    items = read_all(path, 2)
    assert [item.raw_offset for item in items] == [0, 2, 3, 4, 5, 6]
    assert list_reasons(items) == ["malformed", "malformed", "malformed", "empty"]
    assert [page.body for page in pick_documents(items)] == [b"One.", b"Two. ?"]


def test_a_long_text_is_too_large(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", {"text": "x" * 200}, {"text": "short"})
    items = read_all(path, page_bytes=100)
    assert list_reasons(items) == ["too-large"] and len(pick_documents(items)) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(1, 400), documents=st.integers(1, 9))
def test_a_cut_gzip_gives_its_intact_lines_and_one_reject(tmp_path: Path, cut: int, documents: int) -> None:
    plain = "".join(
        json.dumps({"id": n, "text": f"Ferry {n} {'x' * (n * 37 % 100)}"}) + "\n" for n in range(40)
    ).encode()
    packed = gzip.compress(plain)
    whole, part = tmp_path / "whole.jsonl", tmp_path / "part.jsonl.gz"
    whole.write_bytes(plain)
    part.write_bytes(packed[: max(1, len(packed) - cut)])
    items = read_all(part, documents)
    found = [page.body for page in pick_documents(items)]
    assert found == [page.body for page in pick_documents(read_all(whole))][: len(found)]
    assert list_reasons(items) == ["truncated"] and list_reasons(items[-1:])


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_gives_the_records_of_its_warc_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compression: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(slices, "BASE", tmp_path)
    first, second = write_pages(3), write_pages(2)
    with zipfile.ZipFile("crawl.wacz", "w", compression) as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/b.warc.gz", second.content())
        archive.writestr("archive/a.warc.gz", first.content())
        archive.writestr("indexes/index.cdx", "not a record")
    pages = pick_documents(read_all(Path("crawl.wacz"), 2))
    expected = [("crawl.wacz#archive/a.warc.gz", offset) for offset in first.offsets]
    expected += [("crawl.wacz#archive/b.warc.gz", offset) for offset in second.offsets]
    assert [(page.raw_uri, page.raw_offset) for page in pages] == expected
    Path("a.warc.gz").write_bytes(first.content())
    alone = pick_documents(read_all(Path("a.warc.gz")))
    assert list(map(forget_place, pages[:3])) == list(map(forget_place, alone))


@pytest.mark.shared
def test_real_json_lines_are_all_read() -> None:
    folder = Path(__file__).parents[4] / "shared" / "archives" / "t17"
    if not folder.exists():
        pytest.skip("no shared data beside the checkout")
    pages = pick_documents(read_all(folder, 250))
    assert len(pages) == sum(gzip.decompress(path.read_bytes()).count(b"\n") for path in folder.glob("*.jsonl.gz"))
    assert all(page.given.published and page.url.startswith("urn:") for page in pages)
