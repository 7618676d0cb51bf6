"""METS with ALTO: an issue of a digitised newspaper, whose articles are blocks of its pages.

The logical structure names for each article the blocks it is made of, in reading order; the pages lie beside, one ALTO
file each (METS/ALTO profile of Europeana Newspapers and of national libraries).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from flows.reading.alto import read_blocks
from flows.reading.containers import open_container, open_source
from flows.reading.copies import locate_file
from flows.reading.sources import Source
from transforms.schema.records import Given, RawDocument, Reject

METS = "{http://www.loc.gov/METS/}"
MODS = "{http://www.loc.gov/mods/v3}"
HREF = "{http://www.w3.org/1999/xlink}href"
ARTICLE = "article"
HEADLINES = ("heading", "headline", "title")
SCHEME = re.compile(r"^file:(?://)?(?:\./)?|^\./")
LARGEST = 64 * 2**20
"""Bytes of a METS file that are parsed to tell whether it names a page."""


class Issue(NamedTuple):
    """What is needed of an issue for each of its articles: where its files lie, by their names in it; its descriptions
    in MODS, by theirs; its day and the name of the paper as they are stated."""

    files: dict[str, str]
    descriptions: dict[str, etree._Element]
    published: str
    paper: str


@lru_cache(maxsize=1)
def index_issue(issue: etree._Element) -> Issue:
    """Return what is needed of an issue; its first date is its own."""
    sections = {one.get("ID", ""): one for one in issue.iter(f"{METS}dmdSec")}
    dates = (text for one in sections.values() for text in list_texts(one, f"{MODS}dateIssued"))
    papers = (div.get("LABEL", "") for div in issue.iter(f"{METS}div") if name_type(div) == "newspaper")
    return Issue(dict(list_files(issue)), sections, next(dates, ""), next(filter(None, papers), ""))


def split_issue(issue: etree._Element) -> list[etree._Element]:
    """Return the articles of an issue, those of its logical structure that are in no other article."""
    maps = [one for one in issue.iter(f"{METS}structMap") if one.get("TYPE", "").lower() != "physical"]
    return [div for one in maps for div in one.iter(f"{METS}div") if is_article(div)]


def is_article(div: etree._Element) -> bool:
    """Tell whether a division of an issue is an article, and no part of one."""
    around = (name_type(one) for one in div.iterancestors(f"{METS}div"))
    return name_type(div) == ARTICLE and ARTICLE not in around


def name_type(div: etree._Element) -> str:
    """Return what a division of an issue calls itself, in lower case."""
    return str(div.get("TYPE", "")).strip().lower()


def read_article(article: etree._Element, source: Source, number: int, page_bytes: int) -> RawDocument | Reject:
    """Return an article of an issue, a paragraph for each of its blocks, or why there is none."""
    issue = index_issue(article.getroottree().getroot())
    title: list[str] = []
    text: list[str] = []
    try:
        for area, is_title in list_areas(article):
            (title if is_title else text).extend(read_area(area, source, issue.files))
    except (KeyError, OSError) as error:
        why = error.args[0] if isinstance(error, KeyError) else error.strerror
        return Reject(source.uri, number, "", "read", "unreadable", f"a page of article {number + 1}: {why}")
    body = "\n\n".join(text or title).encode()
    if not body or len(body) > page_bytes:
        reason = "too-large" if body else "empty"
        return Reject(source.uri, number, "", "read", reason, f"article {number + 1}: {reason.replace('-', ' ')}")
    given = read_given(article, issue, " ".join(title))
    return RawDocument(source.uri, number, sha256(body).hexdigest(), "", body, "text/plain", "utf-8", None, given)


def list_areas(article: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Yield the places on pages that an article is made of, and whether each is its headline."""
    for area in article.iter(f"{METS}area"):
        around = [name_type(div) for div in area.iterancestors(f"{METS}div")]
        yield area, any(name in HEADLINES for name in around[: around.index(ARTICLE)])


def read_area(area: etree._Element, source: Source, files: dict[str, str]) -> list[str]:
    """Return the texts of the blocks of a place on a page; raises KeyError and OSError where the page is missing."""
    href = files.get(area.get("FILEID", ""), "")
    page = find_page(source, href)
    if page is None:
        raise KeyError(f"{href or 'none of the files listed'}, not beside the METS file")
    return read_blocks(page, page.stamp).get(area.get("BEGIN", ""), [])


def list_files(issue: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the files of an issue: the name by which it refers to each, and where it lies."""
    for file in issue.iter(f"{METS}file"):
        place = file.find(f"{METS}FLocat")
        if place is not None:
            yield file.get("ID", ""), SCHEME.sub("", unquote(place.get(HREF, "")))


def find_page(source: Source, href: str) -> Source | None:
    """Return a file beside a METS file or in a folder there; None for one that lies anywhere else, or nowhere."""
    path = PurePosixPath(href.replace("\\", "/"))
    if not path.parts or path.is_absolute() or ".." in path.parts:
        return None
    if source.members:
        return Source(source.path, (*source.members[:-1], str(PurePosixPath(source.members[-1]).parent / path)))
    return Source(str(Path(source.path).parent / path))


def read_given(article: etree._Element, issue: Issue, headline: str) -> Given:
    """Return what an issue states of an article: the day and name of the paper, and what is said of the article."""
    own = [issue.descriptions[name] for name in article.get("DMDID", "").split() if name in issue.descriptions]
    authors = [name for one in own for name in list_texts(one, f"{MODS}name/{MODS}namePart")]
    titles = [article.get("LABEL", ""), headline, *(text for one in own for text in list_texts(one, f"{MODS}title"))]
    return Given(
        title=next(filter(None, titles), ""),
        published=issue.published,
        authors=tuple(dict.fromkeys(authors)),
        outlet=issue.paper,
    )


def list_texts(element: etree._Element, path: str) -> list[str]:
    """Return the texts of all descendants on a path."""
    texts = (" ".join("".join(map(str, one.itertext())).split()) for one in element.iterfind(f".//{path}"))
    return [text for text in texts if text]


def find_issue(page: Source) -> str:
    """Return the name of a METS file of the same input whose articles are made of an ALTO page; empty without one."""
    for issue in list_issues(page):
        if page.key in list_pages(issue, issue.stamp):
            return issue.name
    return ""


def list_issues(page: Source) -> list[Source]:
    """Return the METS files in the folder of a page, and in the one above, as far as they are of the input."""
    folders = page.route.parts[:-1]
    if page.members:
        container = Source(page.path, page.members[:-1])
        near = (folders, folders[:-1])
        names = list_packed_issues(container, container.stamp)
        return [container.enter(str(name)) for name in names if name.parts[:-1] in near]
    above = list(Path(page.path).parents)[: min(2, len(page.route.parts))]
    return [Source(str(folder / name)) for folder in above for name in list_folder_issues(*place_folder(folder))]


def place_folder(folder: Path) -> tuple[Path, int]:
    """Return where a folder lies, and when it was last changed, in nanoseconds: 0 where no copy is of it."""
    place = locate_file(str(folder))
    return place, place.stat().st_mtime_ns if place.exists() else 0


@lru_cache(maxsize=8)
def list_packed_issues(container: Source, _stamp: tuple[int, int]) -> list[PurePosixPath]:
    """Return the names of the METS files in a container."""
    entries = open_container(container).entries
    return [PurePosixPath(entry.name) for entry in entries if is_issue(entry.name) and not entry.fault]


@lru_cache(maxsize=64)
def list_folder_issues(folder: Path, changed: int) -> list[str]:
    """Return the names of the METS files in a folder; none in one that is not there."""
    return sorted(path.name for path in folder.iterdir() if is_issue(path.name)) if changed else []


def is_issue(name: str) -> bool:
    """Tell whether a file calls itself METS."""
    return "mets" in PurePosixPath(name).name.lower() and name.lower().endswith(".xml")


@lru_cache(maxsize=64)
def list_pages(issue: Source, _stamp: tuple[int, int]) -> frozenset[str]:
    """Return the keys of the pages that the articles of a METS file are made of; none where it cannot be read."""
    with open_source(issue) as file:
        content = file.read(LARGEST)
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return frozenset()
    files = dict(list_files(root))
    named = {area.get("FILEID", "") for article in split_issue(root) for area, _ in list_areas(article)}
    pages = (find_page(issue, files[one]) for one in named if one in files)
    return frozenset(page.key for page in pages if page)
