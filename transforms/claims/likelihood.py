"""How likely somebody says or thinks something where rules or encoder found a source, a cue and a content.

"A called B" tells what A said of B, or that A telephoned. A logistic model weighs what the words are and what the
encoder makes of them; its weights are data, ``config/models/attributions.toml``, trained by
``flows.lab.train_attributions``.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import exp

from transforms.claims.attributions import Attribution
from transforms.claims.cues import load_cues
from transforms.claims.grammar import load_grammar
from transforms.claims.sources import OBJECT_PRONOUNS
from transforms.claims.support import Support
from transforms.lexicons import LEXICONS
from transforms.schema.records import Span

WEIGHTS = LEXICONS.parent / "models" / "attributions.toml"
BEFORE = 12  # code points before a content in which "that" may stand
OPENING = 60  # code points of a content that its first word is read from
WORD = re.compile(r"[\w'’-]+|[^\w\s]")
LENGTHS = (1, 3, 6, 12, 30, 60)  # words of a content, the last of each class but the longest
MOST_OF_NAME = 4  # words
MOST_OF_PHRASE = 8  # words
GAPS = (1, 12, 40)  # code points between source and cue, the last of each class but the widest


@cache
def load_weights() -> Mapping[str, float]:
    """Return the weight of each feature. Raises FileNotFoundError without the file, tomllib.TOMLDecodeError for a
    broken one.
    """
    weights: dict[str, float] = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights


def judge_attribution(text: str, one: Attribution, support: Support) -> float:
    """Return the probability that a careful reader would call it an attribution, 0 to 1 in thousandths."""
    weights = load_weights()
    total = sum(weights.get(feature, 0.0) for feature in describe_attribution(text, one, support))
    return round(1 / (1 + exp(-total)), 3)


def describe_attribution(text: str, one: Attribution, support: Support) -> Iterator[str]:
    """Yield the features of an attribution whose ``score`` is the encoder's."""
    yield "any"
    kind = "quoted" if one.has_quote else "told"
    yield kind
    yield f"{kind}, encoder {find_tenth(one.score)}"
    yield f"{kind}, cue {find_tenth(support.weigh('cue', [one.cue]))}"
    yield f"{kind}, content {find_tenth(support.weigh('content', one.contents))}"
    if one.source:
        yield f"source {find_tenth(support.weigh('source', [one.source]))}"
    yield from describe_cue(text, one.cue)
    yield from describe_content(text, one.contents)
    yield from describe_source(text, one)
    if one.cue:
        yield f"content after {name_gap(one.contents[0].start_char - one.cue.end_char)}"


def find_tenth(share: float) -> int:
    """Return the tenth that a share falls in, 0 to 9."""
    return min(9, int(share * 10))


def describe_cue(text: str, cue: Span | None) -> Iterator[str]:
    """Yield what a cue's words are: the verb, its form, modals and negation."""
    words = text[cue.start_char : cue.end_char].lower().split() if cue else []
    if not words:
        yield "no cue"
        return
    lemma = next((load_cues()[word].lemma for word in words if word in load_cues()), "other")
    yield f"verb {lemma}"
    yield f"form {next((ending for ending in ('ing', 'ed') if words[-1].endswith(ending)), 'other')}"
    yield f"cue of {min(4, len(words))}"
    if words[0] in load_grammar().auxiliaries:
        yield f"begins {words[0]}"
    if not load_grammar().negations.isdisjoint(words):
        yield "negated"


def describe_content(text: str, contents: tuple[Span, ...]) -> Iterator[str]:
    """Yield how a content begins, how long it is and in how many pieces."""
    start = contents[0].start_char
    before = text[max(0, start - BEFORE) : start].lower().split()
    yield f"that {before[-1:] == ['that']}"
    yield f"first {name_first(WORD.search(text, start, start + OPENING))}"
    words = sum(len(text[span.start_char : span.end_char].split()) for span in contents)
    yield f"length {find_class(words, LENGTHS)}"
    yield f"pieces {min(3, len(contents))}"


def name_first(found: re.Match[str] | None) -> str:
    """Return what kind of word a content begins with: itself where it is one of grammar."""
    word = found[0] if found else ""
    if word.lower() in list_grammar_words():
        return word.lower()
    kinds = {"capital": word[:1].isupper(), "number": word[:1].isdigit(), "mark": not word[:1].isalnum()}
    return next((kind for kind, is_so in kinds.items() if is_so), "other")


@cache
def list_grammar_words() -> frozenset[str]:
    """Return the words of closed classes that a content may begin with."""
    grammar = load_grammar()
    return (
        grammar.subject_pronouns | grammar.determiners | grammar.clause_openers | grammar.prepositions | OBJECT_PRONOUNS
    )


def describe_source(text: str, one: Attribution) -> Iterator[str]:
    """Yield what kind of words the source is, and how far before its cue it stands."""
    words = text[one.source.start_char : one.source.end_char].split() if one.source else []
    if not words or not one.source:
        yield "no source"
        return
    yield f"holder {name_holder(words)}"
    if one.cue:
        yield f"cue after {name_gap(one.cue.start_char - one.source.end_char)}"


def name_holder(words: list[str]) -> str:
    """Return what kind of words a source is: a pronoun itself, a name, a phrase or a long one."""
    if len(words) == 1 and words[0].lower() in list_grammar_words():
        return words[0].lower()
    if words[0][:1].isupper() and len(words) <= MOST_OF_NAME:
        return "name"
    return "long phrase" if len(words) > MOST_OF_PHRASE else "phrase"


def name_gap(gap: int) -> str:
    """Return the class of a distance in code points; "none" where what should follow stands before."""
    return "none" if gap < 0 else str(find_class(gap, GAPS))


def find_class(value: int, limits: Iterable[int]) -> int:
    """Return how many of ascending limits a value is above."""
    return sum(value > limit for limit in limits)
