"""Every format: a small file of ours is read as its article, and the README's table names what the registry reads."""

import gzip
import io
import json
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.reading import InputError, plan_slices, read_slice, slices
from flows.reading.registry import FORMATS, list_endings
from tests.unit.readers.samples import CSV, LINE, PAGE, ROW, SAMPLES, TEXT, URL, WITHOUT_ADDRESS, write_zip
from tests.unit.readers.warcs import PAGE_BYTES, list_reasons, pick_documents, read_all
from transforms.schema.records import RawDocument, Reject

ROOT = Path(__file__).parents[3]


def write_file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def read_one(path: Path) -> RawDocument | Reject:
    (item,) = read_all(path)
    return item


def read_reject(path: Path) -> Reject:
    item = read_one(path)
    assert isinstance(item, Reject)
    return item


@pytest.mark.parametrize("name", SAMPLES)
def test_each_format_gives_its_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(slices, "BASE", tmp_path)
    (page,) = pick_documents(read_all(write_file(Path(), name, SAMPLES[name])))
    assert TEXT.encode() in page.body
    assert page.url == ("" if name in WITHOUT_ADDRESS else URL)
    assert page.raw_uri.partition("#")[0] == name


def test_all_of_them_in_one_folder_are_read_whatever_their_order(tmp_path: Path) -> None:
    for name in sorted(SAMPLES, reverse=True):
        write_file(tmp_path, name, SAMPLES[name])
    items = read_all(tmp_path, 3)
    assert len(pick_documents(items)) == len(SAMPLES)
    assert sorted(read_all(tmp_path, 1000), key=repr) == sorted(items, key=repr)


def test_a_slice_read_alone_gives_what_it_gives_among_the_others(tmp_path: Path) -> None:
    for name in SAMPLES:
        write_file(tmp_path, name, SAMPLES[name])
    slices = list(plan_slices(tmp_path, 2))
    forward = [list(read_slice(one, PAGE_BYTES)) for one in slices]
    assert [list(read_slice(one, PAGE_BYTES)) for one in reversed(slices)] == forward[::-1]


def test_the_readme_names_every_ending_that_is_read() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## What it reads")[2].partition("\n## ")[0]
    named = set(re.findall(r"`(\.[a-z.]+)`", table))
    assert {ending for format_ in FORMATS for ending in format_.endings} <= named
    known = {ending for format_ in FORMATS for ending in list_endings(format_)}
    assert {name for name in named if name.startswith((".warc", ".json", ".csv"))} <= known


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("photo.jpg", b"\xff\xd8\xff", "a picture"),
        ("photo", b"\x89PNG\r\n\x1a\n", "PNG image"),
        ("notes.docx", b"PK\x03\x04", "save it as HTML"),
        ("crawl.rar", b"Rar!\x1a\x07", "unpack it"),
        ("crawl.cdx", b" CDX N b a", "index of captures"),
        ("thing.xyz", b"...", ".xyz"),
        ("map.xml", b"<urlset/>", "sitemap"),
        ("page.webarchive", b"bplist00", "Safari"),
        ("hosts.txt", b"quay.example\nwww.selm.example/news\narchive.example/web/2010/http://a.example/", "addresses"),
        ("list.txt", b"https://quay.example/1\nhttps://quay.example/2\n", "config/sources"),
        (
            "cdx.txt",
            b"example,quay)/1 20241102070000 https://quay.example/1 text/html 200 X 1 2 a.warc.gz",
            "addresses",
        ),
    ],
)
def test_what_is_not_read_is_told_by_name_with_what_to_do(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    write_file(tmp_path, "a.txt", TEXT.encode())
    write_file(tmp_path, name, content)
    (reject,) = (item for item in read_all(tmp_path) if isinstance(item, Reject))
    assert reject.reason == "unsupported-file" and told in reject.detail


def test_the_only_input_that_is_not_read_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a picture") as error:
        list(plan_slices(write_file(tmp_path, "paper.jpg", b"\xff\xd8\xff"), 10))
    assert "\n" not in str(error.value)


def test_a_row_without_text_tells_the_fields_found_and_those_looked_for(tmp_path: Path) -> None:
    reject = read_reject(write_file(tmp_path, "a.jsonl", b'{"inhalt": "Sie fuhr.", "kopf": "Die Fahrt"}\n'))
    assert reject.reason == "empty"
    assert "fields found: inhalt, kopf" in reject.detail and "looked for: text" in reject.detail


def test_a_mapping_beside_a_table_names_its_fields(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", b"kopf;inhalt\nDie Fahrt;Sie fuhr.\n")
    write_file(tmp_path, "a.csv.fields.toml", b'text = "inhalt"\ntitle = "kopf"\n')
    (page,) = pick_documents(read_all(path))
    assert (page.body, page.given.title) == (b"Sie fuhr.", "Die Fahrt")


def test_fields_of_a_table_may_hold_line_breaks_marks_and_lists(tmp_path: Path) -> None:
    rows = "url,authors,text\n" + f'{URL},"[\'Ada Moor\', \'Ben Reed\']","It ""sailed"".\n\nAt noon."\n' + ',,5" pipe\n'
    first, second = pick_documents(read_all(write_file(tmp_path, "a.csv", rows.encode()), 1))
    assert first.body == b'It "sailed".\n\nAt noon.' and first.given.authors == ("Ada Moor", "Ben Reed")
    assert second.body == b'5" pipe' and (first.raw_offset, second.raw_offset) == (0, 1)


def test_a_table_of_windows_is_read_in_its_letters(tmp_path: Path) -> None:
    (page,) = pick_documents(read_all(write_file(tmp_path, "a.csv", "text\nDie Fähre\n".encode("cp1252"))))
    assert page.body.decode() == "Die Fähre"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents=st.integers(1, 9), name=st.sampled_from(["a.csv", "a.json", "a.jsonl", "a.zip", "b.json"]))
def test_slices_of_any_size_give_the_same_rows(tmp_path: Path, documents: int, name: str) -> None:
    contents = {
        "a.csv": CSV + CSV.split(b"\r\n", 1)[1] * 6,
        "a.json": b"[" + b",\n".join([LINE] * 7) + b"]",
        "b.json": LINE * 7,
        "a.jsonl": LINE * 7,
        "a.zip": write_zip({f"{n}.html": PAGE for n in range(7)}),
    }
    path = write_file(tmp_path, name, contents[name])
    items = read_all(path, documents)
    assert len(pick_documents(items)) == 7 and items == read_all(path)


@pytest.mark.parametrize("tail", [b"", b"]", b" ]\n", b"]]", b", 5]", b', {"text": "cut', b', {"text": "cut"'])
def test_damage_after_a_json_value_costs_only_the_rest(tmp_path: Path, tail: bytes) -> None:
    items = read_all(write_file(tmp_path, "a.json", b"[" + LINE + tail), 1)
    assert len(pick_documents(items)) == 1
    is_whole = tail.strip() in (b"", b"]", b"]]")
    assert len(list_reasons(items)) == (0 if is_whole else 1)


def test_brackets_and_escapes_in_strings_end_no_json_value(tmp_path: Path) -> None:
    content = b'[{"text": "a \\"quoted\\" } ] [ { \\\\"}, {"text": "' + b"x" * 70_000 + b'\\\\"}]'
    assert [len(page.body) for page in pick_documents(read_all(write_file(tmp_path, "a.json", content)))] == [
        20,
        70_001,
    ]


def test_a_markdown_file_without_metadata_or_of_marks_alone_is_its_text(tmp_path: Path) -> None:
    bare, marks = TEXT.encode(), b"# Marks\n\n" + b"*a " * 60_000
    for number, content in enumerate((bare, marks)):
        (page,) = pick_documents(read_all(write_file(tmp_path, f"{number}.md", content), page_bytes=10**6))
        assert (page.media_type, page.body) == ("text/plain", content)


def test_an_entry_with_a_summary_only_is_refused_with_a_hint(tmp_path: Path) -> None:
    feed = b"<rss><channel><item><link>https://quay.example/1</link><description>Soon.</description></item></channel></rss>"
    reject = read_reject(write_file(tmp_path, "a.rss", feed))
    assert (reject.reason, reject.url) == ("empty", "https://quay.example/1") and "source" in reject.detail


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json", "a.parquet"])
@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["03/04/2019", "05/06/2019", "03/25/2019"], "month"),
        (["03/04/2019", "25/03/2019", "05/06/2019"], "day"),
        (["03/04/2019", "05/06/2019", "05/07/2019"], ""),
        (["03/04/2019", "03/25/2019", "25/03/2019"], ""),
    ],
)
def test_the_rows_of_a_file_tell_whether_day_or_month_comes_first(
    tmp_path: Path, name: str, dates: list[str], order: str
) -> None:
    rows = [{**ROW, "date": date} for date in dates]
    table = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), table)
    contents = {
        "a.csv": "date,text\n" + "".join(f"{date},{TEXT}\n" for date in dates),
        "a.jsonl": "".join(json.dumps(row) + "\n" for row in rows),
        "a.json": json.dumps(rows),
    }
    content = table.getvalue() if name == "a.parquet" else contents[name].encode()
    first, *_ = pick_documents(read_all(write_file(tmp_path, name, content), 1))
    assert (first.given.published, first.given.date_order) == ("03/04/2019", order)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", PAGE, "text/html"),
        ("a.pdf", PAGE, "text/html"),
        ("a.html", TEXT.encode(), "text/plain"),
        ("a.html", PAGE.decode().encode("utf-16"), "text/html"),
        ("a.txt", SAMPLES["a.pdf"], "application/pdf"),
        ("a.html", b"\xef\xbb\xbf" + PAGE, "text/html"),
        ("a.html", gzip.compress(PAGE), "text/html"),
    ],
)
def test_a_document_is_what_its_bytes_surely_say_whatever_its_name(
    tmp_path: Path, name: str, content: bytes, media_type: str
) -> None:
    (page,) = pick_documents(read_all(write_file(tmp_path, name, content)))
    assert page.media_type == media_type


DOCX = write_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


@pytest.mark.parametrize(
    ("name", "content", "reason", "told"),
    [
        ("a.txt", b'{"title": "Ferry sails"}', "unsupported-file", ".jsonl"),
        ("a.txt", CSV, "unsupported-file", ".csv"),
        ("a.txt", CSV.replace(b",", b"\t"), "unsupported-file", ".csv"),
        ("a.txt", rb"{\rtf1\ansi Ferry}", "not-html", "RTF"),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "not-html", "Office"),
        ("a.txt", b"", "empty", "empty file"),
        ("a.csv", CSV.decode().encode("utf-16"), "malformed", "UTF-16"),
        ("a.csv", b"2024-11-02,Ferry sails,It sailed.\n", "empty", "names of the fields"),
        ("a.csv", b"url\nhttps://quay.example/ferry\n", "empty", "only an address"),
        ("a.xml.gz", gzip.compress(SAMPLES["feed.xml"])[:-30], "malformed", "compression is broken"),
        ("a.zip", b"", "malformed", "empty file"),
        ("a.zip", write_zip({}), "empty", "no file inside"),
        ("a.zip", write_zip({"a.txt": b"x" * 500})[:-30], "malformed", "cut short"),
        ("a.zip", DOCX, "unsupported-file", "save it as HTML"),
        ("story", DOCX, "unsupported-file", "save it as HTML"),
        ("a.xml", b"<w:document/>", "unsupported-file", "w:document"),
    ],
)
def test_what_a_name_hides_is_told_in_plain_words(
    tmp_path: Path, name: str, content: bytes, reason: str, told: str
) -> None:
    reject = read_reject(write_file(tmp_path, name, content))
    assert reject.reason == reason and told in reject.detail


def test_what_windows_leaves_in_folders_is_passed_over(tmp_path: Path) -> None:
    write_file(tmp_path, "Thumbs.db", b"\xd0\xcf\x11\xe0")
    write_file(tmp_path, "a.zip", write_zip({"desktop.ini": b"[x]", "a.txt": TEXT.encode()}))
    assert len(pick_documents(items := read_all(tmp_path))) == len(items) == 1
