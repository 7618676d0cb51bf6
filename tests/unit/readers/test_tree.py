"""Folders of single documents: HTML, plain text and NewsML-G2 beside files of records."""

import gzip
import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.reading import plan_slices, slices
from flows.reading.html import guess_url
from tests.unit.readers.warcs import list_reasons, pick_documents, read_all, write_pages
from transforms.schema.records import Given, Reject

PAGE = b"<html><p>It sailed.</p></html>"
XHTML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:quay.example,2024:1" xml:lang="en">
<itemMeta><provider literal="Quay Press"/><versionCreated>2024-11-02T08:00:00Z</versionCreated>
<firstCreated>2024-11-02T07:00:00Z</firstCreated></itemMeta>
<contentMeta><creator qcode="p:1"><name>Ada Moor</name></creator><subject><name>Port</name></subject>
<language tag="en-GB"/><headline>Ferry sails &amp; returns</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>
<h:p>It sailed.</h:p></h:body></h:html></inlineXML></contentSet></newsItem>"""
NITF = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:quay.example,2024:2">
<contentMeta><by>Ben Reed</by></contentMeta><contentSet><inlineXML>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Ferry back</hl1></hedline>
<byline>Ben Reed</byline></body.head><body.content><block><p>It came back.</p></block>
<media media-type="image"><media-caption>A quay</media-caption></media></body.content></body></nitf>
</inlineXML></contentSet></newsItem>"""
PICTURE = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:quay.example,2024:3"><contentSet>
<remoteContent href="quay.jpg"/></contentSet></newsItem>"""


def wrap_message(*items: str) -> str:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{"".join(items)}</itemSet></newsMessage>'


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("www.quay.example/port/ferry.html", "https://www.quay.example/port/ferry.html"),
        ("Quay.Example/index.html", "https://quay.example/"),
        ("quay.example/a b?id=1.html", "https://quay.example/a%20b?id=1.html"),
        ("2024.11/ferry.html", ""),
        ("pages/quay.example/ferry.html", "https://quay.example/ferry.html"),
        ("quay.example.html", ""),
        (".", ""),
    ],
)
def test_a_mirror_spells_the_address_of_its_pages(path: str, url: str) -> None:
    assert guess_url(PurePosixPath(path)) == url


def test_a_folder_may_mix_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(slices, "BASE", tmp_path)
    for folder in ("in/quay.example", "in/texts", "in/.hidden"):
        Path(folder).mkdir(parents=True)
    Path("in/quay.example/ferry.html").write_bytes(PAGE)
    Path("in/quay.example/zipped.html.gz").write_bytes(gzip.compress(PAGE))
    Path("in/texts/ferry.txt").write_bytes(b"Ferry sails\n\nIt sailed.")
    Path("in/item.xml").write_text(XHTML, encoding="utf-8")
    Path("in/sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    Path("in/lines.jsonl").write_text('{"text": "One."}\n', encoding="utf-8")
    Path("in/pages.warc.gz").write_bytes(write_pages(2).content())
    Path("in/photo.jpg").write_bytes(b"\xff\xd8")
    Path("in/.hidden/secret.html").write_bytes(PAGE)
    items = read_all(Path("in"), 2)
    assert [(page.raw_uri, page.media_type, page.url) for page in pick_documents(items)] == [
        ("in/lines.jsonl", "text/plain", ""),
        ("in/pages.warc.gz", "text/html", "https://harbour.example/0"),
        ("in/pages.warc.gz", "text/html", "https://harbour.example/1"),
        ("in/item.xml", "text/html", "tag:quay.example,2024:1"),
        ("in/quay.example/ferry.html", "text/html", "https://quay.example/ferry.html"),
        ("in/quay.example/zipped.html.gz", "text/html", "https://quay.example/zipped.html.gz"),
        ("in/texts/ferry.txt", "text/plain", ""),
    ]
    rejects = [(item.raw_uri, item.reason) for item in items if isinstance(item, Reject)]
    assert rejects == [("in/photo.jpg", "unsupported-file"), ("in/sitemap.xml", "unsupported-file")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents=st.integers(1, 12))
def test_slices_of_any_size_give_the_same_documents(tmp_path: Path, documents: int) -> None:
    for number in range(7):
        (tmp_path / f"{number}.html").write_bytes(PAGE)
    (tmp_path / "3.xml").write_text(wrap_message(XHTML, NITF, PICTURE), encoding="utf-8")
    assert read_all(tmp_path, documents) == read_all(tmp_path)


def test_the_identity_of_a_slice_follows_content_and_names(tmp_path: Path) -> None:
    identities = set()
    for name, content in [("a.html", PAGE), ("a.html", PAGE + b" "), ("b.html", PAGE + b" ")]:
        for old in tmp_path.iterdir():
            old.unlink()
        (tmp_path / name).write_bytes(content)
        identities |= {slice_.sha256 for slice_ in plan_slices(tmp_path, 10)}
    assert len(identities) == 3


def test_a_news_message_gives_its_items_as_html(tmp_path: Path) -> None:
    path = tmp_path / "message.xml"
    path.write_text(wrap_message(XHTML, NITF, PICTURE), encoding="utf-8")
    items = read_all(path)
    xhtml, nitf = pick_documents(items)
    assert b"<p>It sailed.</p>" in xhtml.body and b"h:" not in xhtml.body
    assert xhtml.given == Given(
        title="Ferry sails & returns",
        published="2024-11-02T07:00:00Z",
        modified="2024-11-02T08:00:00Z",
        authors=("Ada Moor",),
        outlet="Quay Press",
        section="Port",
        language="en-GB",
    )
    assert b"<h1>Ferry back</h1>" in nitf.body and b"<p>It came back.</p>" in nitf.body
    assert b"A quay" not in nitf.body and b"Ben Reed" not in nitf.body
    assert nitf.given.authors == ("Ben Reed",)
    assert list_reasons(items) == ["not-html"]


def test_broken_news_xml_gives_the_items_before_the_damage(tmp_path: Path) -> None:
    path = tmp_path / "message.xml"
    path.write_text(wrap_message(XHTML, NITF)[:-60], encoding="utf-8")
    items = read_all(path)
    assert [page.url for page in pick_documents(items)] == ["tag:quay.example,2024:1"]
    assert list_reasons(items) == ["malformed"]


def test_entities_in_news_xml_are_not_expanded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2", encoding="utf-8")
    bomb = f'<!DOCTYPE newsItem [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    (tmp_path / "a.xml").write_text(bomb + XHTML.replace("It sailed.", "It &x; sailed."), encoding="utf-8")
    assert not any(b"hunter2" in page.body for page in pick_documents(read_all(tmp_path / "a.xml")))


def test_a_name_that_is_no_utf8_stays_writable(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.html")).write_bytes(PAGE)
    (page,) = pick_documents(read_all(tmp_path))
    assert page.raw_uri.encode("utf-8").endswith(b"caf\\xe9.html")
