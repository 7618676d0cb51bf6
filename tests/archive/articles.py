"""The sources of the sample archive as values: outlets, articles, pages that are no article, and capture nights."""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "sources"
OUTLET_FILES = (
    "meridian-wire",
    "the-harbour-post",
    "northern-ledger",
    "kastrov-courier",
    "delta-dispatch",
    "echo-halvern",
)


@dataclass(frozen=True)
class Outlet:
    """A publisher: where it lives, how its pages look and which paragraphs stand on all of them."""

    host: str
    served_from: str
    name: str
    template: str
    title_suffix: str
    recurring: tuple[str, ...]
    recurring_after: int | None


@dataclass(frozen=True)
class Article:
    """One article as an outlet published it: the text is what clean extraction should give."""

    key: str
    outlet: Outlet
    form: str
    url: str
    captured_url: str
    title: str
    standfirst: str
    published: datetime
    modified: datetime | None
    authors: tuple[str, ...]
    byline: str
    section: str
    language: str
    paragraphs: tuple[str, ...]
    related: tuple[str, ...]
    captures: tuple[str, ...]
    revisions: dict[str, tuple[str, ...]]
    reprint_of: str
    encoding: str
    declared: str
    meta_date: str

    def paragraphs_on(self, night: str) -> tuple[str, ...]:
        """Return the paragraphs that the page showed when it was captured on ``night``."""
        return self.revisions.get(night, self.paragraphs)


@dataclass(frozen=True)
class OtherPage:
    """A page that is no article, with the reason it should be refused for."""

    outlet: Outlet
    form: str
    url: str
    html: str
    reason: str
    captures: tuple[str, ...]


@dataclass(frozen=True)
class Sources:
    """Everything under ``sources/``, in the order of the files."""

    articles: dict[str, Article]
    pages: tuple[OtherPage, ...]
    nights: tuple[dict[str, Any], ...]
    facts: dict[str, Any]


def load_sources() -> Sources:
    """Read all source files; a reprint finds its original because the agency's file comes first."""
    articles: dict[str, Article] = {}
    pages: list[OtherPage] = []
    for name in OUTLET_FILES:
        raw = read_toml(name)
        outlet = make_outlet(raw)
        for entry in raw["article"]:
            articles[entry["key"]] = make_article(outlet, raw, entry, articles)
        pages.extend(make_other_page(outlet, raw["form"], entry) for entry in raw.get("page", ()))
    return Sources(articles, tuple(pages), tuple(read_toml("nights")["night"]), read_toml("facts"))


def read_toml(name: str) -> dict[str, Any]:
    """Return the contents of ``sources/<name>.toml``."""
    return tomllib.loads((SOURCES / f"{name}.toml").read_text("utf-8"))


def read_template(name: str) -> str:
    """Return the text of ``sources/templates/<name>``."""
    return (SOURCES / "templates" / name).read_text("utf-8")


def make_outlet(raw: dict[str, Any]) -> Outlet:
    """Return the outlet that a source file describes."""
    return Outlet(
        host=raw["host"],
        served_from=raw.get("served_from", raw["host"]),
        name=raw["name"],
        template=raw.get("template", ""),
        title_suffix=raw.get("title_suffix", ""),
        recurring=tuple(raw.get("recurring", ())),
        recurring_after=raw.get("recurring_after"),
    )


def make_article(outlet: Outlet, raw: dict[str, Any], entry: dict[str, Any], earlier: dict[str, Article]) -> Article:
    """Return one article; ``earlier`` holds those that it may reprint."""
    paragraphs = take_paragraphs(entry, earlier)
    if raw.get("typeset_quotes"):
        paragraphs = tuple(curl_quotes(paragraph) for paragraph in paragraphs)
    return Article(
        key=entry["key"],
        outlet=outlet,
        form=entry.get("form", raw.get("form", "")),
        url=entry["url"],
        captured_url=entry["url"] + entry.get("capture_query", ""),
        title=entry["title"],
        standfirst=entry.get("standfirst", ""),
        published=entry["published"],
        modified=entry.get("modified"),
        authors=tuple(entry.get("authors", ())),
        byline=entry.get("byline", " and ".join(entry.get("authors", ()))),
        section=entry.get("section", ""),
        language=entry.get("language", raw["language"]),
        paragraphs=paragraphs,
        related=tuple(entry.get("related", ())),
        captures=tuple(entry.get("captures", ())),
        revisions={r["capture"]: edit_paragraphs(paragraphs, r["edits"]) for r in entry.get("revision", ())},
        reprint_of=entry.get("reprint_of", ""),
        encoding=entry.get("bytes", "utf-8"),
        declared=entry.get("declared", "utf-8"),
        meta_date=entry.get("meta_date", ""),
    )


def take_paragraphs(entry: dict[str, Any], earlier: dict[str, Article]) -> tuple[str, ...]:
    """Return an article's own paragraphs, or those of the original with the reprint's cuts, edits and credit line."""
    if "reprint_of" not in entry:
        return tuple(entry["body"].strip().split("\n\n"))
    original = earlier[entry["reprint_of"]].paragraphs
    kept = tuple(text for number, text in enumerate(original, start=1) if number not in entry.get("drop", ()))
    credit = (entry["append"],) if "append" in entry else ()
    return edit_paragraphs(kept, entry.get("edits", [])) + credit


def edit_paragraphs(paragraphs: tuple[str, ...], edits: list[list[str]]) -> tuple[str, ...]:
    """Replace each (old, new) pair once; ValueError if ``old`` does not stand in the text exactly once."""
    text = "\n\n".join(paragraphs)
    for old, new in edits:
        if text.count(old) != 1:
            raise ValueError(f"edit must match once: {old!r}")
        text = text.replace(old, new)
    return tuple(text.split("\n\n"))


def curl_quotes(text: str) -> str:
    """Turn straight quotation marks and apostrophes into typographic ones."""
    text = re.sub(r'(^|[\s(—])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(—“])'", r"\1‘", text).replace("'", "’")


def make_other_page(outlet: Outlet, form: str, entry: dict[str, Any]) -> OtherPage:
    """Return a page that is no article; its HTML stands in the templates folder as it is."""
    return OtherPage(
        outlet=outlet,
        form=form,
        url=entry["url"],
        html=read_template(entry["file"]),
        reason=entry["reason"],
        captures=tuple(entry.get("captures", ())),
    )
