"""Publishers' machine-readable reservations of text and data mining: TDMRep, and its kin in robots directives.

TDMRep is the W3C community group's TDM Reservation Protocol, final report of 10 May 2024. What counts as a reservation,
and what does not, stands in docs/decisions/0006-capture.md.
"""

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from flows.fetching.exchange import Exchange, FetchFailure

TdmRules = tuple[tuple[str, bool], ...]
"""Path patterns of a host's tdmrep.json with whether mining is reserved there; the first that matches holds."""

RULES_BYTES = 2**20
MOST_RULES = 1000
HEAD_BYTES = 64 * 2**10
RESERVING = {"noai", "noindex", "none"}
VALUED = {"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"}
"""Directives that a colon follows, as one follows a robot's name."""

COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
META = re.compile(rb"<meta\s([^<>]*+)>", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"(?<![a-z-])([a-z-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE)
"""Both take time linear in a head: what was read of one beginning is not read again from the next."""


def read_tdm_rules(answer: Exchange | FetchFailure) -> TdmRules:
    """Return the rules of a fetched /.well-known/tdmrep.json; none when it is no such file, as TDMRep has it."""
    if isinstance(answer, FetchFailure) or answer.status != 200 or len(answer.body) > RULES_BYTES:
        return ()
    try:
        entries = json.loads(answer.body)
    except (ValueError, RecursionError):
        return ()
    entries = entries if isinstance(entries, list) else [entries]
    rules = (read_rule(entry) for entry in entries[:MOST_RULES] if isinstance(entry, dict))
    return tuple(rule for rule in rules if rule)


def read_rule(entry: dict[str, object]) -> tuple[str, bool] | None:
    """Return pattern and verdict of one rule, None when it lacks either."""
    location, verdict = entry.get("location"), read_verdict(str(entry.get("tdm-reservation")))
    return None if verdict is None or not isinstance(location, str) else (location, verdict)


def read_verdict(text: str) -> bool | None:
    """Return whether mining is reserved: 1 yes, 0 no; anything else counts as unset."""
    return {"1": True, "0": False}.get(text.strip())


def reserve_url(rules: TdmRules, url: str) -> str:
    """Return a detail such as ``tdmrep.json: /news/`` when the rules reserve ``url``, to be left alone; else empty."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    pattern, is_reserved = next((rule for rule in rules if match_path(rule[0], path)), ("", False))
    return f"tdmrep.json: {pattern}" if is_reserved else ""


def match_path(pattern: str, path: str) -> bool:
    """Tell whether a path begins as a pattern of robots.txt says: ``*`` any characters, ``$`` its end."""
    is_anchored = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in parts[:-1] if is_anchored else parts:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not is_anchored:
        return True
    return len(path) - len(parts[-1]) >= at and path.endswith(parts[-1]) if parts else len(path) == at


def find_opt_out(exchange: Exchange, robot: str, rules: TdmRules) -> str:
    """Return what reserves a fetched page, such as ``header tdm-reservation``, else empty; for pages, not for feeds.

    A page's meta elements go before its header, and that before the host's rules, as TDMRep says. A page reserved is
    not to be stored: reject it as ``opted-out`` with this detail.
    """
    metas = list(read_metas(exchange.body))
    tags = [("", value) for value in exchange.header_values("x-robots-tag")]
    tags += [("" if name == "robots" else name, value) for name, value in metas if name in ("robots", robot.lower())]
    if directive := find_directive(tags, robot.lower()):
        return f"robots directive {directive}"
    in_page = next(
        (verdict for name, value in metas if name == "tdm-reservation" for verdict in [read_verdict(value)]), None
    )
    in_header = read_verdict(exchange.header("tdm-reservation"))
    if in_page is not None:
        return "meta tdm-reservation" if in_page else ""
    if in_header is not None:
        return "header tdm-reservation" if in_header else ""
    return reserve_url(rules, exchange.url)


def find_directive(tags: Iterable[tuple[str, str]], robot: str) -> str:
    """Return the first reserving directive addressed to ``robot`` or to all, empty without one.

    ``tags`` are values of X-Robots-Tag or meta elements, each with the robot it is addressed to (empty: all).
    """
    for addressee, value in tags:
        for word in value.lower().split(","):
            name, colon, rest = (part.strip() for part in word.partition(":"))
            if colon and name not in VALUED:
                addressee, name = name, rest
            if addressee in ("", robot) and name in RESERVING:
                return name
    return ""


def read_metas(body: bytes) -> Iterator[tuple[str, str]]:
    """Yield name, in lower case, and content of the meta elements in a page's head."""
    head, _, _ = COMMENT.sub(b"", body[:HEAD_BYTES]).partition(b"<body")
    for element in META.finditer(head):
        found = ATTRIBUTE.finditer(element[1])
        attributes = {m[1].lower(): (m[2] or m[3] or m[4] or b"").decode("utf-8", "replace") for m in found}
        if b"name" in attributes and b"content" in attributes:
            yield attributes[b"name"].strip().lower(), attributes[b"content"]
