"""Bodies named by whose they are, where they speak: the Turkish foreign ministry, the Biden campaign, Goa's government.

They have an entity of their own; elsewhere in a text the name before such a word stays a country's or a person's.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from transforms.identifiers import make_row_id
from transforms.lexicons import load_words
from transforms.schema.records import Mention, Span

OWNED = re.compile(r"\A['’]s?(?=\s)")
OWNERS = frozenset({"NORP", "LOC", "PERSON", "ORG"})


def name_bodies(text: str, mentions: Sequence[Mention], sources: Iterable[Span]) -> tuple[Mention, ...]:
    """Return the mentions with those in ``sources`` widened that a body's word follows or "government of" precedes."""
    starts = [mention.start_char for mention in mentions]
    widened: dict[int, Mention] = {}
    for source in sources:
        for place in range(bisect_left(starts, source.start_char), bisect_left(starts, source.end_char)):
            if (body := find_body(text, mentions[place], source)) is not None:
                widened[place] = body
    bodies = drop_overlapping(widened.values())
    begins = [body.start_char for body in bodies]
    rest = [
        mention
        for place, mention in enumerate(mentions)
        if place not in widened and not is_inside(mention, bodies, begins)
    ]
    return tuple(sorted([*rest, *bodies], key=lambda one: one.start_char))


def is_inside(mention: Mention, bodies: Sequence[Mention], begins: Sequence[int]) -> bool:
    """Tell whether a mention shares characters with one of the bodies, which are in reading order."""
    place = bisect_left(begins, mention.end_char) - 1
    return place >= 0 and bodies[place].end_char > mention.start_char


def drop_overlapping(bodies: Iterable[Mention]) -> list[Mention]:
    """Return bodies in reading order, without those that begin inside another."""
    kept: list[Mention] = []
    for body in sorted(bodies, key=lambda one: (one.start_char, -one.end_char)):
        if not kept or body.start_char >= kept[-1].end_char:
            kept.append(body)
    return kept


def find_body(text: str, mention: Mention, source: Span) -> Mention | None:
    """Return the body of a source that a name in it says the owner of, or None."""
    if mention.label not in OWNERS:
        return None
    pattern = load_pattern("bodies" if mention.label in ("NORP", "LOC") else "persons_bodies")
    if match := pattern.match(text, mention.end_char, source.end_char):
        return make_body(text, mention, mention.start_char, match.end())
    before = load_before().search(text, source.start_char, mention.start_char)
    return make_body(text, mention, before.start(), mention.end_char) if before and mention.label == "LOC" else None


def make_body(text: str, owner: Mention, start: int, end: int) -> Mention:
    """Return the mention of a body over ``text[start:end]``; its name leaves out the owner's possessive."""
    surface = text[start:end]
    owned = OWNED.sub("", text[owner.end_char : end])
    return replace(
        owner,
        mention_id=make_row_id(owner.article_id, "m", start, end),
        start_char=start,
        end_char=end,
        surface=surface,
        label="ORG",
        head=" ".join(f"{text[start : owner.end_char]}{owned}".split()),
        role=None,
        head_method="as-is",
    )


@cache
def load_pattern(key: str) -> re.Pattern[str]:
    """Return what makes a name behind which it stands a body's: a word of the lexicon, adjectives before it.

    A name behind that is the body's own: the Iranian news agency Fars.
    """
    openers, bodies = join("body_openers"), join(key)
    return re.compile(rf"(?:['’]s?)?\s(?:(?:{openers})\s){{0,2}}(?:{bodies})\b(?![’'-]|\s[A-Z])")


@cache
def load_before() -> re.Pattern[str]:
    """Return what makes the name of a country or place behind it a body's: government of the."""
    return re.compile(rf"\b(?:{join('bodies')}|[Cc]ity|[Gg]overnment)\sof\s(?:the\s)?$")


def join(key: str) -> str:
    """Return a list of the lexicon as alternatives of a pattern, longest first."""
    phrases = sorted(load_words("governments", key), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace("'", "['’]") for phrase in phrases)
