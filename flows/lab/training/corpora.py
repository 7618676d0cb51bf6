"""The training data: annotated texts beside the checkout, as the configuration names them."""

import gzip
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flows.settings import ROOT

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans of one attribution's roles, code points into the text; a source may be missing."""

    cue: tuple[Offsets, ...]
    source: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated text. ``unknown`` spans teach no entity; ``partial`` labels may be absent though due.
    ``entities`` or ``attributions`` is None where the corpus does not annotate them."""

    doc: str
    text: str
    entities: tuple[tuple[int, int, str], ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    unknown: tuple[Offsets, ...] = ()
    partial: frozenset[str] = field(default_factory=frozenset)


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
    """Return the texts of the corpus that the plan calls ``name``.

    ``annotations`` in the plan names our own stand-off annotation of texts whose words lie beside the checkout.
    """
    entry = read_plan()["corpora"][name]
    lines = list(read_lines(shared / entry["path"]))
    if "annotations" in entry:
        ours = {line["doc"]: line for line in read_lines(ROOT / entry["annotations"])}
        lines = [{**line, **ours[line["doc"]]} for line in lines if line["doc"] in ours]
    partial = frozenset(entry.get("partial", ()))
    return [read_example(line, partial) for line in lines if not is_held_out(line["doc"], entry.get("hold_out", 0))]


def is_held_out(doc: str, every: int) -> bool:
    """Tell whether a text is one of those kept from learning: one in ``every``, chosen by its name; 0 keeps none."""
    return bool(every) and int(sha256(doc.encode()).hexdigest(), 16) % every == 0


def read_example(line: Mapping[str, Any], partial: frozenset[str]) -> Example:
    """Return one line of a corpus."""
    entities, attributions = line.get("entities"), line.get("attributions")
    return Example(
        doc=line["doc"],
        text=line["text"],
        entities=None if entities is None else tuple((start, end, label) for start, end, label in sorted(entities)),
        attributions=None if attributions is None else tuple(read_attribution(one) for one in attributions),
        unknown=tuple((start, end) for start, end, *_ in line.get("unknown", ())),
        partial=partial,
    )


def read_attribution(entry: Mapping[str, Any]) -> Attribution:
    """Return one attribution of a corpus."""
    return Attribution(*(tuple(sorted((s, e) for s, e in entry[role])) for role in ("cue", "source", "content")))
