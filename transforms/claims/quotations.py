"""Quotations: what stands between quotation marks, straight or curly, closed or left open."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.schema.records import Span
from transforms.spans import split_paragraphs

MARK = re.compile(
    r"(?P<open>[“«„])|(?P<close>[”»])|(?P<straight>\"|(?<!')''(?!')|``)"
    r"|(?P<plain>(?<![^\s(\[“—–-])['`](?=\w)|(?<=[:,]\s)['`](?=\s[A-Z])|(?<!\S)`(?=\s\w))"
    r"|(?P<single_open>(?<![^\s(\[“—–-])‘)|(?P<single_close>(?<=[\w.,!?…])’(?!\w))"
)
# What closes a quotation in straight single marks: behind a stop, behind a space where one stands inside, else behind a
# word that is no plural's possessive.
PLAIN_CLOSE = re.compile(r"(?<=[.,!?…])['’](?!\w)|(?<=\s)'(?=[\s.,]|$)|(?<=[^\Ws])'(?!\w)")
# The speaker's tag at the end of a paragraph whose quotation was never closed.
TAG = re.compile(r"[,?!]\s[^,?!\"“”]{1,60}?\s(?:said|says|added|asked|wrote|told\s\w+)(?:\s[^,?!\"“”]{1,40})?\.$")
ANY = re.compile("[\"'`“”„«»‘’]")  # most paragraphs have none
DOUBLE = re.compile(r"[\"“”]")
# A single mark that surely opens: at a line's start or behind a colon or comma, before a capital.
SINGLE_OPEN = re.compile(r"[`'‘]\s?(?=[A-Z])")
CLOSING = "”\"’»'“"
REACH = 900  # code points over which lines go on with a quotation that one before left open
MAX_PLAIN = 2000  # code points of a quotation in straight single marks within a paragraph
MAX_TAG = 120  # code points of such a tag


class Runs(NamedTuple):
    """Quotations that run over lines, by the starts of the lines: up to where a line goes on with one that an earlier
    line opened, and from where one in single marks stands that the line leaves open."""

    leads: dict[int, int]
    tails: dict[int, int]


def find_quotations(text: str) -> tuple[Span, ...]:
    """Return the outermost quotations of ``text`` in order, marks included.

    A quotation without a closing mark runs to the end of its paragraph, as those do that the next paragraph reopens.
    Single marks count when they stand outside double ones.
    """
    paragraphs = list(split_paragraphs(text))
    runs = find_runs(text, paragraphs)
    return tuple(quote for one in paragraphs for quote in find_in_paragraph(text, one, runs))


def find_runs(text: str, paragraphs: Sequence[Span]) -> Runs:
    """Return the quotations that run over lines.

    Texts that come a sentence a line leave a quotation open from line to line. Whether blank lines stood between the
    lines is not known of most; a quotation that its paragraph left open by mistake has no closing mark further on.
    """
    runs = find_single_runs(text, paragraphs)
    pending: list[Span] = []
    is_open = False
    for one in paragraphs:
        if is_open and one.end_char - (pending or [one])[0].start_char < REACH:
            mark = DOUBLE.search(text, one.start_char, one.end_char)
            if mark is None:
                pending.append(one)
                continue
            is_reopened = mark[0] == "“" or mark.start() == one.start_char
            if is_reopened or closes_behind(text, mark):
                runs.leads.update((line.start_char, line.end_char) for line in pending)
            if not is_reopened and closes_behind(text, mark):
                runs.leads[one.start_char] = mark.end()
        pending = []
        quotes = list(find_in_paragraph(text, one, runs))
        is_open = bool(quotes) and is_left_open(text, quotes[-1], one) and one.start_char not in runs.tails
    return runs


def find_single_runs(text: str, paragraphs: Sequence[Span]) -> Runs:
    """Return the quotations in single marks that run over lines and are closed by the end of one of them."""
    runs = Runs({}, {})
    for place, one in enumerate(paragraphs):
        mark = find_open_single(text, one)
        if mark is None or one.start_char in runs.leads:
            continue
        lines = [*find_lines_to_close(text, paragraphs, place, mark)]
        if lines:
            runs.tails[one.start_char] = mark
            runs.leads.update(lines)
    return runs


def find_open_single(text: str, paragraph: Span) -> int | None:
    """Return where a quotation in single marks begins that its paragraph leaves open, None without one."""
    last = paragraph.start_char  # behind what closes last only: every mark before it is closed
    for close in PLAIN_CLOSE.finditer(text, paragraph.start_char, paragraph.end_char):
        last = close.start()
    for mark in SINGLE_OPEN.finditer(text, last, paragraph.end_char):
        start = mark.start()
        if start == paragraph.start_char or text[start - 2 : start] in (": ", ", "):
            return None if DOUBLE.search(text, start, paragraph.end_char) else start
    return None


def find_lines_to_close(text: str, lines: Sequence[Span], place: int, mark: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of what goes on, in the lines behind that at ``place``, with its quotation in single marks
    from ``mark`` on; nothing where none of them closes it, or where another quotation begins before that."""
    found: list[tuple[int, int]] = []
    for number in range(place + 1, len(lines)):
        line = lines[number]
        if line.end_char - mark > REACH:
            return
        close = PLAIN_CLOSE.search(text, line.start_char, line.end_char)
        said = text[line.start_char : close.end() if close else line.end_char]
        if DOUBLE.search(said) or SINGLE_OPEN.match(said):
            return
        found.append((line.start_char, line.start_char + len(said)))
        if close:
            yield from found
            return


def closes_behind(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a double mark stands behind a word or mark, as one that closes does."""
    return mark[0] == "”" or not text[mark.start() - 1].isspace()


def is_left_open(text: str, quote: Span, paragraph: Span) -> bool:
    """Tell whether a paragraph's last quotation has no closing mark."""
    return quote.end_char == paragraph.end_char and text[quote.end_char - 1] not in CLOSING


def find_in_paragraph(text: str, paragraph: Span, runs: Runs) -> Iterator[Span]:
    """Yield the outermost quotations of one paragraph, those that run over lines included."""
    start, end = paragraph.start_char, paragraph.end_char
    lead, tail = runs.leads.get(start, start), runs.tails.get(start, end)
    if lead > start:
        yield Span(start, lead)
    yield from find_within(text, Span(lead, tail))
    if tail < end:
        yield Span(tail, end)


def find_within(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the outermost quotations of a stretch that begin in it; one without a closing mark ends with it."""
    if not ANY.search(text, paragraph.start_char, paragraph.end_char):
        return
    start, depth, opener, position = -1, 0, "", paragraph.start_char
    for mark in MARK.finditer(text, paragraph.start_char, paragraph.end_char):
        kind = name_kind(text, mark, opener and text[start])
        if mark.start() < position or (kind == "plain" and start >= 0):
            continue
        if kind == "plain":
            if end := find_plain_end(text, mark, paragraph):
                yield Span(mark.start(), end)
                position = end
            continue
        if start < 0:
            if kind in ("open", "single_open") or (kind == "straight" and opens(text, mark, paragraph)):
                start, depth, opener = mark.start(), 1, kind
            elif kind == "close" and mark.start() == paragraph.start_char:
                start, depth, opener = mark.start(), 1, "straight"  # a mark that a program curled the wrong way
            continue
        if opener == "single_open" and kind == "open":
            continue
        depth += (kind == opener != "straight") - closes(opener, kind)
        if depth <= 0:
            yield Span(start, mark.end())
            start, opener = -1, ""
    if start >= 0 and opener != "single_open":
        yield Span(start, find_end_of_unclosed(text, start, paragraph.end_char))


def name_kind(text: str, mark: re.Match[str], opened: str) -> str:
    """Return what a mark is: “ closes what „ opened."""
    return "close" if mark[0] == "“" and opened == "„" else str(mark.lastgroup)


def find_plain_end(text: str, mark: re.Match[str], paragraph: Span) -> int | None:
    """Return the end of a quotation in straight single marks, None for an apostrophe, or where nothing closes it."""
    close = PLAIN_CLOSE.search(text, mark.end() + 1, min(paragraph.end_char, mark.end() + MAX_PLAIN))
    if close is None or text[mark.end() : close.start()].count('"') % 2:
        return None
    return close.end()


def find_end_of_unclosed(text: str, start: int, end: int) -> int:
    """Return where a quotation without a closing mark ends: before a last ", she said.", else with its paragraph."""
    begin = max(start, end - MAX_TAG)
    tag = TAG.search(text[begin:end])
    return begin + tag.start() + 1 if tag else end


def opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Tell whether a straight mark can open a quotation: a word follows, and no digit (5'10") precedes."""
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()] if mark.start() > paragraph.start_char else " "
    return bool(after.strip()) and not before.isalnum()


def closes(opener: str, kind: str) -> bool:
    """Tell whether a mark of ``kind`` closes a quotation opened by one of kind ``opener``."""
    return (opener, kind) in {
        ("open", "close"),
        ("straight", "straight"),
        ("single_open", "single_close"),
        ("open", "straight"),
        ("straight", "close"),
    }
