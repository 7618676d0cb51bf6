"""Weapons, programmes and laws by lexicon, speakers by a transcript's form: names that training texts hardly hold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from transforms.entities.tags import Name
from transforms.lexicons import load_words
from transforms.schema.records import Sentence

PLAIN_MEDIA = ("Politico", "Reuters", "Bloomberg", "Breitbart", "Xinhua")
KNOWN = 0.8  # score of a name that only the lexicon gives
LEAST_VOICE = 6  # letters of a name in capitals that is a person's: CNN or UNHCR has fewer
TURN = re.compile(r"^[\"“]?(?P<name>[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,3})(?:\s\([^()\n]{1,60}\))?:\s")


@cache
def load_pattern() -> re.Pattern[str]:
    """Return what finds the names of ``config/lexicons/things.toml``: listed ones, and laws by their last word."""
    listed = load_words("things", "weapons") | load_words("things", "programmes")
    names = "|".join(re.escape(name) for name in sorted(listed, key=lambda name: (-len(name), name)))
    heads = "|".join(sorted(load_words("things", "law_heads")))
    law = rf"(?:[A-Z][\w’'-]{{0,40}}\s(?:(?:of|and|on|for|the)\s){{0,2}}){{1,6}}(?:{heads})(?:\sof\s(?:1[6-9]|20)\d\d)?"
    return re.compile(rf"(?<![\w-])(?:{names}|{law})(?![\w-])")


@cache
def load_media() -> re.Pattern[str]:
    """Return what finds the names of news media that are no common words."""
    names = [name for name in load_words("organizations", "media") if " " in name or name[1:] != name[1:].lower()]
    alternatives = "|".join(map(re.escape, sorted([*names, *PLAIN_MEDIA], key=lambda name: (-len(name), name))))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")


def mark_voices(text: str, sentences: Sequence[Sentence], names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names, who speaks in a transcript being a person ("KRAUSE: ..."); a few letters may be a body's."""
    turns = (TURN.match(text[sentence.start_char : sentence.end_char]) for sentence in sentences)
    voices = {
        sentence.start_char + turn.start("name"): sentence.start_char + turn.end("name")
        for sentence, turn in zip(sentences, turns, strict=True)
        if turn and len(turn["name"]) >= LEAST_VOICE
    }
    for name in names:
        yield name._replace(label="PERSON") if voices.get(name.start) == name.end else name


def find_known(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names of the lexicon, and who speaks in a transcript ("WALLACE: ..."), that touch none of ``names``.

    ``names`` are in reading order, and so are those that are given.
    """
    position = last = 0
    for sentence in sentences:
        for start, end, label in find_in_sentence(text[sentence.start_char : sentence.end_char]):
            start, end = start + sentence.start_char, end + sentence.start_char
            if start < last:
                continue
            last = end
            while position < len(names) and names[position].end <= start:
                position += 1
            if position == len(names) or names[position].start >= end:
                yield Name(start, end, sentence.sentence_no, label, KNOWN)


def find_in_sentence(sentence: str) -> list[tuple[int, int, str]]:
    """Return offsets into a sentence and the label of what its form or the lexicon gives away, in reading order."""
    turn = TURN.match(sentence)
    found = [(*turn.span("name"), "PERSON")] if turn else []
    found += [(*match.span(), "ORG") for match in load_media().finditer(sentence)]
    found += [(*match.span(), "MISC") for match in load_pattern().finditer(sentence, turn.end("name") if turn else 0)]
    return sorted(found, key=lambda one: (one[0], -one[1]))
