"""The two steps a shard goes through, each a plain function from files to files.

``clean_slice`` reads records and cleans them; ``annotate_shard`` drops the paragraphs that recur across an outlet's
pages and annotates what is left. Both find their work done when the shard's manifest stands, and give the same bytes
whenever they are run with the same input and code.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from flows.adapters.faults import describe_error
from flows.adapters.lake import Manifest, locate_shard, read_manifest, read_rows, write_shard
from flows.adapters.readers import Slice, read_slice
from flows.adapters.versions import name_annotation_version, name_cleaning_version
from flows.adapters.warehouse import LoadedShard, ShardFiles, WarehouseError
from flows.adapters.workers import Failure, map_documents
from flows.settings import Settings
from transforms.annotate import annotate
from transforms.clean import clean_document
from transforms.clean.boilerplate import Boilerplate, hash_paragraphs, strip_boilerplate
from transforms.duplicates import fingerprint
from transforms.identifiers import hash_parts
from transforms.records import (
    Annotation,
    Article,
    BoilerplateParagraph,
    Defect,
    Document,
    Fingerprint,
    MentionReading,
    PageParagraphs,
    RawDocument,
    Reject,
)
from transforms.resolution.readings import read_mentions
from transforms.row_audits import AUDITED, are_all_storable, withhold_wrong_rows
from transforms.tables import LAKE

PAGES_PER_OUTLET = 1000
Cleaned = tuple[Article, PageParagraphs]


class Annotated(NamedTuple):
    """An article without its outlet's recurring paragraphs, and everything read from it."""

    article: Article
    removed: tuple[BoilerplateParagraph, ...]
    annotation: Annotation
    readings: tuple[MentionReading, ...]
    fingerprints: tuple[Fingerprint, ...]
    defects: tuple[Defect, ...]


def name_clean_shard(slice_: Slice, settings: Settings) -> str:
    """Return the id of the slice's clean shard: a hash of the slice, the cleaning code and the limits in force."""
    limits = f"{settings.page_megabytes} {settings.document_seconds} {settings.document_megabytes}"
    return hash_parts(slice_.sha256, slice_.input_uri, str(slice_.slice_no), name_cleaning_version(), limits)


def name_annotated_shard(clean_id: str, names: str) -> str:
    """Return the id of a shard: a hash of its clean shard, the annotation code and the backend that finds names."""
    return hash_parts(clean_id, name_annotation_version(), names)


def recall_shards(loaded: Iterable[LoadedShard], settings: Settings) -> dict[str, Manifest]:
    """Return the manifests of shards loaded earlier, by id. Raises WarehouseError when the lake lacks one."""
    recalled = {}
    for shard in loaded:
        manifest = read_manifest(locate_shard(settings.lake, "annotated", shard.shard_id))
        if manifest is None:
            raise WarehouseError(
                f"{settings.warehouse}: made by another version of Dateline, and the lake lacks a shard of "
                f"{shard.input_uri}: move the file away and run over all inputs again"
            )
        recalled[shard.shard_id] = manifest
    return recalled


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
    for record, outcome in map_documents(settings, clean_record, records):
        yield reject_document(record, "clean", outcome) if isinstance(outcome, Failure) else outcome


def clean_record(record: RawDocument | Reject) -> Cleaned | Reject:
    """Return the article of a raw document with its paragraphs' hashes; what the reader rejected stays rejected.

    An error in the code costs this document, and is told by its reject.
    """
    if isinstance(record, Reject):
        return record
    try:
        article = clean_document(record)
        return article if isinstance(article, Reject) else (require_storable(article), hash_paragraphs(article))
    except MemoryError:
        raise
    except Exception as error:
        return reject_document(record, "clean", Failure("failed", describe_error(error)))


def require_storable(article: Article) -> Article:
    """Return the article; ValueError when its columns cannot hold what it says."""
    if not are_all_storable(LAKE["articles"], [article]):
        raise ValueError("a value that no column of articles can hold")
    return article


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


def annotate_article(task: tuple[Article, Boilerplate, str]) -> Annotated | Reject:
    """Return what is read from an article, less the rows that its audits find wrong.

    An error in the code costs this document, and is told by its reject.
    """
    article, boilerplate, names = task
    try:
        stripped, removed = strip_boilerplate(article, boilerplate)
        if isinstance(stripped, Reject):
            return stripped
        annotation, defects = withhold_wrong_rows(stripped, annotate_text(stripped, names))
        readings = read_mentions(annotation.mentions)
        fingerprints = fingerprint(stripped.article_id, stripped.text)
        return Annotated(stripped, removed, annotation, readings, fingerprints, defects)
    except MemoryError:
        raise
    except Exception as error:
        return reject_document(article, "annotate", Failure("failed", describe_error(error)))


def annotate_text(article: Article, names: str) -> Annotation:
    """Return what is read from an English article; other languages are kept as articles only."""
    if article.language != "en":
        return Annotation()
    document = Document(article.article_id, article.text, article.published_date, article.title, article.outlet)
    return annotate(document, names)


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


def name_files(manifest: Manifest, settings: Settings) -> ShardFiles:
    """Return what the warehouse needs to know of a shard."""
    return ShardFiles(
        shard_id=manifest.shard_id,
        input_uri=manifest.input_uri,
        slice_no=manifest.slice_no,
        n_read=manifest.n_read,
        n_articles=manifest.n_articles,
        n_rejects=manifest.n_rejects,
        folder=locate_shard(settings.lake, "annotated", manifest.shard_id),
    )
