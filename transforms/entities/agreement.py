"""Second look at the names of a whole document: what is sure of one mention speaks for the others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transforms.entities.tags import Name
from transforms.lexicons import load_words
from transforms.schema.records import Sentence

SURE = 0.85  # mean probability from which a name speaks for others
MOST = 0.6  # share of the votes that makes a label the name's own
ARTICLE = re.compile(r"(?:the|The|THE)\s+(?=\S)")
COMPASS = re.compile(r"(?:North|South|East|West|Central)(?:ern)?[\s-]$")
OPENING = re.compile(r"(?<!\w)(?:\w+|[^\w\s])")  # the word or the mark that a written form begins with
WORD_GOES_ON = re.compile(r"\w")
POSSESSIVE = re.compile(r"\s*['’][sS]?$")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a document says of one written form: its label, and the probability behind it."""

    label: str
    score: float


def trim_names(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names without a leading article and possessive, peoples with the quarter before them (South Korean).

    A form of address or rank by itself ("Gen", "Adm") names nobody, nor does what kind of body it is ("news agency").
    """
    for name in names:
        surface = text[name.start : name.end]
        start = name.start + (match.end() if (match := ARTICLE.match(surface)) else 0)
        if name.label == "NORP" and (compass := COMPASS.search(text, max(0, start - 9), start)):
            start = compass.start()
        end = name.end - (len(match[0]) if (match := POSSESSIVE.search(surface)) else 0)
        if name.label == "PERSON" and text[start:end].strip(".").lower() in load_words("titles", "never_names"):
            continue
        if name.label == "ORG" and is_kind(text[start:end].split()):
            continue
        if start < end and any(letter.isalnum() for letter in text[start:end]):
            yield name._replace(start=start, end=end)


def is_kind(words: Sequence[str]) -> bool:
    """Tell whether words say but what kind of body is meant: news agency, French news agency, army."""
    return load_kinds().issuperset(words[1:] if "news" in words[1:] else words)


@cache
def load_kinds() -> frozenset[str]:
    """Return the words that say what kind of body is meant."""
    kinds = (load_words("speakers", kind) for kind in ("government", "media", "organizations"))
    return frozenset({"news"}).union(*kinds)


def agree(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> list[Name]:
    """Return the names with labels agreed across the document, and the mentions that only their twins gave away.

    The document-consistency pass: a form that the encoder is sure of in one sentence is the same name, written the
    same way, in the others.
    """
    standings = weigh_forms(text, names)
    agreed = [settle(name, standings[text[name.start : name.end]]) for name in names]
    return sorted([*agreed, *find_twins(text, sentences, agreed, standings)])


def weigh_forms(text: str, names: Iterable[Name]) -> dict[str, Standing]:
    """Return the standing of every written form of a document."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        votes[text[name.start : name.end]][name.label] += name.score
    standings = {}
    for form, labels in votes.items():
        best = max(labels, key=lambda label: (labels[label], label))
        standings[form] = Standing(best, labels[best] / sum(labels.values()))
    return standings


def settle(name: Name, standing: Standing) -> Name:
    """Return the name with the form's own label, where the encoder is less sure of another."""
    if name.label != standing.label and standing.score >= MOST and name.score < SURE:
        return name._replace(label=standing.label)
    return name


def find_twins(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], standings: dict[str, Standing]
) -> Iterator[Name]:
    """Yield the places where a sure name, or a sure person's surname, stands again and the encoder saw none."""
    sure = {
        text[name.start : name.end]: standings[text[name.start : name.end]].label for name in names if is_sure(name)
    }
    sure = {form.split()[-1]: "PERSON" for form, label in sure.items() if label == "PERSON" and " " in form} | sure
    lengths = index_forms(filter(is_telling, sure))
    taken = [(name.start, name.end) for name in names]
    position = 0
    for sentence in sentences:
        for start, end in find_forms(text, sentence, lengths):
            while position < len(taken) and taken[position][1] <= start:
                position += 1
            if position == len(taken) or taken[position][0] >= end:
                yield Name(start, end, sentence.sentence_no, sure[text[start:end]], MOST)


Lengths = dict[str, dict[int, set[str]]]
"""Written forms by the word (or mark) that they begin with and their length, longest first."""


def index_forms(forms: Iterable[str]) -> Lengths:
    """Return written forms as ``find_forms`` looks them up; a pattern of thousands would be tried word by word."""
    index: Lengths = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        if opening := OPENING.match(form):
            index.setdefault(opening[0], {}).setdefault(len(form), set()).add(form)
    return index


def find_forms(text: str, sentence: Sentence, lengths: Lengths) -> Iterator[tuple[int, int]]:
    """Yield start and end of the forms that stand in a sentence as whole words, the longest at each place."""
    done = sentence.start_char
    for opening in OPENING.finditer(text, sentence.start_char, sentence.end_char):
        start = opening.start()
        for length, forms in lengths.get(opening[0], {}).items() if start >= done else ():
            end = start + length
            if (
                end <= sentence.end_char
                and text[start:end] in forms
                and not WORD_GOES_ON.match(text, end, sentence.end_char)
            ):
                yield start, end
                done = end
                break


def is_sure(name: Name) -> bool:
    """Tell whether the encoder is sure enough of a name to look for it elsewhere."""
    return name.score >= SURE


def is_telling(form: str) -> bool:
    """Tell whether a written form is a name wherever it stands: capitals inside, and no common word."""
    if not any(letter.isupper() for letter in form):
        return False
    return " " in form or form.isupper() or form.lower() not in load_words("sentences", "common")
