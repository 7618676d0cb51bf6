"""Everything Dateline reads from one article, in one call."""

from transforms.claims import attribute, find_claims
from transforms.entities import find_mentions
from transforms.entities.backends import ENCODER
from transforms.entities.bodies import name_bodies
from transforms.model.encoder import read_text
from transforms.records import Annotation, Document
from transforms.sentences import split_sentences
from transforms.timelines import find_events, find_timexes


def annotate(document: Document, names: str = ENCODER) -> Annotation:
    """Return the sentences, names, claims with their figures, temporal expressions and events of a document.

    Offsets are code points into ``document.text``. The same document gives the same rows in every run. ``names`` is
    the backend that finds the names (transforms.entities.backends), which must be installed.
    """
    sentences = split_sentences(document.article_id, document.text)
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
