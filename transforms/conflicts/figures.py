"""What a figure of a claim counts: the thing, what befell it, where, as of when; figures are compared by that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from transforms.conflicts.figure_windows import ToldDate, Window, read_window
from transforms.conflicts.terms import weigh
from transforms.identifiers import hash_text
from transforms.lexicons import load_lexicon
from transforms.lexicons import load_words as load_list
from transforms.schema.key_records import FigureKey
from transforms.stems import stem

CLAUSE_ENDS = re.compile(
    r"[;:()\"“”—–]|[.,]\s|\s-\s|\b(?:and|but|while|whereas|including|with|though|although|after|when|who|which)\b", re.I
)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MORE_HARM = re.compile(r"(?:,|\sor)+\s(?:or\s|left\s|made\s)?([a-z]+)")
SHORT = 3  # letters up to which a word tells nothing of what happened
GREAT = 1000  # counts of harm from which no two matters of a fortnight are likely, unless places tell them apart
NEAR = 45  # code points around a figure without a noun in which a word may tell what befell those counted
FINE = ("clause", "sentence")  # where a place is told close to its figure
COMPOUND = re.compile(r"[-–][^\W\d_]|\s(?:and|to|or)\s\w+\s(?:days|hours|years)")
FRACTION = re.compile(r"(?:quarter|half|third|fifth|tenth|cent|%|tens|dozens|scores|hundreds|thousands) of $")
COUNTRIES = re.compile(r"\b(?:in|across|from) (?:[a-z]+ )?(?:[\w,]+) (?:countries|nations)\b")
REACH = 40  # code points after a figure within which a rate stands
LOCATED = re.compile(r"\b(?:in|at|near|across|around|throughout|inside|outside)\s(?:the\s)?(?:[a-z]+\s)?$", re.I)
MAYBE = re.compile(r"\b(?:may|might|could|would)\s(?:already\s)?(?:have|be)\b", re.I)  # of what is, if it is


class NamedPlace(NamedTuple):
    """A place or people named in a sentence: offsets into the sentence, and its code or folded name."""

    start: int
    end: int
    place: str


@dataclass(frozen=True)
class ToldFigure:
    """A figure as a claim tells it.

    ``start`` and ``end`` are offsets into ``sentence``, as is ``said_from``, where what is said begins in it;
    ``start_char`` is one into the article. ``low`` and ``high`` bound the value. ``named`` are the places and peoples
    in the sentence: start, end, place; ``content_places`` are those in all that is said, ``speaker_places`` those in
    the source, ``lead_places`` those that the article begins with. ``timexes`` are the dates in the sentence: start,
    end, first and last day. ``published`` is the day of publication.
    """

    claim_id: str
    article_id: str
    published: date | None
    start_char: int
    sentence: str
    said_from: int
    start: int
    end: int
    unit: str | None
    value: float
    low: float
    high: float
    counted_phrase: str
    named: Sequence[tuple[int, int, str]]
    content_places: Sequence[str]
    speaker_places: Sequence[str]
    lead_places: Sequence[str]
    timexes: Sequence[tuple[int, int, date | None, date | None]]

    @cached_property
    def names(self) -> list[NamedPlace]:
        """The places and peoples named in the sentence, in order."""
        return [NamedPlace(*name) for name in self.named]

    @cached_property
    def window(self) -> Window:
        """The span of time that the figure counts in."""
        timexes = [ToldDate(*timex) for timex in self.timexes]
        return read_window(self.sentence, self.clause, (self.start, self.end), self.said_from, timexes, self.published)

    @cached_property
    def counted_words(self) -> list[str]:
        """The words of what is counted up to its noun: of "soldiers of the north", soldiers."""
        return list_words(re.split(r" (?:of|in|from) ", self.counted_phrase)[0])

    @cached_property
    def is_told_before(self) -> bool:
        """Whether what is counted stands before the figure: the number of refugees rose to 8,000."""
        before, behind = self.sentence[: self.start], self.sentence[self.start :]
        return bool(self.counted_phrase) and self.counted_phrase in before and self.counted_phrase not in behind

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The offsets of the clause that the figure stands in."""
        before = [match.end() for match in CLAUSE_ENDS.finditer(self.sentence, self.said_from, self.start)]
        after = CLAUSE_ENDS.search(self.sentence, self.end)
        return before[-1] if before else self.said_from, after.start() if after else len(self.sentence)

    @cached_property
    def clause_words(self) -> list[str]:
        """The words of that clause."""
        return list_words(self.sentence[slice(*self.clause)])

    @cached_property
    def nameless(self) -> str:
        """The sentence with the names of places blanked."""
        text = self.sentence
        for name in self.names:
            text = text[: name.start] + " " * (name.end - name.start) + text[name.end :]
        return text

    @cached_property
    def noun(self) -> str:
        """The noun that is counted, stemmed; empty where it stands for anybody."""
        head = self.counted_words[-1] if self.counted_words else ""
        return "" if head in load_words("anybody") else stem(head)

    @cached_property
    def harms(self) -> frozenset[str]:
        """What befell those counted, as their noun tells, else the clause: killed, injured."""
        if told := find_harms(self.counted_words):
            return told
        if not self.counted_words:
            near = self.sentence[max(self.clause[0], self.start - NEAR) : min(self.clause[1], self.end + NEAR)]
            return find_harms(list_words(near))
        listed = list_words(" ".join(MORE_HARM.findall(self.sentence, self.clause[1], self.clause[1] + REACH)[:2]))
        told = find_harms(self.clause_words)
        return told | find_harms(listed) if told else told

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The telling words of the clause besides what is counted, stemmed."""
        passed = {*self.counted_words, *load_harms(), *list_light()}
        words = list_words(self.nameless[slice(*self.clause)])
        return stem_words([word for word in words if len(word) > SHORT and word not in passed])

    @cached_property
    def terms(self) -> dict[str, int]:
        """The telling words of the sentence with their weights, rarest first, names of places left out."""
        counted = stem_words([*self.counted_words, *load_harms(), *load_words("anybody"), *list_light()])
        words = stem_words([word for word in list_words(self.nameless) if len(word) > SHORT]) - counted
        return dict(sorted(((word, weigh(word)) for word in words), key=lambda one: (-one[1], one[0])))

    @cached_property
    def is_addition(self) -> bool:
        """Whether the figure adds to others: three more deaths, another twelve."""
        before = list_words(self.sentence[self.clause[0] : self.start])[-1:]
        if before == ["by"] and load_words("rises") & set(self.clause_words):
            return True
        after = list_words(self.sentence[self.end : self.clause[1]])[:1]
        return not load_words("additions").isdisjoint([*before, *self.counted_words, *after])

    @cached_property
    def is_illness(self) -> bool:
        """Whether the sentence counts the sick or the dead of a disease."""
        return "infected" in self.harms or not load_words("illness").isdisjoint(list_words(self.sentence))

    @cached_property
    def is_projection(self) -> bool:
        """Whether the clause tells what may come, and not what has happened."""
        clause = MAYBE.sub(" ", self.sentence[self.clause[0] : self.clause[1]])
        return not load_words("projections").isdisjoint(list_words(clause)[:-1])

    @cached_property
    def rate(self) -> str | None:
        """The span of time that the figure is counted by: a day."""
        after = self.sentence[self.end : min(self.clause[1], self.end + REACH)].lower()
        found = [rate for rate in load_lexicon("figures")["rates"]["words"] if re.search(rf"\b{rate}\b", after)]
        return found[0].split()[-1] if found else None

    @cached_property
    def qualities(self) -> frozenset[str]:
        """What narrows down who or what is counted: North Korean of "North Korean soldiers"."""
        if self.is_told_before and not self.noun:
            return frozenset()  # of "the number of confirmed cases rose to 8" as of "8 were infected"
        named = self.counted_words[:-1] if self.noun else self.counted_words
        return stem_words([word for word in named if word not in load_harms()]) - list_passed_over()

    @cached_property
    def where(self) -> tuple[str, tuple[str, ...]]:
        """How the place is told, and the places: the clause's, else the nearest named before, else the speaker's ..."""
        if load_words("world") & set(self.clause_words) or COUNTRIES.search(self.sentence, self.said_from):
            return "clause", ("world",)
        inside = [name for name in self.names if self.clause[0] <= name.start < self.clause[1]]
        if inside:
            return "clause", tuple(sorted({self.tell_place(name) for name in inside}))
        located = [name for name in self.names if self.is_location(name)]
        if located:
            before = [name for name in located if name.end <= self.start]
            return "sentence", (self.tell_place(before[-1] if before else located[0]),)
        others = (("content", self.content_places), ("speaker", self.speaker_places), ("lead", self.lead_places))
        return next(((how, tuple(places)) for how, places in others if places), ("none", ()))

    def is_location(self, name: NamedPlace) -> bool:
        """Tell whether a name tells where: within what is said, or behind "in"; not that of "told the US network"."""
        return name.start >= self.said_from or bool(LOCATED.search(self.sentence[: name.start]))

    def tell_place(self, name: NamedPlace) -> str:
        """Return a place, marked where the sentence leaves it out of the count: outside Mexico."""
        before = list_words(self.sentence[: name.start])[-2:]
        return f"not {name.place}" if load_words("outside") & set(before) else name.place

    @property
    def wording(self) -> str:
        """Figure and what it counts, as written."""
        written = self.sentence[self.start : self.end]
        if self.is_told_before:
            return f"{self.counted_phrase}: {written}"  # the number of refugees rose to 8,000
        return written if self.counted_phrase and written.endswith(self.counted_phrase) else f"{written} {self.counted}"

    @property
    def counted(self) -> str:
        """What is counted, as written; without words of its own, what befell those counted."""
        return self.counted_phrase or " and ".join(sorted(self.harms))

    @property
    def is_part(self) -> bool:
        """Whether it is no count: part of a compound (six-year-old) or of a fraction (a quarter of a million)."""
        return bool(
            COMPOUND.match(self.sentence, self.end)
            or FRACTION.search(self.sentence[: self.start].lower())
            or not load_words("uncounted").isdisjoint(self.counted_words[-1:])
        )


@cache
def load_words(section: str) -> frozenset[str]:
    """Return the words in a section of the lexicon ``figures``."""
    return frozenset(load_lexicon("figures")[section]["words"])


@cache
def list_light() -> frozenset[str]:
    """Return the words that tell nothing of what a figure counts."""
    return load_words("light") | load_list("stop_words", "words")


@cache
def list_passed_over() -> frozenset[str]:
    """Return the words, stemmed, that narrow nothing down: those that stand for anybody, and of addition."""
    return stem_words([*load_words("anybody"), *load_words("additions")])


@cache
def load_harms() -> dict[str, str]:
    """Return the kind of harm that each word of the lexicon ``figures`` names."""
    return {word: kind for kind, words in load_lexicon("figures")["harms"].items() for word in words}


def find_harms(words: list[str]) -> frozenset[str]:
    """Return the kinds of harm that words tell of."""
    return frozenset(load_harms()[word] for word in words if word in load_harms())


def list_words(text: str) -> list[str]:
    """Return the words of a text in lower case, figures left out."""
    return [word.lower() for word in WORD.findall(text)]


def stem_words(words: list[str]) -> frozenset[str]:
    """Return the stems of words, each once."""
    return frozenset(map(stem, words))


def key_figure(figure: ToldFigure) -> FigureKey | None:
    """Return what a figure is compared by, None where it tells nothing that could be compared."""
    if figure.is_part or not figure.counted:
        return None
    how, places = figure.where
    harms, qualities = tuple(sorted(figure.harms)), tuple(sorted(figure.qualities))
    where = places if how in FINE and not (harms and figure.value >= GREAT) else ()
    told = (figure.unit, figure.value, figure.noun, harms, qualities, figure.rate, figure.is_addition, where)
    return FigureKey(
        claim_id=figure.claim_id,
        article_id=figure.article_id,
        start_char=figure.start_char,
        telling_key=hash_text(repr(told))[:20],
        unit=figure.unit,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        wording=figure.wording.strip(),
        counted=" ".join(filter(None, (figure.unit, figure.counted))),
        noun=figure.noun,
        harms=harms,
        qualities=qualities,
        is_named=bool(re.search(r"\b[A-Z]\w+.* ", figure.counted_phrase)),
        is_addition=figure.is_addition,
        is_projection=figure.is_projection,
        rate=figure.rate,
        places=places,
        place_told=how,
        since=figure.window.since,
        until=figure.window.until,
        is_total=figure.window.is_total,
        is_illness=figure.is_illness,
        deeds=tuple(sorted(figure.deeds)),
        terms=tuple(figure.terms),
    )
