"""Sentence splitting by rules: a mark, white space and a word that can open a sentence."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from transforms.lexicons import load_words
from transforms.openings import find_opening
from transforms.schema.records import Sentence, Span
from transforms.spans import split_paragraphs, trim_span
from transforms.zoning import zone_paragraphs, zone_sentence

# The look-behind and the possessive quantifiers keep long runs of marks or blanks linear.
BREAK = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[\"'”’»)\]]*+)\s++(?=(?P<open>[\"'“‘«`(\[–—*•-]*+)\s?(?P<next>\w[\w’']*+))"
)
ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w’'.-]{0,30}\s){1,4}(?:said|says|asked|asks|told|added|wrote|replied|shouted|wondered)\b"
)
ACRONYM = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
# A moment in full, as pages are stamped with: "Friday 4 March 2005 03.27 GMT The city was quiet".
STAMP = re.compile(
    r"(?<!\d)(?:19|20)\d\d,?\s(?:[Ll]ast updated(?:\sat)?\s)?\d{1,2}[:.]\d\d"
    r"(?:\s(?:GMT|BST|UTC|UK|EDT|EST|ET)\b)*(?:\sHelp\b)?\s+(?=[\"“‘'(]?[A-Z])"
)
# Before a point of an agency's summary that runs on in one line: "* Ministers meet * Ports stay shut".
BULLET = re.compile(r"(?<=\S)\s(?=\\?[*•]\s[\"“]?[A-Z])")
# Whose picture stands above a text that runs on in the same line: "Photograph: Jo Moll/Reuters The city was quiet".
CREDIT = re.compile(
    r"\bPhotograph: [^\n:]{2,60}?(?:\\?/(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|Rex(?: Features)?|Corbis"
    r"|Alamy|Bloomberg|Guardian|Observer|WireImage))++\s+(?=[\"“‘'A-Z0-9])"
)
# Before a quotation of its own speaker, or one that its line leaves open, behind a caption without a stop:
# 'A boat leaves Selm "We had no choice," said Jo Moll.'.
QUOTED = re.compile(
    r"(?<=[\s\w])(?P<word>[^\W\d_]{2,30}|\d{1,4})\s(?=[\"“][A-Z][^\"“”\n]{20,600}?"
    r"(?:[,?!][\"”]\s(?:[A-Z][\w’'.-]{0,30}\s|[a-z]{1,12}\s){0,4}?(?:said|says|told|added|asked|explained|wrote)\b|[^\"”\n]\n))"
)
TO_LAST_BLANK = re.compile(r".*\s", re.DOTALL)
LOOK_BACK = 24  # code points in which to find the word before a full stop
LONGEST = 3000  # code points from which a sentence is a list or no prose: cut, as much is read sentence by sentence


def split_sentences(article_id: str, text: str, kinds: Sequence[str] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of ``text``, trimmed, in order; together they cover all that is not white space.

    A line break always parts sentences, and one of more than LONGEST code points is cut. ``zoning`` tells the zones,
    with ``kinds``, what markup makes of each paragraph, where that is known.
    """
    spans = list(split_paragraphs(text))
    zones = zone_paragraphs([text[span.start_char : span.end_char] for span in spans], kinds)
    sentences: list[Sentence] = []
    for paragraph_no, (paragraph, zone) in enumerate(zip(spans, zones, strict=True)):
        for span, kind in split_paragraph(text, paragraph, zone):
            sentences.append(Sentence(article_id, len(sentences), paragraph_no, span.start_char, span.end_char, kind))
    return tuple(sentences)


def split_paragraph(text: str, paragraph: Span, zone: str) -> Iterator[tuple[Span, str]]:
    """Yield the sentences of one paragraph of ``text`` with their zones; what stands before the first one is yielded by
    itself."""
    start, kind = find_opening(text, paragraph.start_char, paragraph.end_char)
    if start > paragraph.start_char:
        yield trim_span(text, paragraph.start_char, start), kind or zone
    marked = [m.end() for m in BREAK.finditer(text, start, paragraph.end_char) if ends_sentence(text, m)]
    for end in sorted({*marked, *find_unmarked_ends(text, start, paragraph.end_char), paragraph.end_char}):
        for span in cut_sentence(text, start, end):
            yield span, zone_sentence(text[span.start_char : span.end_char], zone)
        start = end


@cache
def compile_head() -> re.Pattern[str]:
    """Return the pattern of a word that opens a sentence though no mark stands before it, with the word before it."""
    heads, lesser = ("|".join(sorted(load_words("sentences", name))) for name in ("heads", "lesser_heads"))
    return re.compile(
        rf"(?<![\w'’-])(?:(?P<before>[^\W\d_]{{2,30}}|(?:19|20)\d\d)\s+(?=(?:{heads})\s[a-z]{{2}})"
        rf"|(?P<small>[a-z]{{2,30}}|(?:19|20)\d\d)\s+(?=(?:{lesser})\s[a-z]{{2}}))"
    )


def find_unmarked_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences begin that follow a headline, caption or time stamp without a mark: "... 03.09 GMT The".

    Sources and contents of claims would reach over both.
    """
    ends = {match.end() for pattern in (STAMP, BULLET, CREDIT) for match in pattern.finditer(text, start, end)}
    for match in compile_head().finditer(text, start, end):
        if (match["before"] or match["small"]).lower() not in load_words("sentences", "before_head"):
            ends.add(match.end())
    leading = load_words("sentences", "before_head") | load_words("sentences", "before_quotation")
    ends.update(match.end() for match in QUOTED.finditer(text, start, end) if match["word"].lower() not in leading)
    yield from sorted(ends - {end})


def cut_sentence(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield ``text[start:end]`` trimmed: in one piece, or where it is longer than LONGEST in several of that length at
    most, cut behind white space where there is some."""
    while end - start > LONGEST:
        blank = TO_LAST_BLANK.match(text, start, start + LONGEST)
        cut = blank.end() if blank else start + LONGEST
        span = trim_span(text, start, cut)
        if span.start_char < span.end_char:
            yield span
        start = cut
    yield trim_span(text, start, end)


def ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends at ``match``, a match of BREAK in ``text``."""
    following = match["next"]
    if following[0].islower() and not match["open"]:
        return False
    if match["mark"] != ".":
        return not (match["close"] and ATTRIBUTION.match(text, match.end()))
    if match["close"].strip(")]"):
        return True
    return not is_abbreviated(text[max(0, match.start() - LOOK_BACK) : match.start()], following)


def is_abbreviated(before: str, following: str) -> bool:
    """Tell whether the stop after ``before`` marks an abbreviation inside a sentence going on with ``following``."""
    word = before.split()[-1].lstrip("(“\"'‘[").lower() if before.split() else ""
    if word in load_words("sentences", "never_end"):
        return True
    if word in load_words("sentences", "before_number"):
        return following[0].isdigit()
    if word in load_words("sentences", "may_end") or ACRONYM.fullmatch(word):
        return following.lower() not in load_words("sentences", "starters")
    return False
