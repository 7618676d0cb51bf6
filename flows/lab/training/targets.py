"""What a window teaches: for each of its words the right tags, or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.lab.training.corpora import Attribution, Example, Offsets
from transforms.model.labels import BEGIN, ENTITY_LABELS, INSIDE, OUTSIDE, ROLES, tag_entity
from transforms.model.windows import Window, pack_windows
from transforms.sentences import split_sentences

NOTHING = -100
"""Target of a word that teaches nothing, as torch ignores it."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window with its targets, a value a word. ``allowed``: tags that are as right as OUTSIDE where it is right.
    ``links``: (asking word, answering word) of each attribution; the asked-for word is -1 for "none"."""

    window: Window
    entities: list[int]
    allowed: frozenset[int]
    roles: tuple[list[int], ...]
    sources: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]


def make_lessons(example: Example) -> Iterator[Lesson]:
    """Yield the windows of an example with what they teach."""
    entities = tag_entities(example)
    roles = [tag_spans(spans) for spans in list_role_spans(example.attributions or ())]
    allowed = frozenset(tag_entity(label, first) for label in example.partial for first in (True, False))
    for window in pack_windows(example.text, split_sentences(example.doc, example.text)):
        sources, contents = find_links(window, example.attributions or ())
        yield Lesson(
            window=window,
            entities=[read_tag(entities, *word) for word in window.words],
            allowed=allowed,
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


def find_links(
    window: Window, attributions: Iterable[Attribution]
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return (cue word, source word or -1) and (content word, cue word) of the attributions with a cue in the window.

    A span is named by its first word.
    """
    word_at = {position: k for k, (start, end) in enumerate(window.words) for position in range(start, end)}
    sources, contents = [], []
    for one in attributions:
        if not one.cue or one.cue[0][0] not in word_at:
            continue
        cue = word_at[one.cue[0][0]]
        if not one.source or one.source[0][0] in word_at:
            sources.append((cue, word_at[one.source[0][0]] if one.source else -1))
        contents += [(word_at[start], cue) for start, _ in one.content if start in word_at]
    return tuple(sources), tuple(contents)
