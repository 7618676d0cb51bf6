"""What a window teaches: for each of its words the right tags, or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flows.lab.training.corpora import Attribution, Example, Offsets
from transforms.model.labels import BEGIN, ENTITY_LABELS, INSIDE, OUTSIDE, ROLES, tag_entity
from transforms.model.windows import Window, pack_windows
from transforms.sentences import split_sentences

NOTHING = -100
"""Target of a word that teaches nothing, as torch ignores it."""
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class TrainingExample:
    """A window with its targets, a value a word. ``sources`` and ``contents``: (asking word, answering word) of each
    attribution; the latter is -1 for "none"."""

    window: Window
    entities: list[int]
    roles: tuple[list[int], ...]
    sources: Pairs
    contents: Pairs


def make_training_examples(example: Example) -> Iterator[TrainingExample]:
    """Yield the windows of an example with what they teach."""
    entities = tag_entities(example)
    roles = [tag_spans(spans) for spans in list_role_spans(example.attributions or ())]
    for window in pack_windows(example.text, split_sentences(example.doc, example.text)):
        word_at = {position: k for k, (start, end) in enumerate(window.words) for position in range(start, end)}
        sources, contents = find_links(word_at, example.attributions or ())
        yield TrainingExample(
            window=window,
            entities=[read_tag(entities, *word) for word in window.words],
            roles=tuple(
                [NOTHING] * len(window.words)
                if example.attributions is None
                else [read_tag(tags, *word) for word in window.words]
                for tags in roles
            ),
            sources=sources,
            contents=contents,
        )


def tag_entities(example: Example) -> list[int]:
    """Return the entity tag of every code point of an example."""
    if example.entities is None:
        return [NOTHING] * len(example.text)
    tags = [OUTSIDE] * len(example.text)
    for start, end in example.unknown:
        tags[start:end] = [NOTHING] * (end - start)
    for start, end, label in example.entities:
        if label in ENTITY_LABELS:
            tags[start:end] = [tag_entity(label, True)] + [tag_entity(label, False)] * (end - start - 1)
    return tags


def list_role_spans(attributions: Iterable[Attribution]) -> list[list[Offsets]]:
    """Return the spans of each role, in the order of ROLES."""
    listed = list(attributions)
    return [[span for one in listed for span in getattr(one, role)] for role in ROLES]


def tag_spans(spans: Iterable[Offsets]) -> dict[int, int]:
    """Return the tag of every code point that a span covers; longer spans give way to those inside them."""
    tags: dict[int, int] = {}
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        tags |= dict.fromkeys(range(start, end), INSIDE)
        tags[start] = BEGIN
    return tags


def read_tag(tags: list[int] | dict[int, int], start: int, end: int) -> int:
    """Return the tag of a word: of its first code point that is marked."""
    for position in range(start, end):
        tag = tags.get(position, OUTSIDE) if isinstance(tags, dict) else tags[position]
        if tag != OUTSIDE:
            return tag
    return OUTSIDE


def find_links(word_at: Mapping[int, int], attributions: Iterable[Attribution]) -> tuple[Pairs, Pairs]:
    """Return (cue word, source word or -1) and (content word, cue word) of the attributions with a cue in the window.

    ``word_at``: the window's word at a code point of the text. A span is named by its first word.
    """
    known = {**word_at, -1: -1}
    cued = [one for one in attributions if one.cue]
    sources = ((one.cue[0][0], one.source[0][0] if one.source else -1) for one in cued)
    contents = ((start, one.cue[0][0]) for one in cued for start, _ in one.content)
    return tuple((known[a], known[b]) for a, b in sources if a in known and b in known), tuple(
        (known[a], known[b]) for a, b in contents if a in known and b in known
    )
