"""What reviewers decided of entities: the files of ``config/corrections``, read every night, written by ``correct``."""

import getpass
import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from flows.warehouse import inspecting
from transforms.resolution.corrections import FIELDS, Correction, parse_correction, parse_corrections
from transforms.resolution.names import LABELS

WRITTEN = "reviewed.toml"  # the file that ``dateline correct`` adds to; others are written by hand


def read_corrections(folder: Path) -> list[Correction]:
    """Return the corrections in the TOML files of a folder, by file name; none when the folder is not there.

    Raises ValueError naming the file and the entry that is wrong.
    """
    return [one for path in sorted(folder.glob("*.toml")) for one in parse_corrections(load_toml(path), str(path))]


def load_toml(path: Path) -> dict[str, object]:
    """Return a TOML file; raises ValueError naming it when it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: {error}") from error


def add_correction(folder: Path, kind: str, fields: Mapping[str, str]) -> Path:
    """Add a correction to the folder and return its file; raises ValueError when it is wrong or there already."""
    entry = {**fields, "who": fields.get("who") or getpass.getuser()}
    correction = parse_correction(kind, entry, kind)
    if any(told[:4] == describe(correction)[:4] for told in map(describe, read_corrections(folder))):
        raise ValueError(f"{kind} {correction.label} {correction.name}: decided already")
    path = folder / WRITTEN
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        out.write(render_correction(kind, entry))
    return path


def render_correction(kind: str, entry: Mapping[str, str]) -> str:
    """Return a correction as TOML."""
    order = (*FIELDS[kind], "who", "why")
    # A string of JSON is a basic string of TOML.
    rows = [f"{field} = {json.dumps(entry[field], ensure_ascii=False)}\n" for field in order]
    return f"\n[[{kind}]]\n{''.join(rows)}"


def name_fully(published: Path, name: str) -> str:
    """Return "LABEL name" for a name that may come without its label, which the published file must then make clear.

    Raises ValueError when nothing is named so, nothing of that label, or things of several labels.
    """
    label, bare = name.split(" ", 1) if is_labelled(name) else ("", name)
    labels = [str(found) for (found,) in inspecting.read_status(published, "list_labels", wanted=bare)]
    if label in labels:
        return name
    if not labels:
        raise ValueError(f"{bare!r} is no name in the published file{suggest(published, bare)}")
    if label:
        raise ValueError(f"{bare!r} is {' and '.join(labels)} in the published file, not {label}")
    if len(labels) > 1:
        raise ValueError(f"{name!r} is {' and '.join(labels)} here: write one before it")
    return f"{labels[0]} {name}"


def is_labelled(name: str) -> bool:
    """Tell whether a name has its label before it."""
    label, _, rest = name.partition(" ")
    return label in LABELS and bool(rest.strip())


def suggest(published: Path, name: str) -> str:
    """Return the question whether names were meant that are written much like one, empty without any."""
    likely = [str(found) for (found,) in inspecting.read_status(published, "suggest_names", wanted=name)]
    return f"; did you mean {' or '.join(likely)}?" if likely else ""


def describe(correction: Correction) -> tuple[str, str, str, str, str]:
    """Return a correction as the warehouse lists it: kind, name, other, who, why."""
    return correction.kind, f"{correction.label} {correction.name}", correction.other, correction.who, correction.why


def are_replayed(published: Path, corrections: Sequence[Correction]) -> bool:
    """Tell whether the published file was built with these corrections."""
    return set(inspecting.read_status(published, "list_corrections")) == {describe(one) for one in corrections}
