"""The two steps a shard goes through, each a plain function from files to files.

``clean_slice`` reads records and cleans them; ``annotate_shard`` drops the paragraphs that recur across an outlet's
pages and annotates what is left. Both find their work done when the shard's manifest stands, and give the same bytes
whenever they are run with the same input and code.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from flows.lake.annotating import Annotated, annotate_article
from flows.lake.cleaning import Cleaned, clean_record
from flows.lake.store import Manifest, is_sound, locate_shard, read_manifest, read_rows, write_shard
from flows.lake.versions import name_annotation_version, name_cleaning_version
from flows.lake.workers import Failure, map_documents
from flows.reading import Slice, read_slice
from flows.settings import BASE, Settings
from transforms.clean.boilerplate import Boilerplate
from transforms.identifiers import hash_parts
from transforms.schema.records import (
    Article,
    BoilerplateParagraph,
    PageParagraphs,
    RawDocument,
    Reject,
)
from transforms.schema.row_audits import AUDITED

PAGES_PER_OUTLET = 1000


def name_clean_shard(slice_: Slice, settings: Settings) -> str:
    """Return the id of the slice's clean shard: a hash of the slice, the cleaning code and the limits in force."""
    limits = f"{settings.page_megabytes} {settings.document_seconds} {settings.document_megabytes}"
    limits += f" {settings.earliest_guess}"
    return hash_parts(slice_.sha256, slice_.input_uri, str(slice_.slice_no), name_cleaning_version(), limits)


def name_annotated_shard(clean_id: str, names: str) -> str:
    """Return the id of a shard: a hash of its clean shard, the annotation code and the backend that finds names."""
    return hash_parts(clean_id, name_annotation_version(), names)


def is_kept_capture(settings: Settings, slice_: Slice) -> bool:
    """Tell whether a slice is of a captured file, which nobody ever changes, and the lake holds what was read of it."""
    if not (BASE / slice_.input_uri).is_relative_to(settings.raw.absolute()):
        return False
    shard_id = name_annotated_shard(name_clean_shard(slice_, settings), settings.names)
    return is_sound(locate_shard(settings.lake, "annotated", shard_id))


def clean_slice(slice_: Slice, settings: Settings) -> Manifest:
    """Read and clean the records of a slice into ``lake/clean``; returns the manifest, old or new."""
    shard_id = name_clean_shard(slice_, settings)
    done = read_manifest(locate_shard(settings.lake, "clean", shard_id))
    return done or write_clean_shard(shard_id, slice_, settings)


def write_clean_shard(shard_id: str, slice_: Slice, settings: Settings) -> Manifest:
    """Clean a slice and write its shard."""
    articles: list[Article] = []
    pages: list[PageParagraphs] = []
    rejects: list[Reject] = []
    for outcome in clean_records(slice_, settings):
        if isinstance(outcome, Reject):
            rejects.append(replace(outcome, shard_id=shard_id))
        else:
            article, page = outcome
            articles.append(replace(article, extractor_version=name_cleaning_version(), shard_id=shard_id))
            pages.append(replace(page, shard_id=shard_id))
    manifest = count_shard(shard_id, slice_, len(articles), len(rejects))
    write_shard(settings.lake, manifest, {"articles": articles, "page_paragraphs": pages, "rejects": rejects})
    return manifest


def count_shard(shard_id: str, slice_: Slice, n_articles: int, n_rejects: int) -> Manifest:
    """Return the manifest of a clean shard; raises RuntimeError when records were lost between reading and writing."""
    if n_articles + n_rejects != slice_.count:
        raise RuntimeError(f"{slice_.input_uri}: {slice_.count} records planned, {n_articles + n_rejects} written")
    return Manifest(shard_id, "clean", slice_.input_uri, slice_.slice_no, slice_.count, n_articles, n_rejects)


def clean_records(slice_: Slice, settings: Settings) -> Iterator[Cleaned | Reject]:
    """Yield what becomes of each record of a slice, in reading order."""
    records = read_slice(slice_, settings.page_megabytes * 2**20)
    clean = partial(clean_record, earliest_guess=settings.earliest_guess)
    for record, outcome in map_documents(settings, clean, records):
        yield reject_document(record, "clean", outcome) if isinstance(outcome, Failure) else outcome


def reject_document(record: RawDocument | Reject | Article, stage: str, failure: Failure) -> Reject:
    """Return the reject of a document whose processing failed."""
    return Reject(record.raw_uri, record.raw_offset, record.url, stage, failure.reason, failure.detail)


def read_pages(manifests: Iterable[Manifest], lake: Path) -> Iterator[PageParagraphs]:
    """Yield the paragraphs of every page in the given clean shards."""
    for manifest in manifests:
        yield from read_rows(locate_shard(lake, "clean", manifest.shard_id), "page_paragraphs", PageParagraphs)


def sample_pages(pages: Iterable[PageParagraphs]) -> Iterator[PageParagraphs]:
    """Yield the first thousand pages of each outlet: enough to tell what recurs, whatever the size of the night."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen[page.outlet] += 1
        if seen[page.outlet] <= PAGES_PER_OUTLET:
            yield page


def annotate_shard(clean: Manifest, boilerplate: Boilerplate, settings: Settings) -> Manifest:
    """Annotate the articles of a clean shard into ``lake/annotated``; returns the manifest, old or new."""
    shard_id = name_annotated_shard(clean.shard_id, settings.names)
    done = read_manifest(locate_shard(settings.lake, "annotated", shard_id))
    return done or write_annotated_shard(shard_id, clean, boilerplate, settings)


def write_annotated_shard(shard_id: str, clean: Manifest, boilerplate: Boilerplate, settings: Settings) -> Manifest:
    """Annotate a clean shard and write what was read from it."""
    folder = locate_shard(settings.lake, "clean", clean.shard_id)
    articles = read_rows(folder, "articles", Article)
    rejects = read_rows(folder, "rejects", Reject)
    tasks = [(article, {article.outlet: boilerplate.get(article.outlet, {})}, settings.names) for article in articles]
    annotated: list[Annotated] = []
    for (article, *_), outcome in map_documents(settings, annotate_article, tasks):
        if isinstance(outcome, Failure):
            rejects.append(reject_document(article, "annotate", outcome))
        elif isinstance(outcome, Reject):
            rejects.append(outcome)
        else:
            annotated.append(outcome)
    manifest = replace(clean, shard_id=shard_id, stage="annotated", n_articles=len(annotated), n_rejects=len(rejects))
    pages = [replace(page, shard_id=shard_id) for page in read_pages([clean], settings.lake)]
    write_shard(settings.lake, manifest, gather_tables(shard_id, annotated, rejects, pages))
    return manifest


def gather_tables(
    shard_id: str, annotated: list[Annotated], rejects: list[Reject], pages: list[PageParagraphs]
) -> dict[str, list[Any]]:
    """Return the rows of every lake table of a shard.

    Where records hold the same article, the rows are those read from the record that the warehouse will prefer too.
    """
    tables: dict[str, list[Any]] = {
        "articles": [replace(one.article, shard_id=shard_id) for one in annotated],
        "page_paragraphs": list(pages),
        "rejects": [replace(reject, shard_id=shard_id) for reject in rejects],
        "boilerplate": list(sum_removed(shard_id, annotated)),
    }
    by_preference = sorted(annotated, key=lambda one: rank_record(one.article), reverse=True)
    preferred = {one.article.article_id: one for one in by_preference}
    unique = [preferred[article_id] for article_id in sorted(preferred)]
    for name in AUDITED:
        tables[name] = [row for one in unique for row in getattr(one.annotation, name)]
    tables["readings"] = [row for one in unique for row in one.readings]
    tables["claim_keys"] = [row for one in unique for row in one.keys.claims]
    tables["figure_keys"] = [row for one in unique for row in one.keys.figures]
    tables["fingerprints"] = [row for one in unique for row in one.fingerprints]
    tables["defects"] = [replace(row, shard_id=shard_id) for one in unique for row in one.defects]
    return tables


def rank_record(article: Article) -> tuple[bool, float, str, int]:
    """Return what records of the same article are ranked by: first captured, then first in name and place."""
    captured = article.captured_at.timestamp() if article.captured_at else 0.0
    return article.captured_at is None, captured, article.raw_uri, article.raw_offset


def sum_removed(shard_id: str, annotated: list[Annotated]) -> Iterator[BoilerplateParagraph]:
    """Yield one row per paragraph removed anywhere in the shard, with the number of times."""
    totals: dict[tuple[str, int], BoilerplateParagraph] = {}
    for one in annotated:
        for row in one.removed:
            key = (row.outlet, row.paragraph_hash)
            seen = totals[key].n_removed if key in totals else 0
            totals[key] = replace(row, n_removed=seen + row.n_removed, shard_id=shard_id)
    for key in sorted(totals):
        yield totals[key]
