"""Nights: what changed since the last, how it went, and why a page is missing."""

from typing import Any

from flows.page.faults import NotHereError
from flows.page.questions import Desk
from flows.page.words import CHANGES
from flows.warehouse.snapshots import Row

SHOWN_OF_A_KIND = 12


def choose_night(desk: Desk, nights: list[Row]) -> Row | None:
    """Return the night that is asked for, else the newest; None when there was none."""
    run = desk.get("run")
    if not run:
        return nights[0] if nights else None
    found = [row for row in nights if row["run_id"] == run]
    if not found:
        raise NotHereError("No night has this address among the last thirty.")
    return found[0]


def list_upcoming(desk: Desk) -> list[Row]:
    """Return what lies ahead; of an old archive, from its own end on."""
    last = desk.reader.remember("page/archive_totals")[0]["last_date"]
    return desk.ask("upcoming", **{"from": str(last)}) if last else []


def show_today(desk: Desk) -> dict[str, Any]:
    """Return what a night changed: first what an editor must know, last what is merely new."""
    nights = desk.ask("nights")
    night = choose_night(desk, nights)
    kind = desk.get("kind") if desk.get("kind") in CHANGES else ""
    most = "500" if kind else str(SHOWN_OF_A_KIND)
    counted = desk.ask("night_changes", run=night["run_id"]) if night else []
    changes = desk.ask("changes", run=night["run_id"], kind=kind, most=most) if night else []
    counts = {row["kind"]: row["n"] for row in counted}
    return {
        "title": "Today",
        "night": night,
        "nights": nights,
        "kind": kind,
        "counts": {one: counts.get(one, 0) for one in CHANGES},
        "changes": {one: [row for row in changes if row["kind"] == one] for one in CHANGES},
        "upcoming": list_upcoming(desk),
    }


def show_health(desk: Desk) -> dict[str, Any]:
    """Return how nights went and what did not become articles; and, of an address or a file, why it is missing."""
    nights = desk.ask("nights")
    night = choose_night(desk, nights)
    asked, reason = desk.get("missing"), desk.get("reason")
    return {
        "title": f"Why is {asked} missing?" if asked else "Health",
        "nights": nights,
        "night": night,
        "stages": desk.ask("stage_times", run=night["run_id"]) if night else [],
        "reasons": desk.ask("rejects_by_reason"),
        "defects": desk.ask("defects_by_audit"),
        "missing": asked,
        "fates": desk.ask("missing", asked=asked) if asked else [],
        "keeps_all": desk.reader.snapshot.keeps_all,
        "reason": reason,
        "rejects": desk.ask("rejects", reason=reason, stage=desk.get("stage")) if reason else [],
    }
