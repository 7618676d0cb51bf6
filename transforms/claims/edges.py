"""Where a content or a source really begins and ends: without the words and marks that only lead to it."""

import re
from dataclasses import replace

from transforms.claims.attributions import Attribution
from transforms.claims.cues import load_cues
from transforms.claims.grammar import is_adverb, is_finite, load_grammar
from transforms.schema.records import Span

CONJUNCTION = re.compile(r"that,?\s+(?=[\"“‘]?(\w[\w'’-]*))", re.I)
LEADING = re.compile(r"[\s,;:.)\]—–*•\\-]+")
TRAILING = re.compile(r"[\s,;:(\[—–*•\\-]+$")
LAST_WORD = re.compile(r" \w[\w'’-]{0,40}(?=[.!?](?:\s|\Z))")
ADDRESS = re.compile(r"(?P<address>[^\"“”:]{1,80}):\s+(?=[\"“])")
CUT_BEFORE = re.compile(r"(?:\w+(?:[-‑'’]|(?<=\d)[.,](?=\d)))+\Z")
CUT_BEHIND = re.compile(r"\w(?:[-‑]\w+)+")
MAX_CUT = 60  # code points of a word's part that is looked for
CLOSING = re.compile(r"[.,!?]?[\"”]+$")
OPENING_MARKS = "\"“”'‘’`«»„"
CONTRACTED = re.compile(r"(i|you|he|she|it|we|they)(?=['’](?:ll|ve|d|m|re|s)$)", re.I)
LINKING = re.compile(r",\s+(?:however|meanwhile|though|too|in turn|for (?:his|her|its|their) part)\Z")
RELATIVES = ("who", "which", "that")
TELLING_NOUNS = frozenset(
    {"report", "reports", "estimate", "estimates", "projection", "projections", "study", "studies"}
)
MAX_GAP = 150  # code points between two pieces of a content
MAX_ADDRESS = 6  # words of "Weld on Twitter" before a colon and a quotation


def trim_edges(text: str, attribution: Attribution) -> Attribution:
    """Return an attribution whose contents and source are without what leads to them: "that", marks, an addressee."""
    contents = tuple(trim_content(text, span) for span in keep_near(text, attribution))
    kept = tuple(span for span in contents if span.start_char < span.end_char) or attribution.contents
    source = attribution.source and trim_source(text, attribution.source)
    source = source and close_words(text, source)
    trimmed = replace(attribution, source=source, contents=tuple(close_words(text, span) for span in kept))
    return trimmed if attribution.has_quote else reach_end(text, trimmed)


def keep_near(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """Return the pieces of a content around its cue, without those that whole paragraphs of others' words part from it.

    The encoder may take two quotations of a page for one.
    """
    runs: list[list[Span]] = []
    for span in attribution.contents:
        gap = text[runs[-1][-1].end_char : span.start_char] if runs else ""
        if runs and (len(gap) <= MAX_GAP or "\n" not in gap):
            runs[-1].append(span)
        else:
            runs.append([span])
    cue = attribution.cue
    if cue is None or len(runs) == 1:
        return attribution.contents
    gaps = [max(run[0].start_char - cue.end_char, cue.start_char - run[-1].end_char, 0) for run in runs]
    return tuple(runs[gaps.index(min(gaps))])


def reach_end(text: str, attribution: Attribution) -> Attribution:
    """Return an attribution whose content ends with its sentence, where but one word of that is left and says nothing
    of who speaks: "in June" of "in June 2009."."""
    *former, last = attribution.contents
    word = LAST_WORD.match(text, last.end_char)
    spoken = [span for span in (attribution.cue, attribution.source) if span]
    if not word or any(span.end_char > last.end_char and span.start_char < word.end() for span in spoken):
        return attribution
    return replace(attribution, contents=(*former, Span(last.start_char, word.end())))


def trim_content(text: str, span: Span) -> Span:
    """Return a piece of content without marks at its ends, an addressee or "that" before it, a mark that opens nowhere.

    A "that" which stands for something ("said that was wrong") stays.
    """
    start = skip(LEADING, text, span.start_char, span.end_char)
    address = ADDRESS.match(text, start, span.end_char)
    if address and is_address(address["address"]):
        start = address.end()
    conjunction = CONJUNCTION.match(text, start, span.end_char)
    if conjunction and not is_verb(conjunction[1].lower()):
        start = conjunction.end()
    return Span(start, find_end(text, start, span.end_char))


def find_end(text: str, start: int, end: int) -> int:
    """Return the end of a content without marks behind it, nor a quotation's end whose beginning stands before it."""
    if text[start] in OPENING_MARKS:
        return end  # what is quoted stays as it stands, its last comma too
    trailing = TRAILING.search(text, start, end)
    end = trailing.start() if trailing else end
    closing = CLOSING.search(text, start, end)
    is_open = closing and not any(mark in text[start : closing.start()] for mark in '"“”')
    if not closing or not is_open or closing.start() == start:
        return end
    return start + len(text[start : closing.start()].rstrip())


def is_address(words: str) -> bool:
    """Tell whether the words before a colon and a quotation are whom it was said to, rather than a clause."""
    said = words.lower().split()
    return len(said) <= MAX_ADDRESS and not any(is_verb(word) or word in load_cues() for word in said)


def is_verb(word: str) -> bool:
    """Tell whether a lower-case word is an auxiliary or, as far as its form tells, a finite verb."""
    grammar = load_grammar()
    return word in grammar.auxiliaries or word in grammar.be_forms or is_finite(word)


def trim_source(text: str, source: Span) -> Span | None:
    """Return a source without marks before it or a verb that clings to it ("I've"); None when nothing is left."""
    start = source.start_char
    while start < source.end_char and (text[start] in OPENING_MARKS or LEADING.match(text[start])):
        start += 1
    pronoun = CONTRACTED.match(text, start, source.end_char)
    end = pronoun.end() if pronoun else find_name_end(text, start, source.end_char)
    return Span(start, end) if start < end else None


def find_name_end(text: str, start: int, end: int) -> int:
    """Return where a source ends without what belongs to the telling: "Moll|, however", "Moll| aptly"."""
    linking = LINKING.search(text, start, end)
    if linking and linking.start() > start:
        return linking.start()
    *before, last = text[start:end].split(" ")
    is_manner = last.islower() and last.endswith("ly") and is_adverb(last)
    return end - len(last) - 1 if is_manner and before and before[-1] not in RELATIVES else end


def close_words(text: str, span: Span) -> Span:
    """Return a span that begins and ends with whole words: not in "the 7.0-|magnitude quake", nor in "UK'|s"."""
    start, end = span.start_char, span.end_char
    end -= end - 1 > start and text[end - 1] in "'’" and text[end : end + 1] == "s"
    if text[start].isalnum() and (before := CUT_BEFORE.search(text, max(0, start - MAX_CUT), start)):
        start = before.start()
    if after := CUT_BEHIND.match(text, end - 1):
        end = after.end()
    return Span(start, end)


def skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return the offset behind what the pattern matches at ``start``; ``start`` when nothing does or all would go."""
    match = pattern.match(text, start, end)
    return match.end() if match and match.end() < end else start
