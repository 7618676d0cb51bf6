"""What the claims and figures of one article are compared by, read where the article is annotated."""

from collections.abc import Sequence
from typing import NamedTuple

from transforms.conflicts.claim_keys import key_claims
from transforms.conflicts.figure_facts import tell_figures
from transforms.conflicts.figures import key_figure
from transforms.conflicts.places import list_places
from transforms.schema.key_records import ClaimKey, FigureKey
from transforms.schema.records import Annotation, Article, MentionReading


class Keys(NamedTuple):
    """What the claims and figures of an article are compared by."""

    claims: tuple[ClaimKey, ...]
    figures: tuple[FigureKey, ...]


def key_article(article: Article, annotation: Annotation, readings: Sequence[MentionReading]) -> Keys:
    """Return what the claims and figures of an article are compared by with others of the fortnight around it.

    ``readings`` are what its mentions stand for in it.
    """
    names = {reading.mention_id: reading.name for reading in readings}
    places = list_places(article.text, annotation.mentions, readings)
    claims = tuple(key_claims(article.text, annotation.claims, annotation.claim_quantities, names, places))
    by_id = {key.claim_id: key for key in claims}
    told = tell_figures(article.text, article.published_date, annotation, by_id, places)
    return Keys(claims, tuple(key for figure in told if (key := key_figure(figure))))
