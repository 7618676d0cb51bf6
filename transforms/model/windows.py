"""What the encoder reads: consecutive sentences of a text, packed into windows of tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tokenizers import Encoding, Tokenizer

from transforms.model.shapes import SPECIAL, shape_tokens
from transforms.schema.records import Sentence

VOCABULARY = Path(__file__).parent / "tokenizer.json"
SURROGATE = re.compile("[\ud800-\udfff]")  # a lone half of a character, which is none to the tokenizer
CLS, SEP = 101, 102  # ids of BERT's marks at the start and the end of a window
MAX_TOKENS = 192
"""Tokens of a window, marks included; a longer sentence is cut there."""


@dataclass(slots=True)
class Window:
    """Tokens that are read together. ``words[k]`` are the offsets of the k-th word, code points into the text;
    ``firsts[k]`` is the index of its first token; ``sentence_nos[k]`` its sentence."""

    ids: list[int] = field(default_factory=lambda: [CLS])
    shapes: list[int] = field(default_factory=lambda: [SPECIAL])
    words: list[tuple[int, int]] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    sentence_nos: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tokens:
    """One sentence's tokens; ``firsts`` and ``words`` as in Window, ``firsts`` counted from the sentence's start."""

    sentence_no: int
    ids: list[int]
    shapes: list[int]
    words: list[tuple[int, int]]
    firsts: list[int]


@cache
def load_tokenizer() -> Tokenizer:
    """Return the tokenizer of the encoder: lower case, word pieces, offsets in code points of the original."""
    return Tokenizer.from_file(str(VOCABULARY))


def pack_windows(text: str, sentences: Sequence[Sentence]) -> list[Window]:
    """Return the windows over the sentences of ``text``, in order; each word stands in exactly one."""
    windows: list[Window] = []
    for tokens in tokenize_sentences(text, sentences):
        for piece in cut_tokens(tokens):
            if not windows or len(windows[-1].ids) + len(piece.ids) >= MAX_TOKENS:
                windows.append(Window())
            add_tokens(windows[-1], piece)
    for window in windows:
        window.ids.append(SEP)
        window.shapes.append(SPECIAL)
    return windows


def tokenize_sentences(text: str, sentences: Sequence[Sentence]) -> list[Tokens]:
    """Return the tokens of each sentence, offsets into ``text``."""
    pieces = [SURROGATE.sub("\ufffd", text[sentence.start_char : sentence.end_char]) for sentence in sentences]
    encodings = load_tokenizer().encode_batch(pieces, add_special_tokens=False)
    return [read_encoding(*one) for one in zip(sentences, pieces, encodings, strict=True)]


def read_encoding(sentence: Sentence, piece: str, encoding: Encoding) -> Tokens:
    """Return the tokens of one sentence from what the tokenizer gave."""
    words: list[tuple[int, int]] = []
    firsts: list[int] = []
    tokens_of: list[int] = []
    word_no: int | None = None
    for position, (number, (start, end)) in enumerate(zip(encoding.word_ids, encoding.offsets, strict=True)):
        if number != word_no:
            word_no = number
            words.append((start, end))
            firsts.append(position)
        else:
            words[-1] = (words[-1][0], end)
        tokens_of.append(len(words) - 1)
    shift = sentence.start_char
    return Tokens(
        sentence.sentence_no,
        encoding.ids,
        shape_tokens(piece, words, tokens_of),
        [(start + shift, end + shift) for start, end in words],
        firsts,
    )


def cut_tokens(tokens: Tokens) -> list[Tokens]:
    """Return a sentence's tokens in pieces that fit a window, cut between words where one can."""
    limit = MAX_TOKENS - 2
    if len(tokens.ids) <= limit:
        return [tokens] if tokens.ids else []
    pieces, start = [], 0  # start: index of a word
    while start < len(tokens.words):
        origin, end = tokens.firsts[start], start + 1
        while end < len(tokens.words) and token_end(tokens, end) - origin <= limit:
            end += 1
        stop = min(token_end(tokens, end - 1), origin + limit)
        pieces.append(
            Tokens(
                tokens.sentence_no,
                tokens.ids[origin:stop],
                tokens.shapes[origin:stop],
                tokens.words[start:end],
                [first - origin for first in tokens.firsts[start:end]],
            )
        )
        start = end
    return pieces


def token_end(tokens: Tokens, word: int) -> int:
    """Return the index past the last token of a word."""
    return tokens.firsts[word + 1] if word + 1 < len(tokens.words) else len(tokens.ids)


def add_tokens(window: Window, tokens: Tokens) -> None:
    """Append a sentence, or a piece of one, to a window."""
    shift = len(window.ids)
    window.ids += tokens.ids
    window.shapes += tokens.shapes
    window.words += tokens.words
    window.firsts += [first + shift for first in tokens.firsts]
    window.sentence_nos += [tokens.sentence_no] * len(tokens.words)
