"""What is said: by whom, of what, when; and who else says the same."""

from typing import Any

from flows.page.faults import NotHereError
from flows.page.questions import Desk
from flows.page.searching import join_ids, suggest

A_PAGE = 50


def show_claims(desk: Desk) -> dict[str, Any]:
    """Return what somebody said about something in some days, newest first; or who may have been meant."""
    speaker, about = desk.get("speaker"), desk.get("about")
    speakers = desk.ask("named", name=speaker) if speaker else []
    is_unknown = bool(speaker) and not speakers
    most = desk.get_number("most", A_PAGE, 1000) or A_PAGE
    values = {
        "speakers": join_ids(speakers),
        "about": about,
        "entities": join_ids(desk.ask("named", name=about)) if about else "",
        "act": desk.get("act"),
        "most": str(most + 1),
        **desk.get_days(),
    }
    found = [] if is_unknown else desk.ask("claims", **values)
    meant = {} if found else suggest(desk, about if not is_unknown else "", ["speaker"] if is_unknown else [])
    return {
        "title": " ".join(filter(None, ["What", speaker or "is", "said" + (f" about {about}" if about else "")])),
        "speaker": speaker,
        "speakers": speakers,
        "about": about,
        "found": found[:most],
        "more": most + A_PAGE if len(found) > most else None,
        "acts": desk.remember("acts"),
        "meant": [],
        **meant,
    }


def show_group(desk: Desk) -> dict[str, Any]:
    """Return the claims that say the same, earliest first."""
    rows = desk.ask("group", group=desk.path["group"])
    if not rows:
        raise NotHereError("No group of claims has this address. A group is named by its first claim.")
    return {"title": "Who says the same", "rows": rows}
