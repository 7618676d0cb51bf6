"""The training data: annotated texts beside the checkout, as the configuration names them."""

import gzip
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flows.settings import ROOT
from transforms.model.labels import ROLES, read_entity_tag

Offsets = tuple[int, int]
LIKELY = 50  # percent from which a link that the larger encoders answer is taught


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans of one attribution's roles, code points into the text; a source may be missing."""

    cue: tuple[Offsets, ...]
    source: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


Chances = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What larger encoders answer of a text (Hinton et al. 2015), by the start of each word they see something in.

    ``entities``: chance of each tag, by its number; ``roles``: chance of each of the three tags of each role;
    ``sources`` and ``contents``: starts of the cue and its source (-1: it has none), of the content and its cue.
    """

    entities: Mapping[int, Mapping[int, float]]
    roles: Mapping[int, Chances]
    sources: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated text. ``unknown`` spans teach no entity; ``partial`` labels may be absent though due.
    ``entities`` or ``attributions`` is None where the corpus does not annotate them.
    ``trust``: share of ``answers`` in what a word with a label of its own is taught."""

    doc: str
    text: str
    entities: tuple[tuple[int, int, str], ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    unknown: tuple[Offsets, ...] = ()
    partial: frozenset[str] = field(default_factory=frozenset)
    answers: Answers | None = None
    trust: float = 0.0


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
    if "entities" in entry:  # names of some of the texts, in a file of their own
        named = {line["doc"]: line["entities"] for line in read_lines(shared / entry["entities"])}
        lines = [{**line, "entities": named.get(line["doc"])} for line in lines]
    partial = frozenset(entry.get("partial", ()))
    kept = [line for line in lines if not is_held_out(line["doc"], entry.get("hold_out", 0))]
    examples = [read_example(line, partial) for line in kept]
    return add_answers(examples, shared / entry["answers"], entry["trust"]) if "answers" in entry else examples


def add_answers(examples: Iterable[Example], answers: Path, trust: float) -> list[Example]:
    """Return the examples with what the larger encoders answer of each, where the file holds its text."""
    told = {(line["doc"], line["text_sha256"]): line for line in read_lines(answers)}
    keys = ((example, (example.doc, sha256(example.text.encode()).hexdigest()[:16])) for example in examples)
    return [
        replace(example, answers=read_answers(told[key]), trust=trust) if key in told else example
        for example, key in keys
    ]


def read_answers(line: Mapping[str, Any]) -> Answers:
    """Return one text's answers; links that are less than likely are left out."""
    starts = [start for start, _ in line["words"]]
    links: dict[str, list[tuple[int, int]]] = {"cue-source": [], "content-cue": []}
    for kind, asking, answering, percent in line["links"]:
        if percent >= LIKELY and (answering is not None or kind == "cue-source"):
            links[kind].append((starts[asking], -1 if answering is None else starts[answering]))
    return Answers(
        entities={starts[int(word)]: read_chances(tags) for word, tags in line["entities"].items()},
        roles={starts[int(word)]: read_role_chances(told) for word, told in line["roles"].items()},
        sources=tuple(links["cue-source"]),
        contents=tuple(links["content-cue"]),
    )


def read_chances(percents: Mapping[str, float]) -> dict[int, float]:
    """Return the chance of each tag by its number; the likeliest tags are all that is told, so that they sum to 1."""
    whole = sum(percents.values())
    return {read_entity_tag(tag): percent / whole for tag, percent in percents.items()}


def read_role_chances(percents: Mapping[str, tuple[float, float]]) -> Chances:
    """Return the chances of outside, beginning and going on, role by role."""
    told = [percents.get(role, (0, 0)) for role in ROLES]
    percent = [one for begins, goes_on in told for one in (100 - begins - goes_on, begins, goes_on)]
    return tuple(one / 100 for one in percent)


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
