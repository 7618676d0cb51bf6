"""The training data: annotated texts beside the checkout, as the configuration names them."""

import gzip
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flows.settings import ROOT

Offsets = tuple[int, int]
CAPITAL = re.compile(r"(?<![.!?:\n\"“”] )(?<!^)(?<!\n)(?<!\w)(?!I\b)[A-Z][\w’'-]*|(?<!\w)[A-Z][\w’'-]*(?= [A-Z])")
"""A word with a capital that no start of a sentence explains, or before another such word."""
CALENDAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?:[a-z]*day|[a-z]*)$"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans of one attribution's roles, code points into the text; a source may be missing."""

    cue: tuple[Offsets, ...]
    source: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated text. ``unknown`` spans teach no entity. ``entities`` or ``attributions`` is None where the corpus
    does not annotate them."""

    doc: str
    text: str
    entities: tuple[tuple[int, int, str], ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    unknown: tuple[Offsets, ...] = ()


@cache
def read_plan() -> Mapping[str, Any]:
    """Return ``config/training.toml``."""
    return tomllib.loads((ROOT / "config" / "training.toml").read_text(encoding="utf-8"))


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a file, gzipped or not."""
    content = path.read_bytes()
    content = gzip.decompress(content) if path.suffix == ".gz" else content
    yield from (json.loads(line) for line in content.decode("utf-8").split("\n") if line.strip())


def read_corpus(name: str, shared: Path) -> list[Example]:
    """Return the texts of the corpus that the plan calls ``name``, those held out left away.

    ``annotations`` in the plan names our own stand-off annotation of texts whose words lie beside the checkout,
    ``entities`` and ``ours`` files with names of some of the texts, beside the checkout and in it.
    """
    entry = read_plan()["corpora"][name]
    lines = list(read_lines(shared / entry["path"]))
    if "annotations" in entry:
        ours = {line["doc"]: line for line in read_lines(ROOT / entry["annotations"])}
        lines = [{**line, **ours[line["doc"]]} for line in lines if line["doc"] in ours]
    if "entities" in entry:
        files = (shared / entry["entities"], ROOT / entry["ours"])
        named = {line["doc"]: line["entities"] for path in files for line in read_lines(path)}
        lines = [{**line, "entities": named.get(line["doc"])} for line in lines]
    kept = [line for line in lines if not is_held_out(line["doc"], entry.get("hold_out", 0))]
    return [read_example(line, bool(entry.get("partial"))) for line in kept]


def is_held_out(doc: str, every: int) -> bool:
    """Tell whether a text is one of those kept from learning: one in ``every``, chosen by its name; 0 keeps none."""
    return bool(every) and int(sha256(doc.encode()).hexdigest(), 16) % every == 0


def read_example(line: Mapping[str, Any], is_partial: bool) -> Example:
    """Return one line of a corpus; where some labels ``is_partial``, what may be a name nobody marked is unknown."""
    entities, attributions = line.get("entities"), line.get("attributions")
    marked = None if entities is None else tuple((start, end, label) for start, end, label in sorted(entities))
    unknown = tuple((start, end) for start, end, *_ in line.get("unknown", ()))
    return Example(
        doc=line["doc"],
        text=line["text"],
        entities=marked,
        attributions=None if attributions is None else tuple(read_attribution(one) for one in attributions),
        unknown=(*unknown, *find_capitals(line["text"], marked or ())) if is_partial else unknown,
    )


def find_capitals(text: str, marked: Sequence[tuple[int, int, str]]) -> Iterator[Offsets]:
    """Yield the words with a capital outside the names ``marked`` that a name of another kind could have."""
    taken = {position for start, end, _ in marked for position in range(start, end)}
    for match in CAPITAL.finditer(text):
        if match.start() not in taken and not CALENDAR.match(match[0]):
            yield match.span()


def read_attribution(entry: Mapping[str, Any]) -> Attribution:
    """Return one attribution of a corpus."""
    return Attribution(*(tuple(sorted((s, e) for s, e in entry[role])) for role in ("cue", "source", "content")))
