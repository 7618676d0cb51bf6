"""Files that are no articles or that nothing here reads: what each is, and what to do with it."""

from collections.abc import Iterable
from pathlib import PurePath

PICTURE, SOUND, VIDEO, FONT, CODE = "a picture", "a sound", "a video", "a font", "code of a web page"
WORD = "a text document: save it as HTML or plain text"
TABLE = "a spreadsheet: save it as CSV"
BOOK = "an electronic book: unpack it, its chapters are HTML"
SLIDES = "slides: save them as HTML or plain text"
PACKED = "an archive of a kind that is not read: unpack it into a folder"
INDEX = "an index of captures: give the WARC files that it points into"
DATABASE = "a database: export its articles as JSONL, CSV or Parquet"

KINDS = {
    PICTURE: ".jpg .jpeg .png .gif .webp .avif .svg .ico .bmp .tif .tiff .heic .jp2 .psd .eps",
    SOUND: ".mp3 .ogg .oga .wav .flac .m4a .aac .wma",
    VIDEO: ".mp4 .m4v .webm .mov .avi .mkv .flv .wmv .mpg .mpeg .m3u8 .ts",
    FONT: ".woff .woff2 .ttf .otf .eot",
    CODE: ".css .js .mjs .map .scss .less",
    WORD: ".doc .docx .odt .rtf .pages .wpd",
    BOOK: ".epub",
    SLIDES: ".ppt .pptx .odp .key",
    TABLE: ".xls .xlsx .ods .numbers",
    PACKED: ".rar .7z .bz2 .tbz .xz .txz .lzma .lz4 .cab .iso .dmg",
    INDEX: ".cdx .cdxj .cdx.gz .cdxj.gz .idx .wat .wat.gz",
    DATABASE: ".sqlite .sqlite3 .db .mdb .sql .sql.gz .dump .duckdb .feather .orc .avro",
    "mail: save its text as .txt": ".eml .mbox .msg .pst",
    "a page saved by Safari: save it as PDF, or its source as HTML": ".webarchive",
    "a recording of requests: give its pages as WARC": ".har",
    "a list of feeds: name them in a source (config/sources)": ".opml",
    "a program": ".exe .dll .so .swf .jar .class .pyc",
    "settings or a log": ".ini .cfg .toml .yml .yaml .log .lock",
}
PACKAGES = {
    "word/document.xml": WORD,
    "xl/workbook.xml": TABLE,
    "ppt/presentation.xml": SLIDES,
    "META-INF/container.xml": BOOK,
    "META-INF/manifest.xml": WORD,
}
"""Zip files that are one document: what tells them by the files in them."""
ENDINGS = tuple((ending, kind) for kind, endings in KINDS.items() for ending in endings.split())


def describe_ending(name: str) -> str:
    """Return what a file is that is not read, by its name; empty when that does not tell."""
    lower = name.lower()
    return next((kind for ending, kind in ENDINGS if lower.endswith(ending)), "")


def describe_package(names: Iterable[str]) -> str:
    """Return what a zip file is that is one document, by the names of the files in it; empty for all others."""
    return next((PACKAGES[name] for name in names if name in PACKAGES), "")


def describe_unknown(name: str) -> str:
    """Return what can be said of a file that neither its name nor its first bytes tell of."""
    suffix = PurePath(name).suffix
    return f"neither its name ({suffix or 'without ending'}) nor its first bytes tell what it is"
