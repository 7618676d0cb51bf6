"""What a window teaches: for each of its words the right tags, or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flows.lab.training.corpora import Attribution, Chances, Example, Offsets
from transforms.model.labels import BEGIN, ENTITY_LABELS, INSIDE, OUTSIDE, ROLES, tag_entity
from transforms.model.windows import Window, pack_windows
from transforms.sentences import split_sentences

NOTHING = -100
"""Target of a word that teaches nothing, as torch ignores it."""


@dataclass(frozen=True, slots=True)
class TrainingExample:
    """A window with its targets, a value a word. ``allowed``: tags that are as right as OUTSIDE where it is right.
    ``sources`` and ``contents``: (asking word, answering word) of each attribution; the latter is -1 for "none".
    ``soft_entities`` and ``soft_roles``: the larger encoders' chances of each word, None where they are not asked."""

    window: Window
    entities: list[int]
    allowed: frozenset[int]
    roles: tuple[list[int], ...]
    sources: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]
    soft_entities: tuple[Mapping[int, float] | None, ...]
    soft_roles: tuple[Chances | None, ...]
    trust: float


SURE = {OUTSIDE: 1.0}
SILENT = (1.0, 0.0, 0.0) * len(ROLES)
OWN_TAGS = frozenset(tag_entity(label, first) for label in ("NORP", "EVENT", "MISC") for first in (True, False))
"""Tags of labels that people alone teach: the larger encoders call every event MISC, and many a people something
else."""


def make_training_examples(example: Example) -> Iterator[TrainingExample]:
    """Yield the windows of an example with what they teach."""
    entities = tag_entities(example)
    roles = [tag_spans(spans) for spans in list_role_spans(example.attributions or ())]
    allowed = frozenset(tag_entity(label, first) for label in example.partial for first in (True, False))
    for window in pack_windows(example.text, split_sentences(example.doc, example.text)):
        sources, contents = find_links(window, example)
        hard = [read_tag(entities, *word) for word in window.words]
        yield TrainingExample(
            window=window,
            entities=hard,
            soft_entities=tuple(ask_entities(example, *pair) for pair in zip(window.words, hard, strict=True)),
            soft_roles=tuple(ask_roles(example, start) for start, _ in window.words),
            trust=example.trust,
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


def ask_entities(example: Example, word: Offsets, hard: int) -> Mapping[int, float] | None:
    """Return the larger encoders' chances of a word's tags; None where they are not to be asked."""
    if example.answers is None or hard in OWN_TAGS:
        return None
    return example.answers.entities.get(word[0], SURE)


def ask_roles(example: Example, start: int) -> Chances | None:
    """Return the larger encoders' chances of a word's role tags where no one annotated them."""
    if example.answers is None or example.attributions is not None:
        return None
    return example.answers.roles.get(start, SILENT)


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


Pairs = tuple[tuple[int, int], ...]


def find_links(window: Window, example: Example) -> tuple[Pairs, Pairs]:
    """Return (cue word, source word or -1) and (content word, cue word) of the attributions with a cue in the window.

    A span is named by its first word. Where no one annotated attributions, the larger encoders' links are taken.
    """
    word_at = {position: k for k, (start, end) in enumerate(window.words) for position in range(start, end)}
    if example.attributions is not None:
        sources, contents = list_links(example.attributions)
    elif example.answers is not None:
        sources, contents = example.answers.sources, example.answers.contents
    else:
        return (), ()
    word_at[-1] = -1
    return tuple((word_at[a], word_at[b]) for a, b in sources if a in word_at and b in word_at), tuple(
        (word_at[a], word_at[b]) for a, b in contents if a in word_at and b in word_at
    )


def list_links(attributions: Iterable[Attribution]) -> tuple[Pairs, Pairs]:
    """Return the starts of (cue, source or -1) and of (content, cue) of the attributions that have a cue."""
    cued = [one for one in attributions if one.cue]
    sources = tuple((one.cue[0][0], one.source[0][0] if one.source else -1) for one in cued)
    return sources, tuple((start, one.cue[0][0]) for one in cued for start, _ in one.content)
