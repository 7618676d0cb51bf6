"""What annotation does to one article, under a guard: an error in the code costs this article."""

from typing import NamedTuple

from transforms.annotate import annotate, find_cut
from transforms.clean.boilerplate import Boilerplate, strip_boilerplate
from transforms.conflicts.keys import Keys, key_article
from transforms.duplicates import fingerprint
from transforms.faults import describe_error
from transforms.resolution.readings import read_mentions
from transforms.schema.records import (
    Annotation,
    Article,
    BoilerplateParagraph,
    Defect,
    Document,
    Fingerprint,
    MentionReading,
    Reject,
)
from transforms.schema.row_audits import withhold_wrong_rows


class Annotated(NamedTuple):
    """An article without its outlet's recurring paragraphs, and everything read from it."""

    article: Article
    removed: tuple[BoilerplateParagraph, ...]
    annotation: Annotation
    readings: tuple[MentionReading, ...]
    keys: Keys
    fingerprints: tuple[Fingerprint, ...]
    defects: tuple[Defect, ...]


def annotate_article(task: tuple[Article, Boilerplate, str]) -> Annotated | Reject:
    """Return what is read from an article, less the rows that its audits find wrong.

    The task holds the article, the recurring paragraphs of its outlet, and the backend that finds names.
    """
    article, boilerplate, names = task
    try:
        stripped, removed = strip_boilerplate(article, boilerplate)
        return stripped if isinstance(stripped, Reject) else read_article(stripped, removed, names)
    except MemoryError:  # the worker's limit: who set it tells it
        raise
    except Exception as error:
        return Reject(article.raw_uri, article.raw_offset, article.url, "annotate", "failed", describe_error(error))


def read_article(article: Article, removed: tuple[BoilerplateParagraph, ...], names: str) -> Annotated:
    """Return what is read from an article whose recurring paragraphs are removed."""
    annotation, defects = withhold_wrong_rows(article, annotate_text(article, names))
    readings = read_mentions(annotation.mentions)
    return Annotated(
        article=article,
        removed=removed,
        annotation=annotation,
        readings=readings,
        keys=key_article(article, annotation, readings),
        fingerprints=fingerprint(article.article_id, article.text),
        defects=(*defects, *tell_cut(article)),
    )


def tell_cut(article: Article) -> tuple[Defect, ...]:
    """Return the defect of an article that is too long to be read to its end; nothing for others."""
    cut = find_cut(article.text)
    if article.language != "en" or cut == len(article.text):
        return ()
    detail = f"read up to character {cut} of {len(article.text)}"
    return (Defect(article.article_id, "articles", article.article_id, "length", detail),)


def annotate_text(article: Article, names: str) -> Annotation:
    """Return what is read from an English article; other languages are kept as articles only."""
    if article.language != "en":
        return Annotation()
    document = Document(
        article.article_id, article.text, article.published_date, article.title, article.outlet, article.paragraph_kinds
    )
    return annotate(document, names)
