"""Disputes: claims that do not go together, with the positions taken, side by side."""

from typing import Any

from flows.page.faults import NotHereError
from flows.page.questions import Desk
from flows.page.searching import join_ids, suggest
from flows.page.words import CONFLICTS
from flows.warehouse.snapshots import Row

A_PAGE = 30


def show_disputes(desk: Desk) -> dict[str, Any]:
    """Return the disputes, surest first, with a name in them or of a kind where that is asked."""
    name, kind = desk.get("name"), desk.get("kind")
    known = desk.remember("disputes")
    named = desk.ask("named", name=name) if name else []
    wanted = {row["claim_id"] for row in desk.ask("claims_named", entities=join_ids(named))} if named else set()
    chosen = [
        row
        for row in known
        if (row["kind"] == kind if kind else row["kind"] != "update")
        and (not name or wanted & {claim for position in row["positions"] for claim in position["claim_ids"]})
    ]
    most = desk.get_number("most", A_PAGE, 1000) or A_PAGE
    meant = {} if chosen or not name else suggest(desk, "", ["name"])
    return {
        "title": f"Disputes about {name}" if name else "Disputes",
        "name": name,
        "kind": kind,
        "kinds": {one: sum(row["kind"] == one for row in known) for one in CONFLICTS},
        "disputes": chosen[:most],
        "n_disputes": len(chosen),
        "more": most + A_PAGE if len(chosen) > most else None,
        "meant": [],
        **meant,
    }


def show_dispute(desk: Desk) -> dict[str, Any]:
    """Return a dispute: each position with its claims in context, and why pairs of them do not go together."""
    found = [row for row in desk.remember("disputes") if row["dispute_id"] == desk.path["dispute"]]
    if not found:
        raise NotHereError("No dispute has this address now: when claims are added, disputes may join or end.")
    dispute = found[0]
    held = [claim for position in dispute["positions"] for claim in position["claim_ids"]]
    told = {row["claim_id"]: row for row in desk.ask("claims_in_context", claims=",".join(held))}
    return {
        "title": f"{CONFLICTS[dispute['kind']].capitalize()}: {dispute['counted'] or 'a dispute'}",
        "dispute": dispute,
        "positions": [gather_position(position, told) for position in dispute["positions"]],
        "pairs": desk.ask("conflict_pairs", claims=",".join(held)),
    }


def gather_position(position: dict[str, Any], told: dict[str, Row]) -> dict[str, Any]:
    """Return a position with its claims in context, reprints last."""
    claims = [told[claim] for claim in position["claim_ids"] if claim in told]
    return position | {"claims": sorted(claims, key=lambda row: not row["is_original"])}
