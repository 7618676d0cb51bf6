"""Tiny shards, told in the terms of the test: an article's text, and what is said to have been read from it."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from flows.lake.store import Manifest, locate_shard, write_shard
from flows.warehouse.audits import CheckFailure, list_audits, run_audits
from flows.warehouse.building import ShardFiles, build_candidate
from flows.warehouse.inspecting import run_query
from flows.warehouse.published import publish, read_published
from flows.warehouse.views import view_tables
from transforms.clean.boilerplate import hash_paragraphs
from transforms.conflicts.keys import key_article
from transforms.duplicates import fingerprint
from transforms.identifiers import hash_text, make_article_id, make_row_id
from transforms.resolution.corrections import Correction
from transforms.resolution.readings import read_mentions
from transforms.schema.records import (
    Annotation,
    Article,
    Claim,
    ClaimQuantity,
    Defect,
    Event,
    Mention,
    Reject,
    Sentence,
    Span,
    Timex,
)
from transforms.schema.row_audits import AUDITED
from transforms.schema.tables import LAKE

FILLER = (
    "The harbour council met on the quay while gulls circled above the empty crates and the clerk read the minutes of "
    "the last meeting, which nobody in the room seemed to remember, before the mayor asked for order and rang a bell."
)


@dataclass
class Page:
    """One article and the rows read from it."""

    article: Article
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    claim_quantities: list[ClaimQuantity] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)

    def find(self, surface: str, after: str = "") -> tuple[int, int]:
        start = self.article.text.index(after + surface) + len(after)
        return start, start + len(surface)

    def sentence_of(self, start: int) -> int:
        return next(s.sentence_no for s in self.sentences if s.start_char <= start < s.end_char)

    def mention(self, surface: str, label: str = "PERSON", head: str = "", after: str = "") -> Mention:
        start, end = self.find(surface, after)
        article_id = self.article.article_id
        mention = Mention(
            make_row_id(article_id, "m", start, end), article_id, self.sentence_of(start), start, end,
            surface, label, head or surface, None, 1.0,
        )  # fmt: skip
        self.mentions.append(mention)
        return mention

    def claim(self, content: str, speaker: Mention | None = None, act: str = "asserts", quote: str = "direct") -> Claim:
        start, end = self.find(content)
        article_id = self.article.article_id
        source = (speaker.surface, speaker.start_char, speaker.end_char) if speaker else (None, None, None)
        claim = Claim(
            make_row_id(article_id, "c", start, end), article_id, self.sentence_of(start), None, *source,
            speaker.mention_id if speaker else None, "as-is" if speaker else "none",
            "person" if speaker else "unattributed", None, None, None, None, None, act, False,
            content, start, end, (Span(start, end),), quote, "CT+", self.article.published_date, "publication", 1.0,
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def quantity(self, claim: Claim, surface: str, value: float, counted: str, comparator: str = "eq") -> None:
        start, end = self.find(surface)
        exact = (value, value, value)
        self.claim_quantities.append(
            ClaimQuantity(claim.claim_id, claim.article_id, start, end, surface, *exact, comparator, None, counted)
        )

    def timex(self, surface: str, day: date, anchor: str = "explicit") -> None:
        start, end = self.find(surface)
        article_id = self.article.article_id
        self.timexes.append(
            Timex(article_id, make_row_id(article_id, "t", start, end), start, end, surface, "DATE", day.isoformat(),
                  day, day, "day", None, anchor, day.isoformat(), 1.0, ())
        )  # fmt: skip

    def event(self, trigger: str, day: date, realis: str = "actual") -> None:
        start, end = self.find(trigger)
        article_id = self.article.article_id
        self.events.append(
            Event(make_row_id(article_id, "e", start, end), article_id, self.sentence_of(start), start, end, trigger,
                  realis, day, day, "day", "same-sentence", None, ())
        )  # fmt: skip


def write_page(
    url: str,
    text: str,
    published: date | None = date(2024, 11, 1),
    outlet: str = "",
    title: str = "Title",
    captured: datetime | None = datetime(2024, 11, 20, tzinfo=UTC),
    raw_uri: str = "a.warc",
    raw_offset: int | None = None,
) -> Page:
    """Return an article whose sentences are its lines; offsets of raw records are counted up unless given."""
    offset = next(OFFSETS) if raw_offset is None else raw_offset
    article = Article(
        make_article_id(url, text), url, url, outlet or url.split("/")[2], title, (), None, published,
        "meta" if published else None, (), None, "en", None, text, hash_text(text), len(text.split()), 0,
        raw_uri, offset, hash_text(url + text), captured, "test",
    )  # fmt: skip
    page = Page(article)
    position = 0
    for number, line in enumerate(text.split("\n\n")):
        page.sentences.append(Sentence(article.article_id, number, number, position, position + len(line), "body"))
        position += len(line) + 2
    return page


OFFSETS = itertools.count(1000)


@dataclass
class Archive:
    """A lake and a warehouse in a temporary folder."""

    folder: Path

    @property
    def lake(self) -> Path:
        return self.folder / "lake" / "annotated"

    @property
    def published(self) -> Path:
        return self.folder / "dateline.duckdb"

    @property
    def candidate(self) -> Path:
        return self.folder / "candidate.duckdb"

    def shard(
        self, shard_id: str, *pages: Page, rejects: tuple[Reject, ...] = (), input_uri: str = "a.warc"
    ) -> ShardFiles:
        """Write a shard of the given pages and return what the warehouse needs to know of it."""
        counts = (len(pages) + len(rejects), len(pages), len(rejects))
        manifest = Manifest(shard_id, "annotated", input_uri, 0, *counts)
        tables: dict[str, list[object]] = {name: [] for name in LAKE}
        tables["articles"] = [replace(page.article, shard_id=shard_id) for page in pages]
        tables["page_paragraphs"] = [replace(hash_paragraphs(page.article), shard_id=shard_id) for page in pages]
        tables["rejects"] = [replace(reject, shard_id=shard_id) for reject in rejects]
        unique = {page.article.article_id: page for page in pages}
        for page in unique.values():
            for name in (*AUDITED, "defects"):
                tables[name] += getattr(page, name)
            readings = read_mentions(page.mentions)
            keys = key_article(page.article, Annotation(**{name: getattr(page, name) for name in AUDITED}), readings)
            tables["readings"] += readings
            tables["claim_keys"] += keys.claims
            tables["figure_keys"] += keys.figures
            tables["fingerprints"] += fingerprint(page.article.article_id, page.article.text)
        write_shard(self.lake.parent, manifest, tables)
        folder = locate_shard(self.lake.parent, "annotated", shard_id)
        return ShardFiles(shard_id, input_uri, 0, *counts, folder)

    def build(
        self,
        *shards: ShardFiles,
        withdrawn: tuple[str, ...] = (),
        run_id: str = "night",
        corrections: Sequence[Correction] = (),
        wikidata: str = "",
    ) -> list[CheckFailure]:
        """Build the candidate."""
        started = datetime(2024, 12, 1, tzinfo=UTC)
        return build_candidate(
            self.published, self.candidate, self.lake, shards, withdrawn, run_id, started, 500, corrections, wikidata
        )

    def load(
        self,
        *shards: ShardFiles,
        withdrawn: tuple[str, ...] = (),
        run_id: str = "night",
        corrections: Sequence[Correction] = (),
        wikidata: str = "",
    ) -> None:
        """Build, check and publish."""
        failures = self.build(*shards, withdrawn=withdrawn, run_id=run_id, corrections=corrections, wikidata=wikidata)
        assert failures == []
        with read_published(self.candidate) as connection:  # what only all rows tell; the night's own are audited
            view_tables(connection, "whole")
            assert run_audits(connection, list_audits("archive")) == []
        publish(self.candidate, self.published)

    def ask(self, text: str) -> list[tuple[object, ...]]:
        """Return the rows of a query on the published file."""
        return run_query(self.published, text)[1]
