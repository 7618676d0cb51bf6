"""Text as attribution reads it: sentences in which a quotation is one token, however many sentences it holds."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transforms.claims.quotations import Runs, find_in_paragraph, find_runs, is_left_open
from transforms.schema.records import Sentence, Span
from transforms.spans import split_paragraphs
from transforms.words import split_words

MAX_UNIT = 200  # tokens; a longer sentence is cut, since reading a unit takes time quadratic in its length
QUOTE = "“”"  # stands for a quotation's words in Token.lower
PAUSED = "“,”"  # and for those of one that ends in a comma or a question, so that its speaker must be near


class Token(NamedTuple):
    """A word, a mark, or a whole quotation: ``text[start:end]``; ``lower`` is QUOTE for a quotation."""

    lower: str
    start: int
    end: int
    is_capital: bool

    @property
    def is_quote(self) -> bool:
        """Whether the token is a quotation."""
        return self.lower in (QUOTE, PAUSED)


Unit = list[Token]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The units of one paragraph, and whether a quotation is left open at its end."""

    units: tuple[Unit, ...]
    span: Span
    is_open: bool


def read_paragraphs(text: str, sentences: Sequence[Sentence]) -> list[Paragraph]:
    """Return the paragraphs of a text as units, cut where ``sentences`` start outside quotations."""
    starts = [sentence.start_char for sentence in sentences]
    paragraphs = list(split_paragraphs(text))
    runs = find_runs(text, paragraphs)
    return [read_paragraph(text, span, starts, runs) for span in paragraphs]


def read_paragraph(text: str, span: Span, starts: Sequence[int], runs: Runs) -> Paragraph:
    """Return one stretch of text as units; ``starts`` are the sorted starts of sentences, ``runs`` the quotations that
    run over lines."""
    quotes = [*find_in_paragraph(text, span, runs)]
    tokens = read_tokens(text, span, quotes)
    units: list[Unit] = []
    last_sentence = -1
    for token in tokens:
        sentence_no = bisect_right(starts, token.start)
        is_start = sentence_no != last_sentence and token.start == starts[sentence_no - 1]
        if not units or is_start or len(units[-1]) >= MAX_UNIT:
            units.append([])
        units[-1].append(token)
        last_sentence = bisect_right(starts, token.end - 1)
    is_open = bool(quotes) and is_left_open(text, quotes[-1], span)
    return Paragraph(tuple(units), span, is_open)


def read_tokens(text: str, span: Span, quotes: Sequence[Span]) -> list[Token]:
    """Return the words and marks outside ``quotes``, and each quotation as one token."""
    tokens: list[Token] = []
    position = span.start_char
    for quote in quotes:
        tokens += read_words(text, position, quote.start_char)
        is_paused = text[max(0, quote.end_char - 2) : quote.end_char].strip("\"”’'»“")[-1:] in (",", "?", "!", "…", "—")
        tokens.append(Token(PAUSED if is_paused else QUOTE, quote.start_char, quote.end_char, False))
        position = quote.end_char
    return tokens + read_words(text, position, span.end_char)


def read_words(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of ``text[start:end]`` as tokens."""
    return [
        Token(word.text.lower().replace("’", "'"), word.start, word.end, word.text[0].isupper())
        for word in split_words(text, start, end)
    ]
