"""Search: the front page, and the articles that hold some words or answer to some filters."""

import re
from calendar import monthrange
from typing import Any

from flows.page.highlights import Mark, Piece, nest
from flows.page.questions import Desk
from flows.page.words import CHANGES
from flows.warehouse.snapshots import Row

A_PAGE = 20
BOUNDS = ("from", "until")
PHRASE = re.compile(r"[\"“]([^\"“”]*\w[^\"“”]*)[\"”]")
MOST_COUNTED = 20_000
"""Articles of an archive in which names are counted unasked: of a larger one that takes a while."""
FILTERS = ("outlet", "from", "until", "entity", "speaker", "act")


def show_home(desk: Desk) -> dict[str, Any]:
    """Return what the front page shows: what is new, who is told of, what is disputed."""
    nights = desk.ask("nights", most="1")
    changes = desk.ask("changes", run=nights[0]["run_id"], most="2") if nights else []
    wanted = [kind for kind in CHANGES if kind not in ("article-added", "claim-new")]
    return {
        "title": "Dateline",
        "night": nights[0] if nights else None,
        "changes": [row for kind in wanted for row in changes if row["kind"] == kind][:5],
        "foremost": desk.ask("foremost"),
        "newest": desk.ask("browse", most="6"),
    }


def show_search(desk: Desk) -> dict[str, Any]:
    """Return the articles found, best first, with how many each outlet and month has; or what to try instead."""
    words = desk.get("words")
    names = {
        field: desk.ask("named", name=desk.get(field)) if desk.get(field) else [] for field in ("entity", "speaker")
    }
    unknown = [field for field, found in names.items() if desk.get(field) and not found]
    skip = desk.get_number("skip", 0, 10_000)
    values = {
        "words": words,
        "phrase": find_phrase(words),
        "outlet": desk.get("outlet"),
        "act": desk.get("act"),
        "entities": join_ids(names["entity"]),
        "speakers": join_ids(names["speaker"]),
        **desk.get_days(),
    }
    if any(values.values()) and not unknown:
        desk.hold("found", **values)
    found = [] if unknown else desk.ask("search" if words else "browse", **values, most=str(A_PAGE + 1), skip=str(skip))
    facets = desk.ask("facets", **values) if found else []
    (totals,) = desk.reader.remember("page/archive_totals")
    counts_names = bool(found) and (totals["n_articles"] <= MOST_COUNTED or bool(desk.get("names")))
    shown = {
        "title": f"{words} – search" if words else "Articles",
        "words": words,
        "plain": words.strip('"“”'),
        "found": [row | {"pieces": mark_words(row, words)} for row in found[:A_PAGE]],
        "n_found": sum(row["n_articles"] for row in facets if row["outlet"] is None and row["month"] is None),
        "facets": sort_facets(facets),
        "named": desk.ask("names_found", **values) if counts_names else None,
        "acts": desk.remember("acts"),
        "filters": {name: desk.get(name) for name in FILTERS},
        "skip": skip,
        "earlier": max(0, skip - A_PAGE),
        "later": skip + A_PAGE if len(found) > A_PAGE else None,
        "meant": [],
        "similar": [],
    }
    return shown if found else shown | suggest(desk, words, unknown)


def find_phrase(words: str) -> str:
    """Return the first phrase in quotation marks, empty when there is none."""
    found = PHRASE.search(words)
    return found[1] if found else ""


def mark_words(row: Row, words: str) -> list[Piece]:
    """Return an article's snippet from its first whole word on; words that begin like those asked are marked."""
    text = row["snippet"].partition(" ")[2] if row["is_within"] else row["snippet"]
    stems = [re.escape(word[: max(3, len(word) - 2)]) for word in re.findall(r"\w+", words)]
    hits = re.finditer(rf"\b(?:{'|'.join(stems)})\w*", text, re.I) if stems else ()
    return nest(text, 0, len(text), [Mark(hit.start(), hit.end(), "hit") for hit in hits])


def join_ids(entities: list[Row]) -> str:
    """Return entity_ids as a statement takes them."""
    return ",".join(row["entity_id"] for row in entities)


def sort_facets(rows: list[Row]) -> dict[str, list[Row]]:
    """Return the outlets by number of articles, and the newest months, each with its first and last day."""
    months = [row | dict(zip(BOUNDS, bound_month(row["month"]), strict=True)) for row in rows if row["month"]]
    return {
        "outlets": [row for row in rows if row["outlet"]][:12],
        "months": sorted(months, key=lambda row: str(row["month"]), reverse=True)[:24],
    }


def bound_month(month: str) -> tuple[str, str]:
    """Return the first and the last day of a month written 2024-11."""
    year, number = map(int, month.split("-"))
    return f"{month}-01", f"{month}-{monthrange(year, number)[1]}"


def suggest(desk: Desk, words: str, unknown: list[str]) -> dict[str, Any]:
    """Return what may have been meant: names like the unknown, else words of the archive like those asked."""
    asked = desk.get(unknown[0]) if unknown else words
    similar = [] if unknown else [row for word in words.split()[:3] for row in desk.ask("similar_words", word=word)]
    return {"meant": desk.ask("did_you_mean", name=asked) if asked else [], "similar": similar, "unknown": unknown}
