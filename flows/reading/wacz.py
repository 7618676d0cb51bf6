"""WACZ 1.1: a zip file with the WARC files of a crawl under ``archive/``, or with other WACZ files in it."""

from collections.abc import Iterable

from flows.reading.containers import Entry

MOST_MEMBERS = 1000
"""WARC files read of one WACZ; each is a shard of its own, and crawlers write a few dozen."""
ENDINGS = (".warc", ".warc.gz", ".warc.zst")
MANIFEST = "datapackage.json"


def pick_crawl(entries: Iterable[Entry]) -> list[Entry]:
    """Return the files of a WACZ that hold captures: what stands beside them (indexes, lists of pages) is made of
    them. Some tools put a folder above ``archive``, and several crawls into one file."""
    picked = [entry for entry in entries if is_crawl(entry.name)]
    fault = ("too-large", f"more than {MOST_MEMBERS} WARC files in one WACZ")
    return [*picked[:MOST_MEMBERS], *(Entry(entry.name, entry.fault or fault) for entry in picked[MOST_MEMBERS:])]


def is_wacz(entries: Iterable[Entry]) -> bool:
    """Tell whether a zip file is a WACZ under another name."""
    names = {entry.name for entry in entries}
    return MANIFEST in names and any(name.startswith("archive/") and is_crawl(name) for name in names)


def is_crawl(name: str) -> bool:
    """Tell whether a file in a WACZ is one of its WARC files, or a WACZ itself."""
    lower = name.lower()
    return lower.endswith(".wacz") or ("archive" in lower.split("/")[:-1] and lower.endswith(ENDINGS))
