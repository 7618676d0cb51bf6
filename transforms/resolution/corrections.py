"""What a reviewer has decided: merge, split, alias, reject, retype; read from ``config/corrections`` and replayed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from transforms.resolution.documents import NAMED, NameReading, make_name_id
from transforms.resolution.names import LABELS, read_name

FIELDS: dict[str, tuple[str, ...]] = {
    "merge": ("name", "with"),
    "split": ("name", "from"),
    "alias": ("name", "of"),
    "reject": ("name",),
    "retype": ("name", "label"),
}
"""The kinds of correction and what each tells; every one also tells who and why."""

NAMED_SO = re.compile(rf"({'|'.join(LABELS)}) (.+)")


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: its kind, the label and name it is about, the other name or new label, who decided and why."""

    kind: str
    label: str
    name: str
    other: str
    who: str
    why: str


def parse_corrections(document: Mapping[str, Any], place: str) -> list[Correction]:
    """Return the corrections in a parsed TOML file; raises ValueError naming the place and what is wrong there."""
    if unknown := sorted(document.keys() - FIELDS.keys()):
        raise ValueError(f"{place}: no correction is called {unknown[0]!r}: one of {', '.join(FIELDS)}")
    found = []
    for kind in FIELDS:
        for number, entry in enumerate(as_list(document.get(kind, []), f"{place}: {kind}"), start=1):
            found.append(parse_correction(kind, entry, f"{place}: {kind} {number}"))
    return found


def as_list(entries: Any, place: str) -> list[Any]:
    """Return the entries of a kind; raises ValueError when they are no list of tables."""
    if not isinstance(entries, list):
        raise ValueError(f"{place} must be written [[{place.rsplit(' ', 1)[-1]}]]")
    return entries


def parse_correction(kind: str, entry: Any, place: str) -> Correction:
    """Return one correction; raises ValueError naming its place and the first thing wrong with it."""
    wanted = (*FIELDS[kind], "who", "why")
    if not isinstance(entry, dict) or any(not isinstance(value, str) for value in entry.values()):
        raise ValueError(f"{place}: must hold texts")
    if missing := [field for field in wanted if not entry.get(field, "").strip()]:
        raise ValueError(f"{place}: tells no {missing[0]!r}")
    if unknown := sorted(entry.keys() - set(wanted)):
        raise ValueError(f"{place}: has no field {unknown[0]!r}, only {', '.join(wanted)}")
    label, name = split_label(entry["name"], place)
    return Correction(kind, label, name, parse_other(kind, entry, label, place), entry["who"], entry["why"])


def parse_other(kind: str, entry: Mapping[str, str], label: str, place: str) -> str:
    """Return the other name (with its label) or the new label of a correction, an empty string when it has none."""
    if kind == "retype":
        if entry["label"] not in LABELS:
            raise ValueError(f"{place}: label {entry['label']!r} is none of {', '.join(LABELS)}")
        return entry["label"]
    if len(FIELDS[kind]) < 2:
        return ""
    other = " ".join(split_label(entry[FIELDS[kind][1]], place))
    if identify(*split_label(other, place)) == identify(*split_label(entry["name"], place)):
        raise ValueError(f"{place}: {entry['name']!r} and {other!r} are written alike, so they are one name here")
    return other


def split_label(text: str, place: str) -> tuple[str, str]:
    """Return label and name of "PERSON Jane Doe"; raises ValueError when there is no label."""
    found = NAMED_SO.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{place}: {text!r} must begin with one of {', '.join(LABELS)}")
    return found[1], found[2]


def identify(label: str, name: str) -> str:
    """Return the id of a name that is given with its label, as mentions of it across the archive have."""
    return make_name_id(NameReading(read_name(name, label), NAMED, is_local=False), "")


def identify_pair(correction: Correction) -> tuple[str, str]:
    """Return the ids of the names that a correction is about, the second empty where it is about one."""
    first = identify(correction.label, correction.name)
    if correction.kind not in ("merge", "split", "alias"):
        return first, ""
    return first, identify(*split_label(correction.other, correction.kind))
