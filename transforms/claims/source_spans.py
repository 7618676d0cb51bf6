"""Where a source's words begin and end: whole names, the issuer of a document, no clause that only hangs on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from transforms.claims.attributions import Attribution
from transforms.claims.grammar import load_grammar
from transforms.claims.sources import can_speak
from transforms.lexicons import load_words
from transforms.schema.records import Mention, Span

LEAD = re.compile(r"(?i:which|who|that|whom|where|when|and|but)\s+(?=[A-Z]|(?:the|his|her|its|their|an?)\s)")
DAY = r"(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|tomorrow)"
SOON = r"(?i:late|early|on|in|by)"
ENTRY = re.compile(r"(?!(?:19|20)\d\d\s)(?:[01]?\d|2[0-3])[:.]?[0-5]\d\s+(?=[A-Z])")
"""The time of day that an entry of a live report begins with."""
TIME = re.compile(rf"(?:{SOON}\s+)*{DAY}(?:\s+(?:morning|afternoon|evening|night))?,?\s+(?=\S)")
CUT = "an?|the|after|before|by|during|for|from|of|to|with|on|in|at"  # no source ends with one of these
TRAIL = re.compile(rf"(?:,?\s+(?:also|now|then|later|(?:{SOON}\s+)*{DAY}|{CUT})|,\s\d{{1,3}})+\s*,?$")
HANGING = re.compile(
    r",\s(?=(?:in|on|at|during|after|before|following|who|whose|which|while|when|where|citing|as)\s"
    r"|(?!includ)\w{3,}ing\s)"
)
RELATIVE = re.compile(r",?\s(?:who|which|that)$")
APPOSED = re.compile(r",?\s(?=[A-Z])")
ISSUED = re.compile(r"\s(?:(?!that|which|who)[\w-]+\s){0,4}?(?:by|from)\s(?:the\s)?(?:[A-Z][\w-]*\.?\s){0,3}?")
NAMES = frozenset({"PERSON", "ORG"})


class SourceSettler:
    """Settles the sources of one text by the names it gives."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Read the names of ``text``, in its order."""
        self.text = text
        self.mentions = mentions
        self.starts = [mention.start_char for mention in mentions]

    def settle(self, attribution: Attribution, spare: Span | None) -> Attribution:
        """Return an attribution with its source's words set right; ``spare`` is taken where they are of none."""
        source = attribution.source
        if source is None:
            return attribution
        if self.is_empty(source):
            source = spare
        if source is None or not can_speak(self.text, source):
            return replace(attribution, source=None)
        cue, contents = attribution.cue, attribution.contents
        limits = [cue.start_char] if cue and cue.start_char >= source.end_char else []
        limits += [span.start_char for span in contents if span.start_char >= source.end_char]
        settled = self.close_name(self.trim(source), min(limits, default=len(self.text)))
        if cue and settled.end_char > cue.start_char >= settled.start_char:
            cue = self.cut_cue(cue, settled.end_char)
        return replace(attribution, source=settled, cue=cue, contents=cut_contents(self.text, contents, settled))

    def is_empty(self, source: Span) -> bool:
        """Tell whether a source's words are of no speaker: an article or preposition, a day, a figure alone."""
        words = [word.strip(".,") for word in self.text[source.start_char : source.end_char].lower().split()]
        grammar = load_grammar()
        if words == ["one"] or "who" in words:
            return False
        empty = grammar.determiners | grammar.prepositions | grammar.times | grammar.lead_ins | load_empty()
        return all(word in empty for word in words) and not set(words) & load_words("speakers", "people")

    def trim(self, source: Span) -> Span:
        """Return a source without a relative pronoun or a time around it, and without what hangs on its name."""
        start, end = source.start_char, source.end_char
        while match := next(filter(None, (one.match(self.text, start, end) for one in (LEAD, ENTRY, TIME))), None):
            start = match.end()
        if (match := TRAIL.search(self.text, start, end)) and match.start() > start:
            end = match.start()
        if (match := HANGING.search(self.text, start, end)) and match.start() > start:
            end = match.start()
        if match := RELATIVE.search(self.text, start, end):
            start = max(start, self.find_related(start, match.start(), match[0].endswith("who")))
        return Span(start, end)

    def find_related(self, start: int, end: int, is_person: bool) -> int:
        """Return where the noun phrase starts that a relative pronoun behind ``end`` stands for."""
        labels = {"PERSON", "NORP"} if is_person else {"ORG", "LOC", "MISC"}
        place = bisect_left(self.starts, end) - 1
        if place >= 0 and self.mentions[place].end_char == end and self.mentions[place].label in labels:
            return self.mentions[place].start_char
        words = [*re.finditer(r"\S+", self.text[start:end])]
        openers = load_grammar().determiners - {"'s", "one", "all", "such"} | {"those", "people"}
        opening = [word.start() for word in words if word[0].lower() in openers]
        return start + opening[-1] if opening and len(words) > 4 and "," not in self.text[start:end] else start

    def close_name(self, source: Span, limit: int) -> Span:
        """Return a source with the names whole that it cuts, and with the name or issuer right behind it."""
        start, end = source.start_char, source.end_char
        if (name := self.find_around(start)) and name.end_char <= end:
            start = self.take_article(name.start_char)
        if name := self.find_around(end):
            end = name.end_char
        words = self.text[start:end].split()
        behind = self.find_behind(end, APPOSED if self.awaits_name(words) else None, {"PERSON"})
        told = words[-2:-1] if words[-1].lower().endswith("ed") else words[-1:]
        if behind is None and told and told[0].lower() in load_words("speakers", "documents"):
            behind = self.find_issuer(end)
        if behind and behind.end_char <= limit:
            end = behind.end_char
        if "(" in self.text[start:end] and ")" not in self.text[start:end] and self.text[end : end + 1] == ")":
            end += 1
        return Span(start, end)

    def awaits_name(self, words: Sequence[str]) -> bool:
        """Tell whether a source is a description that a name may follow: his wife, the head of the agency."""
        is_definite = words[0].lower() in load_grammar().determiners or words[0].endswith(("'s", "’s"))
        return is_definite and not words[-1][0].isupper()

    def find_around(self, position: int) -> Mention | None:
        """Return the name that ``position`` stands inside of, or None."""
        place = bisect_right(self.starts, position) - 1
        inside = place >= 0 and self.starts[place] < position < self.mentions[place].end_char
        return self.mentions[place] if inside else None

    def find_behind(self, end: int, link: re.Pattern[str] | None, labels: frozenset[str] | set[str]) -> Mention | None:
        """Return the name of these labels that ``link`` leads to from ``end``, or None."""
        match = link.match(self.text, end) if link else None
        if match is None:
            return None
        place = bisect_left(self.starts, match.end())
        near = self.mentions[place : place + 1]
        return next((one for one in near if one.start_char == match.end() and one.label in labels), None)

    def find_issuer(self, end: int) -> Mention | None:
        """Return who issued a document: the name that "by" or "from" leads to behind ``end``, or None."""
        place = bisect_left(self.starts, end)
        for one in self.mentions[place : place + 2]:
            if one.label in NAMES and ISSUED.fullmatch(self.text, end, one.start_char):
                return one
        return None

    def take_article(self, start: int) -> int:
        """Return where the article before ``start`` begins, if there is one, else ``start``."""
        return start - 4 if self.text[max(0, start - 4) : start] in ("the ", "The ") else start

    def cut_cue(self, cue: Span, start: int) -> Span:
        """Return a cue without the words of its source before ``start``."""
        while start < cue.end_char and self.text[start] in " ,":
            start += 1
        return Span(start, cue.end_char) if start < cue.end_char else cue


def cut_contents(text: str, contents: tuple[Span, ...], source: Span) -> tuple[Span, ...]:
    """Return contents without the words of a source that begins before one of them, or goes on behind one.

    All of them where nothing would be left.
    """
    cut = []
    for span in contents:
        start, end = span.start_char, span.end_char
        if source.start_char < start < source.end_char:
            start = skip_marks(text, source.end_char, end)
        elif source.start_char < end < source.end_char:
            end = start + len(text[start : source.start_char].rstrip(" ,:;"))
        cut.append(Span(start, end))
    return tuple(span for span in cut if span.start_char < span.end_char) or contents


def skip_marks(text: str, start: int, end: int) -> int:
    """Return where the first word or quotation begins in ``text[start:end]``; ``end`` without one."""
    return next((place for place in range(start, end) if text[place] not in " ,:;.-–—)"), end)


@cache
def load_empty() -> frozenset[str]:
    """Return further words that are no source by themselves."""
    return frozenset({"also", "publicly", "said", "change", "amongst", "", "-", "—"})
