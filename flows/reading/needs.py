"""Which files on disk the reading of a slice opens, for machines that must be given them."""

from collections.abc import Iterator
from pathlib import Path

from flows.reading.fields import FIELDS_SUFFIX
from flows.reading.mets import is_issue, list_issues, list_pages
from flows.reading.slices import Slice
from flows.reading.sources import Source, find_source


def list_needed(slice_: Slice) -> list[str]:
    """Return the absolute paths of the files that a slice is read from, as far as they are there, sorted: its own, what
    names their fields, and of digitised print the pages of an issue and the issues of a page."""
    sources = [find_source(key, slice_.input_uri) for key in slice_.files]
    needed = {path for source in sources for path in list_near(source, slice_.reader)}
    return sorted(path for path in needed if Path(path).is_file())


def list_near(source: Source, reader: str) -> Iterator[str]:
    """Yield the path of a file and of those that are opened with it."""
    yield source.path
    yield f"{source.path}{FIELDS_SUFFIX}"
    if reader == "files" and not source.members and source.name.lower().endswith(".xml"):
        issues = [source] if is_issue(source.name) else list_issues(source)
        for issue in issues:
            yield issue.path
            yield from (Source(key).path for key in list_pages(issue, issue.stamp))
