"""A small file of ours for each format that is read, made here; every one holds the article ``TEXT`` once."""

import gzip
import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from tests.unit.readers.pdfs import Placed, write_pdf
from tests.unit.readers.warcs import WarcFile

URL = "https://quay.example/ferry"
TEXT = "The ferry to Selm sailed at noon."
PAGE = f"<html><head><title>Ferry sails</title></head><body><p>{TEXT}</p></body></html>".encode()
ROW = {"url": URL, "title": "Ferry sails", "date": "2024-11-02", "text": TEXT}


def write_warc(is_gzip: bool = False) -> bytes:
    warc = WarcFile(is_gzip)
    warc.add(URL, PAGE)
    return warc.content()


def write_zstd_warc(dictionary: bytes = b"") -> bytes:
    """Return a .warc.zst as Archive Team writes them: the shared dictionary first, in a frame that readers skip."""
    shared = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    packed = zstandard.ZstdCompressor(dict_data=shared).compress(write_warc())
    head = struct.pack("<II", 0x184D2A5D, len(dictionary)) + dictionary if dictionary else b""
    return head + packed


def write_arc() -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    about = b"1 0 Quay\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://quay.arc 0.0.0.0 20041102070000 text/plain %d\n" % len(about)
    return head + about + b"\n%s 10.0.0.1 20041102070000 text/html %d\n" % (URL.encode(), len(answer)) + answer + b"\n"


def write_zip(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def write_tar(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def write_parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([ROW]), out)
    return out.getvalue()


def write_mhtml() -> bytes:
    lines = (
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {URL}",
        "Date: Sat, 2 Nov 2024 07:00:00 -0000",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="-=b"',
        "",
        "---=b",
        "Content-Type: text/html",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        PAGE.decode().replace("=", "=3D"),
        "---=b",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "",
        "iVBORw0K",
        "---=b--",
        "",
    )
    return "\r\n".join(lines).encode()


def write_feed() -> bytes:
    return f"""<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title><item>
<title>Ferry sails</title><link>{URL}</link><pubDate>Sat, 02 Nov 2024 07:00:00 GMT</pubDate>
<content:encoded>&lt;p&gt;{TEXT}&lt;/p&gt;</content:encoded></item></channel></rss>""".encode()


def write_atom() -> bytes:
    return f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/news/"><entry><title>Ferry
sails</title><link href="../ferry"/><published>2024-11-02T07:00:00Z</published><author><name>Ada Moor</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content></entry></feed>""".encode()


def write_newsml() -> bytes:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{URL}"><contentMeta>
<headline>Ferry sails</headline></contentMeta><contentSet><inlineData contenttype="text/plain">{TEXT}</inlineData>
</contentSet></newsItem>""".encode()


def write_nitf() -> bytes:
    return f"""<nitf><head><title>Quay</title><docdata><date.issue norm="20241102T070000Z"/></docdata>
<pubdata name="Quay Press" ex-ref="{URL}"/></head><body><body.head><hedline><hl1>Ferry sails</hl1></hedline>
<byline>By Ada Moor</byline><dateline>SELM</dateline></body.head><body.content><block><p>{TEXT}</p></block>
</body.content></body></nitf>""".encode()


def write_older_newsml() -> bytes:
    return f"""<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML.dtd"><NewsML><NewsItem><Identification>
<NewsIdentifier><ProviderId>quay.example</ProviderId><PublicIdentifier>{URL}</PublicIdentifier></NewsIdentifier>
</Identification><NewsManagement><FirstCreated>20241102T070000Z</FirstCreated></NewsManagement><NewsComponent>
<NewsLines><HeadLine>Ferry sails</HeadLine><ByLine>Ada Moor</ByLine></NewsLines><ContentItem><DataContent>
<p>{TEXT}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>""".encode()


def write_reuters() -> bytes:
    return f"""<newsitem date="2024-11-02" xml:lang="en"><headline>Ferry sails</headline><byline>Ada Moor
</byline><text><p>{TEXT}</p></text></newsitem>""".encode()


def write_alto() -> bytes:
    words = "".join(f'<String CONTENT="{word}"/><SP/>' for word in TEXT.split()[:-1])
    parted = '<String CONTENT="no" SUBS_TYPE="HypPart1" SUBS_CONTENT="noon."/><HYP CONTENT="-"/></TextLine><TextLine>'
    parted += '<String CONTENT="on." SUBS_TYPE="HypPart2" SUBS_CONTENT="noon."/>'
    block = f"<TextBlock><TextLine>{words}{parted}</TextLine></TextBlock>"
    space = f"<PrintSpace>{block}</PrintSpace>"
    return (
        f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page>{space}</Page></Layout></alto>'.encode()
    )


MARKDOWN = f"---\ntitle: Ferry sails\nurl: {URL}\ndate: 2024-11-02\n---\n\n{TEXT}\n".encode()
CSV = f'url,title,date,text\r\n{URL},Ferry sails,2024-11-02,"{TEXT}"\r\n'.encode()
LINE = json.dumps(ROW).encode() + b"\n"

SAMPLES: dict[str, bytes] = {
    "a.warc": write_warc(),
    "a.warc.gz": write_warc(is_gzip=True),
    "a.warc.zst": write_zstd_warc(b"WARC/1.0 ferry quay.example sailed at noon Content-Length" * 8),
    "a.warc_gz": write_warc(is_gzip=True),
    "a.warc.gz.part": write_warc(is_gzip=True),
    "a.arc": write_arc(),
    "a.arc.gz": gzip.compress(write_arc()),
    "a.wacz": write_zip({"archive/a.warc.gz": write_warc(is_gzip=True), "datapackage.json": b"{}"}),
    "several.wacz": write_zip(
        {"a.wacz": write_zip({"crawl/archive/a.warc.zst": write_zstd_warc()})}, zipfile.ZIP_STORED
    ),
    "a.zip": write_zip({"quay.example/ferry": PAGE}),
    "a.tar": write_tar({"quay.example/ferry": PAGE}),
    "a.tar.gz": gzip.compress(write_tar({"a.warc.gz": write_warc(is_gzip=True)})),
    "a.tgz": gzip.compress(write_tar({"inner.zip": write_zip({"a.jsonl": LINE})})),
    "a.tar.zst": zstandard.compress(write_tar({"a.jsonl": LINE})),
    "a.jsonl": LINE,
    "a.ndjson.gz": gzip.compress(LINE),
    "a.jsonl.zst": zstandard.compress(LINE),
    "a.json": json.dumps([ROW], indent=1).encode(),
    "one.json": json.dumps(ROW, indent=1).encode(),
    "hits.jsonl": json.dumps({"_id": "7", "_source": ROW}).encode(),
    "a.csv": CSV,
    "excel.csv": f"sep=;\r\nurl;text\r\n{URL};{TEXT}\r\n".encode(),
    "a.csv.gz": gzip.compress(CSV),
    "a.tsv": f"url\ttitle\tdate\ttext\n{URL}\tFerry sails\t2024-11-02\t{TEXT}\n".encode(),
    "a.parquet": write_parquet(),
    "newsml.xml": write_newsml(),
    "nitf.xml": write_nitf(),
    "older-newsml.xml": write_older_newsml(),
    "reuters.xml": write_reuters(),
    "nitf": write_nitf(),
    "feed.xml": write_feed(),
    "feed.xml.gz": gzip.compress(write_feed()),
    "a.rss.zst": zstandard.compress(write_feed()),
    "a.rss": write_feed(),
    "a.atom": write_atom(),
    "alto.xml": write_alto(),
    "a.mhtml": write_mhtml(),
    "a.mht": write_mhtml(),
    "a.md": MARKDOWN,
    "a.html": b"<!--\n Page saved with SingleFile \n url: " + URL.encode() + b" \n-->" + PAGE,
    "a.htm.gz": gzip.compress(b"<!-- saved from url=(0028)" + URL.encode() + b" -->\n" + PAGE),
    "ferry.aspx": PAGE + b"<!-- Mirrored from quay.example/ferry by HTTrack Website Copier/3.x -->",
    "a.pdf": write_pdf([[Placed(TEXT, 70, 700)]]),
    "a.txt": TEXT.encode(),
    "a.txt.gz": gzip.compress(TEXT.encode()),
}
WITHOUT_ADDRESS = ("alto.xml", "reuters.xml", "a.pdf", "a.txt", "a.txt.gz")
