"""An article with what was read from it marked in its text, its versions, and the story it belongs to."""

import re
from itertools import count
from typing import Any

from flows.page import charts
from flows.page.diffs import compare_versions
from flows.page.faults import NotHereError
from flows.page.highlights import Mark, mark_paragraphs
from flows.page.questions import Desk
from flows.warehouse.snapshots import Row

STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")
LAYERS = {
    "claim": "claims",
    "name": "names",
    "date": "dates",
    "figure": "figures",
    "event": "events",
}
"""What may be marked in a text, with what the switch for it is called."""


def read_article(desk: Desk, article_id: str, **row: str) -> Row:
    """Return an article, found by the number of its row where that is known; raises NotHereError when there is none."""
    found = desk.ask("article", article=article_id, **row)
    if not found:
        raise NotHereError(
            "No article has this address. It may have been withdrawn: “Health” tells why pages are missing."
        )
    return found[0]


def show_article(desk: Desk) -> dict[str, Any]:
    """Return an article, all that was read from it, and where it came from."""
    key = desk.path["article"]
    rows = desk.find_rows(key)
    article = read_article(desk, key, **rows["article"])
    read = read_layers(desk, key, rows)
    notes = name_notes(read)
    marks = [*mark_claims(read["claim"]), *mark_others(read), *mark_asked(desk.get("at"))]
    versions = desk.ask("article_versions", article=key, **rows["version"])
    return {
        "title": article["title"] or "Without a title",
        "article": article,
        "read": read,
        "notes": notes,
        "layers": LAYERS,
        "paragraphs": list(mark_paragraphs(article["text"] or "", marks)),
        "versions": versions if len(versions) > 1 else [],
        "story": desk.ask("article_reprints", story=article["story_id"], **rows["story"]),
        "records": desk.ask("article_records", article=key, **rows["capture"]),
        "numbers": count(1),
    }


def read_layers(desk: Desk, key: str, rows: dict[str, dict[str, str]]) -> dict[str, list[Row]]:
    """Return what was read from an article, by layer; ``rows`` tells where its rows lie."""
    beside = {f"{end}_{name}": n for name in ("mention", "grouped") for end, n in rows[name].items()}
    return {
        "claim": desk.ask("article_claims", article=key, **rows["claim"], **beside),
        "name": desk.ask("article_mentions", article=key, **rows["mention"]),
        "date": desk.ask("article_dates", article=key, **rows["timex"]),
        "figure": desk.ask("article_figures", article=key, **rows["quantity"]),
        "event": desk.ask("article_events", article=key, **rows["event"]),
    }


def name_notes(read: dict[str, list[Row]]) -> dict[str, tuple[str, Row]]:
    """Return what is told of each mark, by the name that the mark has for it."""
    return {f"{layer}{number}": (layer, row) for layer, rows in read.items() for number, row in enumerate(rows)}


def mark_claims(claims: list[Row]) -> list[Mark]:
    """Return where claims stand: the pieces of what is said, the cue, and the words for who says it."""
    marks: list[Mark] = []
    for number, row in enumerate(claims):
        note, anchor = f"claim{number}", "c" + str(row["claim_id"]).partition("-c")[2]
        for place, span in enumerate(row["content_spans"] or []):
            marks.append(Mark(span["start_char"], span["end_char"], "claim", anchor if place == 0 else "", note))
        if row["cue_start_char"] is not None:
            marks.append(Mark(row["cue_start_char"], row["cue_end_char"], "cue", "", note))
        if row["source_start_char"] is not None:
            marks.append(Mark(row["source_start_char"], row["source_end_char"], "source"))
    return marks


def mark_others(read: dict[str, list[Row]]) -> list[Mark]:
    """Return where names, dates, figures and events stand."""
    return [
        Mark(row["start_char"], row["end_char"], layer, "", f"{layer}{number}")
        for layer in ("name", "date", "figure", "event")
        for number, row in enumerate(read[layer])
    ]


def mark_asked(at: str) -> list[Mark]:
    """Return the stretch that an address points at, as ``at=339-491``; none without one."""
    found = STRETCH.fullmatch(at)
    return [Mark(int(found[1]), int(found[2]), "asked", "at")] if found else []


def show_versions(desk: Desk) -> dict[str, Any]:
    """Return what an edit changed between two versions of a page."""
    after, before = read_article(desk, desk.path["article"]), read_article(desk, desk.path["before"])
    return {
        "title": f"What changed: {after['title']}",
        "before": before,
        "after": after,
        "headline": compare_versions(before["title"] or "", after["title"] or ""),
        "changes": compare_versions(before["text"] or "", after["text"] or ""),
    }


def show_story(desk: Desk) -> dict[str, Any]:
    """Return a story: who printed it, the days it tells, who says what in it and around it."""
    key = desk.path["story"]
    printed = desk.ask("article_reprints", story=key)
    if not printed:
        raise NotHereError(
            "No story has this address. A story is named by its original, which may have been withdrawn."
        )
    around = desk.ask("story_around", story=key)
    rows = ",".join(str(row["article_row"]) for row in around)
    days = desk.ask("story_days", rows=rows)
    return {
        "title": printed[0]["title"] or "A story",
        "printed": printed,
        "days": days,
        "chart": charts.draw_days(days),
        "around": [row for row in around if row["story_id"] != key],
        "claims": desk.ask("story_claims", rows=rows),
    }
