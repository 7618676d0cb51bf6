"""Entities: who is told of, under which names, in which roles; and corrections of what the rules got wrong."""

from typing import Any

from flows.page import charts
from flows.page.faults import NotHereError
from flows.page.questions import Desk
from flows.page.words import LABELS
from flows.warehouse.snapshots import Row


def show_entities(desk: Desk) -> dict[str, Any]:
    """Return the entities of a name and a label, those that most articles name first."""
    name, label = desk.get("name"), desk.get("label")
    found = desk.ask("entities", name=name, label=label)
    return {
        "title": f"Names like “{name}”" if name else "Names",
        "name": name,
        "label": label,
        "found": found,
        "meant": desk.ask("did_you_mean", name=name) if name and not found else [],
    }


def read_entity(desk: Desk) -> Row:
    """Return the entity of the address; raises NotHereError when there is none."""
    found = desk.ask("entity", entity=desk.path["entity"])
    if not found:
        raise NotHereError("No entity has this address. It may have been joined with another: look for its name.")
    return found[0]


def show_entity(desk: Desk) -> dict[str, Any]:
    """Return an entity: its days, what it says, what is said of it, its names and roles, who is named beside it."""
    entity, days = read_entity(desk), desk.get_days()
    key = entity["entity_id"]
    dated = desk.ask("entity_days", entity=key, **days)
    names = desk.ask("entity_names", entity=key)
    return {
        "title": entity["name"],
        "entity": entity,
        "days": days,
        "dated": dated,
        "weightiest": charts.choose_weightiest(dated, 14),
        "chart": charts.draw_days(dated),
        "zooms": charts.list_zooms(desk.ask("entity_months", entity=key), days),
        "names": names,
        "links": desk.ask("entity_links", entity=key),
        "roles": desk.ask("entity_roles", entity=key),
        "said": desk.ask("entity_said", entity=key, **days),
        "told": desk.ask("entity_told", entity=key, **days),
        "beside": desk.ask("entity_beside", entity=key),
        "articles": desk.ask("entity_articles", entity=key),
    }


def show_correction(desk: Desk) -> dict[str, Any]:
    """Return the entry for ``config/corrections`` that says what the reader chose, and the choices."""
    from flows.warehouse.corrections import (
        render_correction,
    )  # it brings Arrow along: only whoever corrects waits for it

    entity = read_entity(desk)
    kind, name, other = desk.get("kind"), desk.get("name") or entity["name"], desk.get("other")
    fields = fill_fields(kind, f"{entity['label']} {name}", other, desk.get("label"))
    entry = fields | {"who": desk.get("who") or "…", "why": desk.get("why") or "…"}
    is_whole = bool(fields) and all(fields.values())
    return {
        "title": f"Correct {entity['name']}",
        "entity": entity,
        "names": desk.ask("entity_names", entity=entity["entity_id"]),
        "similar": [
            row for row in desk.ask("did_you_mean", name=entity["name"]) if row["entity_id"] != entity["entity_id"]
        ],
        "labels": LABELS,
        "kind": kind,
        "snippet": render_correction(kind, entry) if is_whole else "",
    }


def fill_fields(kind: str, name: str, other: str, label: str) -> dict[str, str]:
    """Return the fields of a correction of a kind; none for an unknown kind."""
    kinds = {
        "merge": {"name": name, "with": other},
        "split": {"name": name, "from": other},
        "alias": {"name": name, "of": other},
        "reject": {"name": name},
        "retype": {"name": name, "label": label if label in LABELS else ""},
    }
    return kinds.get(kind, {})
