"""Everything Dateline reads from one article, in one call."""

from dataclasses import replace
from itertools import islice

from transforms.claims import attribute, find_claims
from transforms.entities import find_mentions
from transforms.entities.backends import ENCODER
from transforms.entities.bodies import name_bodies
from transforms.model.encoder import read_text
from transforms.schema.records import Annotation, Document
from transforms.sentences import split_sentences
from transforms.timelines import find_events, find_timexes
from transforms.words import WORD

MOST_CHARACTERS = 300_000
"""Code points of a text that are read: 50,000 words of prose, a book, in half of the 30 seconds a document has."""
MOST_WORDS = 45_000
"""Words and marks that are read: of a table of figures or code the same time is up earlier, and a busy machine's
processors take twice as long."""


def find_cut(text: str) -> int:
    """Return how many code points of a text annotation reads: all of nearly any, else up to the end of a paragraph, or
    of a word, before the limits."""
    if len(text) <= MOST_WORDS:
        return len(text)
    unread = next(islice(WORD.finditer(text, 0, MOST_CHARACTERS), MOST_WORDS, None), None)
    limit = unread.start() if unread else min(len(text), MOST_CHARACTERS)
    if limit == len(text):
        return limit
    paragraph, word = text.rfind("\n", limit // 2, limit), text.rfind(" ", limit // 2, limit)
    return max(paragraph, 0) or max(word, 0) or limit


def annotate(document: Document, names: str = ENCODER) -> Annotation:
    """Return the sentences, names, claims with their figures, temporal expressions and events of a document.

    Offsets are code points into ``document.text``. The same document gives the same rows in every run. ``names`` is
    the backend that finds the names (transforms.entities.backends), which must be installed. Of a text longer than
    ``find_cut`` allows only the beginning is read.
    """
    document = replace(document, text=document.text[: find_cut(document.text)])
    sentences = split_sentences(document.article_id, document.text, document.paragraph_kinds)
    readings = read_text(document.text, sentences)
    mentions = find_mentions(document, sentences, readings, names)
    attributions = attribute(document, sentences, mentions, readings)
    sources = [one.source for one in attributions if one.source]
    mentions = name_bodies(document.text, mentions, sources)
    claims, quantities = find_claims(document, sentences, mentions, attributions)
    timexes = find_timexes(document)
    return Annotation(
        sentences=sentences,
        mentions=mentions,
        claims=claims,
        claim_quantities=quantities,
        timexes=timexes,
        events=find_events(document, sentences, mentions, timexes),
    )
