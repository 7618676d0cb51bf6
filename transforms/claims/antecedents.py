"""What a pronoun may stand for: the persons and bodies a text names or describes, and which of them fits best.

A described person ("a protester", "his wife") is an antecedent as a named one is; the pronoun then stands for nobody
with a name. Names inside a quotation are none for pronouns outside it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from transforms.claims.quotations import find_quotations
from transforms.entities.roles import load_person_nouns
from transforms.genders import PRONOUNS, UNKNOWN, judge_mention, judge_words
from transforms.lexicons import load_words
from transforms.schema.records import Mention, Span

REACH = 600  # code points back to what a pronoun may stand for
RECENT = 3  # pronouns that were resolved last and may be gone on with
LOOKED_AT = 12  # antecedents before a quotation among which its speaker is looked for
WORD_REACH = 40  # code points in which the word before an antecedent stands
OUTSIDE = -1  # the number of the quotation around what stands in none
WEIGHTS = {"sentence": 2.0, "subject": 3.0, "first": 1.0, "weak": 3.0, "last": 1.5, "sure": 1.5}
PREPOSITIONS = frozenset({
    "of", "with", "to", "by", "for", "from", "about", "against", "on", "at", "in", "between", "like", "unlike", "than",
    "under", "over", "after", "before", "into", "toward", "towards", "versus",
})  # fmt: skip
PREDICATES = frozenset({"is", "was", "are", "were", "be", "been", "being", "as", "became", "become", "like"})
LONGEST_ROLE = 5  # words of "the former prime minister"
VAGUE = frozenset({"former", "then", "ex", "outgoing", "new", "acting", "late", "veteran", "embattled"})
DEPUTIES = frozenset({"vice", "deputy", "assistant", "former", "under"})
SPELT = {
    "dr": "doctor", "det": "detective", "sgt": "sergeant", "gen": "general", "lt": "lieutenant", "col": "colonel",
    "capt": "captain", "sen": "senator", "rep": "representative", "gov": "governor", "prof": "professor",
    "rev": "reverend", "cmdr": "commander", "adm": "admiral", "maj": "major", "physician": "doctor",
    "defence": "defense",
    "congressman": "representative", "congresswoman": "representative", "premier": "minister",
}  # fmt: skip
AGE = re.compile(r",\s\d{1,3},\s\Z")
"""Between a name and what its bearer is: "Ada Moll, 34, a witness"."""
OF_THEIRS = re.compile(
    r"\s(?:administration|campaign|government|presidency|team|camp|family|era|estate|supporter|aide)s?\b"
)
"""Behind a name that only says whose these are."""
DETERMINERS = r"(?:an?|one|another|the|this|that|his|her|its|their|our|my|some|any|each|every|no)"


class Antecedent(NamedTuple):
    """Somebody named (with the mention) or described; ``quote`` is the number of the quotation around, or OUTSIDE."""

    start_char: int
    end_char: int
    mention: Mention | None
    gender: str
    sentence_no: int
    quote: int
    is_person: bool
    is_subject: bool
    is_weak: bool

    @property
    def key(self) -> str:
        """What mentions of one share: the full name; a description stands for itself."""
        return self.mention.head if self.mention else f"{self.start_char}"


@cache
def load_description() -> re.Pattern[str]:
    """Return what finds described persons: a determiner, up to four words, and a noun of a person."""
    nouns = load_person_nouns() | load_words("genders", "female_words") | load_words("genders", "male_words")
    alternatives = "|".join(sorted(map(re.escape, nouns), key=lambda noun: (-len(noun), noun)))
    return re.compile(
        rf"\b{DETERMINERS}\s(?:(?!{DETERMINERS}\b)[\w’'-]+\s){{0,4}}?(?P<noun>{alternatives})\b(?![’'-]?\w)",
        re.IGNORECASE,
    )


def list_holders(mentions: Sequence[Mention]) -> dict[str, list[tuple[int, Mention, frozenset[str]]]]:
    """Return the persons said to hold a role, by the noun that ends it, in reading order, with the role's words."""
    holders: dict[str, list[tuple[int, Mention, frozenset[str]]]] = {}
    for mention in mentions:
        words = [word.strip(".,").lower() for word in (mention.role or "").replace("-", " ").split()]
        words = [SPELT.get(word, word) for word in words]
        for word in {word for word in words[-1:] + words[:3] if word in load_person_nouns()}:
            holders.setdefault(word, []).append((mention.start_char, mention, frozenset(words)))
    return holders


class Antecedents:
    """The antecedents of one text, in its order."""

    def __init__(self, text: str, mentions: Sequence[Mention], starts: Sequence[int]) -> None:
        """Read ``text``; ``starts`` are the first code points of its sentences."""
        self.text = text
        self.starts = starts
        self.quotes = find_quotations(text)
        self.mentions = mentions
        self.holders = list_holders(mentions)
        self.called = {noun: {one.head for _, one, _ in held} for noun, held in self.holders.items()}
        found = [*self.name(), *self.describe()]
        self.found = sorted(found, key=lambda one: (one.start_char, one.end_char))
        openers = {
            (one.sentence_no, one.quote): one for one in reversed(self.found) if one.is_person and not one.is_weak
        }
        self.openers = {one.start_char for one in openers.values()}
        self.begins = [one.start_char for one in self.found]
        self.resolved: list[Antecedent] = []
        self.genders = {one.key: one.gender for one in reversed(self.found) if one.gender}

    def name(self) -> Iterator[Antecedent]:
        """Yield the persons and organisations named."""
        for mention in self.mentions:
            if mention.label in ("PERSON", "ORG"):
                is_person = mention.label == "PERSON"
                gender = judge_mention(self.text, mention) if is_person else UNKNOWN
                yield self.make(Span(mention.start_char, mention.end_char), mention, gender, is_person)

    def describe(self) -> Iterator[Antecedent]:
        """Yield the persons described and not named beside it: no "his wife, Ada Moll" and no "Ada Moll, a witness"."""
        named = [one for one in self.mentions if one.label == "PERSON"]
        begins, ends = {one.start_char for one in named}, {one.end_char for one in named}
        for match in load_description().finditer(self.text):
            after = {match.end() + gap for gap in (1, 2)}
            age = AGE.search(self.text, max(0, match.start() - WORD_REACH), match.start())
            before = {match.start() - gap for gap in (1, 2)} | ({age.start()} if age else set())
            words = self.text[max(0, match.start() - 12) : match.start()].split()
            is_predicate = bool(words) and words[-1].lower() in PREDICATES
            if not (begins & after or ends & before or is_predicate):
                holder = self.find_holder(match[0].lower().split(), match.start())
                gender = judge_mention(self.text, holder) if holder else ""
                yield self.make(Span(*match.span()), holder, judge_words(match["noun"]) or gender, True)

    def find_holder(self, words: Sequence[str], position: int) -> Mention | None:
        """Return the person named before ``position`` whose role a phrase like "the health minister" names."""
        if len(words) < 2 or words[0] != "the" or len(words) > LONGEST_ROLE:
            return None
        told = {SPELT.get(word, word) for word in words[1:]} - VAGUE
        for start, mention, role in reversed(self.holders.get(SPELT.get(words[-1], words[-1]), ())):
            if start < position and told <= role and not (role & DEPUTIES) - told:
                return mention
        return self.find_only_holder(SPELT.get(words[-1], words[-1]), told)

    def list_called(self, noun: str) -> set[str]:
        """Return the names of those whom the text says to be what a noun tells: the doctors, the singers."""
        return self.called.get(SPELT.get(noun, noun), set())

    def find_only_holder(self, noun: str, told: set[str]) -> Mention | None:
        """Return the one person of a text who holds a role, though named later: the judge of a headline, or None."""
        if len(self.list_called(noun)) != 1:
            return None
        _, mention, role = self.holders[noun][0]
        return mention if told <= role and not (role & DEPUTIES) - told else None

    def make(self, span: Span, mention: Mention | None, gender: str, is_person: bool) -> Antecedent:
        """Return an antecedent with where it stands."""
        sentence_no = bisect_right(self.starts, span.start_char) - 1
        opening = self.starts[sentence_no] if sentence_no >= 0 else 0
        before = self.text[max(opening, span.start_char - WORD_REACH) : span.start_char].split()
        last = before[-1].lower() if before else ""
        is_owner = self.text[span.end_char : span.end_char + 2] in ("'s", "’s")
        is_weak = is_owner or last.endswith(("pro-", "anti-")) or bool(OF_THEIRS.match(self.text, span.end_char))
        is_subject = last not in PREPOSITIONS and not is_weak
        return Antecedent(
            span.start_char, span.end_char, mention, gender, sentence_no, self.number_quote(span.start_char),
            is_person, is_subject, is_weak,
        )  # fmt: skip

    def number_quote(self, position: int) -> int:
        """Return the number of the quotation that ``position`` stands in, or OUTSIDE."""
        number = bisect_right(self.quotes, position, key=lambda quote: quote.start_char) - 1
        return number if number >= 0 and position < self.quotes[number].end_char else OUTSIDE

    def find(self, pronoun: Span, word: str, last: Span | None, speaker: str | None) -> Antecedent | None:
        """Return whom a pronoun stands for, or None.

        ``last`` is the source that spoke last; ``speaker`` the name of who speaks in the quotation around, who is not
        meant by he or she.
        """
        gender = PRONOUNS.get(word, UNKNOWN)
        is_person = word not in ("it", "they", "them")
        near = self.list_near(pronoun, is_person, gender, speaker)
        here = bisect_right(self.starts, pronoun.start_char) - 1
        return max(near, key=lambda one: (self.weigh(one, here, gender, last), one.start_char), default=None)

    def list_near(self, pronoun: Span, is_person: bool, gender: str, speaker: str | None) -> list[Antecedent]:
        """Return the antecedents before a pronoun that fit it."""
        quote = self.number_quote(pronoun.start_char)
        first = bisect_left(self.begins, pronoun.start_char - REACH)
        near = self.found[first : bisect_left(self.begins, pronoun.start_char)]
        return [
            one
            for one in (*near, *self.resolved[-RECENT:])
            if one.is_person == is_person
            and pronoun.start_char - REACH <= one.start_char < pronoun.start_char
            and one.quote in (OUTSIDE, quote)
            and self.agrees(one, gender)
            and not (one.mention and one.key == speaker)
        ]

    def find_opener(self, quote: Span, last: Span | None) -> Antecedent | None:
        """Return the person that opens the sentence before a quotation, where nobody has spoken since; else None."""
        here = bisect_right(self.starts, quote.start_char) - 1
        end = bisect_left(self.begins, quote.start_char)
        before = [
            one
            for one in self.found[max(0, end - LOOKED_AT) : end]
            if here - 1 <= one.sentence_no <= here and one.is_person and one.is_subject and one.quote == OUTSIDE
        ]
        spoke = bisect_right(self.starts, last.start_char) - 1 if last else OUTSIDE
        if not before or (last and (before[0].start_char <= last.end_char or spoke == before[-1].sentence_no)):
            return None
        return before[0] if before[0].start_char in self.openers else None

    def is_near(self, one: Antecedent, pronoun: Span) -> bool:
        """Tell whether an antecedent opens the pronoun's sentence or the one before."""
        here = bisect_right(self.starts, pronoun.start_char) - 1
        return here - one.sentence_no < 2

    def remember(self, pronoun: Span, found: Antecedent) -> None:
        """Let a pronoun that stands for ``found`` be an antecedent itself: He said ... He said."""
        here = bisect_right(self.starts, pronoun.start_char) - 1
        place = found._replace(start_char=pronoun.start_char, end_char=pronoun.end_char, sentence_no=here)
        quote = self.number_quote(pronoun.start_char)
        self.resolved.append(place._replace(quote=quote, is_subject=True, is_weak=False))

    def fits(self, mention: Mention, word: str) -> bool:
        """Tell whether a person named may be meant by he or she."""
        known = self.genders.get(mention.head, UNKNOWN)
        return known in (UNKNOWN, PRONOUNS[word])

    def agrees(self, one: Antecedent, gender: str) -> bool:
        """Tell whether an antecedent may be spoken of with this gender."""
        known = one.gender or self.genders.get(one.key, UNKNOWN)
        return not gender or known in (UNKNOWN, gender)

    def weigh(self, one: Antecedent, here: int, gender: str, last: Span | None) -> float:
        """Return how well an antecedent fits a pronoun in sentence ``here``."""
        is_last = last is not None and last.start_char <= one.start_char < last.end_char
        is_sure = bool(gender) and self.genders.get(one.key) == gender
        return (
            -WEIGHTS["sentence"] * (here - one.sentence_no)
            + WEIGHTS["subject"] * one.is_subject
            + WEIGHTS["first"] * (one.start_char in self.openers)
            - WEIGHTS["weak"] * one.is_weak
            + WEIGHTS["last"] * is_last
            + WEIGHTS["sure"] * is_sure
        )
