"""Nights over a few small files: articles that we wrote, read by the real annotator once, loaded as the night loads."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from flows import tasks
from flows.lab.soak_faults import RUN_ID
from flows.lake.annotating import Annotated, annotate_article
from flows.lake.cleaning import clean_record
from flows.lake.shards import gather_tables
from flows.lake.store import Manifest, write_shard
from flows.settings import Settings, read_settings
from flows.warehouse.building import check_archive
from flows.warehouse.corrections import render_correction
from flows.warehouse.inspecting import hash_tables
from transforms.clean.boilerplate import hash_paragraphs
from transforms.identifiers import hash_parts
from transforms.schema.records import Given, RawDocument, Reject

FERRY = (
    "PORT SELM — At least 14 people died when the ferry Marigold sank off Port Selm on Monday, the Harbour Office said."
    "\n\n“We will find out why the doors of the Marigold were open,” said Tomas Reyholt, the transport minister. "
    "Reyholt said 40 passengers were rescued by fishing boats before dawn.\n\nThe ferry left Lesk on 3 November 2024 "
    "with 62 people on board, according to the Northern Security Compact (NSC)."
)
DENIAL = (
    "The owner of the ferry Marigold denied on Tuesday that the doors of the Marigold were open.\n\n“The doors were "
    "closed,” Edda Brandt, who heads Brandt Lines, told reporters in Lesk. Brandt said 23 people died when the ferry "
    "Marigold sank off Port Selm on Monday.\n\nAnna Reyholt, a sister of the minister, said 25 passengers were rescued "
    "by fishing boats before dawn."
)
TALKS = (
    "LISSEN — Ministers will meet in Lissen on 20 November 2024 to open a corridor for grain, the NSC announced.\n\n"
    "T. Reyholt promised to open the corridor before the winter. Kastrov's defence ministry said its forces numbered "
    "11,000. The Northern Security Compact said about 8,000 soldiers stood at the border.\n\n"
    "Talks collapsed in May 2023."
)
REPLY = (
    "The Northern Security Compact denied that it had promised anything, and said about 9,500 soldiers stood at the "
    "border.\n\nTomas Reyholt said he had never promised to open the corridor before the winter. “We will find out why "
    "the doors of the Marigold were open,” he said. Ms Brandt did not answer.\n\nKastrov's forces numbered 12,000 in "
    "June, its defence ministry said on Thursday."
)
BRIEF = "The harbour of Port Selm stays closed until Friday, said the Harbour Office. Ships wait off Lesk."

POOL = {
    "ferry": ("gull.example/ferry", "2024-11-05", "", FERRY),
    "ferry, edited": (
        "gull.example/ferry",
        "2024-11-06",
        "",
        FERRY.replace("14 people", "19 people") + " Divers search.",
    ),
    "ferry, captured": ("gull.example/ferry", "2024-11-05", "2024-11-07", FERRY),
    "ferry, captured early": ("gull.example/ferry", "2024-11-05", "2024-11-05", FERRY),
    "reprint": ("tide.example/wire/7", "2024-11-05", "", FERRY + "\n\nThe Tide has asked for comment."),
    "same text": ("crow.example/a", "2024-11-04", "", FERRY),
    "denial": ("gazette.example/denial", "2024-11-06", "2024-11-06", DENIAL),
    "denial, edited": ("gazette.example/denial", "2024-11-06", "2024-11-08", DENIAL.replace("23", "21")),
    "talks": ("courier.example/talks", "2024-11-12", "", TALKS),
    "reply": ("ledger.example/reply", "2024-11-14", "", REPLY),
    "undated": ("ledger.example/undated", "", "", REPLY.replace("9,500", "7,000")),
    "brief": ("gull.example/brief", "2024-11-06", "", BRIEF),
    "brief again": ("crow.example/brief", "2024-11-06", "", BRIEF),
}
"""Address, day of publication, day of capture and text of each article."""

CORRECTIONS = {
    "one man": ("merge", {"name": "PERSON T. Reyholt", "with": "PERSON Tomas Reyholt"}),
    "two men": ("split", {"name": "PERSON T. Reyholt", "from": "PERSON Tomas Reyholt"}),
    "no person": ("reject", {"name": "PERSON Marigold"}),
    "a place": ("retype", {"name": "ORG Kastrov", "label": "LOC"}),
    "her line": ("merge", {"name": "PERSON Brandt", "with": "PERSON Edda Brandt"}),
}


@cache
def read_article(name: str) -> Annotated:
    """Return an article of the pool, cleaned and annotated."""
    url, published, captured, text = POOL[name]
    captured_at = datetime.fromisoformat(captured).replace(tzinfo=UTC) if captured else None
    given = Given(title=f"Title of {url}", published=published)
    address, body = f"https://{url}", text.encode()
    raw = RawDocument("", 0, sha256(body).hexdigest(), address, body, "text/plain", "utf-8", captured_at, given)
    cleaned = clean_record(raw, date(1990, 1, 1))
    assert not isinstance(cleaned, Reject)
    annotated = annotate_article((cleaned[0], {}, "encoder"))
    assert not isinstance(annotated, Reject)
    return annotated


def place_article(name: str, file: str, line: int) -> Annotated:
    """Return an article of the pool as a line of a file."""
    annotated = read_article(name)
    return annotated._replace(article=replace(annotated.article, raw_uri=file, raw_offset=line))


class Killed(BaseException):
    """Ends a load as a signal would."""


class Killer(logging.Handler):
    """Ends the load after some of its steps."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.steps = steps

    def emit(self, record: logging.LogRecord) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise Killed(record.getMessage())


@contextmanager
def kill_after(steps: int) -> Iterator[None]:
    """Let a load in this block end, as if killed, after ``steps`` of its steps, if it has as many."""
    logger, killer = logging.getLogger("dateline.sql"), Killer(steps)
    level = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(killer)
    try:
        yield
    except Killed:
        pass
    finally:
        logger.removeHandler(killer)
        logger.setLevel(level)


@dataclass
class Desk:
    """Files of articles that change from night to night, and the warehouse that is loaded from them."""

    folder: Path
    files: dict[str, list[str]] = field(default_factory=dict)
    corrections: set[str] = field(default_factory=set)
    shard_size: int = 2
    nights: int = 0

    @property
    def settings(self) -> Settings:
        return replace(read_settings(), data=self.folder, corrections=self.folder / "corrections")

    def write_shards(self, files: Sequence[str]) -> list[Manifest]:
        """Write the shards of some files as they are now."""
        return [one for file in sorted(files) for one in self.write_file(file)]

    def write_file(self, file: str) -> Iterator[Manifest]:
        """Write the shards of a file; one that holds nothing is one record that is rejected."""
        names = self.files[file]
        for slice_no, start in enumerate(range(0, max(len(names), 1), self.shard_size)):
            held = names[start : start + self.shard_size]
            shard_id = hash_parts(file, str(slice_no), *held)
            lines = [place_article(name, file, start + line) for line, name in enumerate(held)]
            rejects = [] if held else [Reject(file, 0, "", "read", "empty", "")]
            counts = (len(held) + len(rejects), len(held), len(rejects))
            manifest = Manifest(shard_id, "annotated", file, slice_no, *counts)
            pages = [replace(hash_paragraphs(one.article), shard_id=shard_id) for one in lines]
            write_shard(self.settings.lake, manifest, gather_tables(shard_id, lines, rejects, pages))
            yield manifest

    def write_corrections(self) -> None:
        """Write the corrections that hold now."""
        folder = self.settings.corrections
        folder.mkdir(parents=True, exist_ok=True)
        why = {"who": "a reader", "why": "known"}
        entries = [CORRECTIONS[name] for name in sorted(self.corrections)]
        text = "".join(render_correction(kind, {**entry, **why}) for kind, entry in entries)
        (folder / "all.toml").write_text(text, encoding="utf-8")

    def build(self, files: Sequence[str]) -> tasks.Candidate | None:
        """Build a night's candidate over some files; nothing is published."""
        self.nights += 1
        os.environ[RUN_ID] = f"night {self.nights}"
        self.write_corrections()
        return tasks.load.fn(self.write_shards(files), self.settings)

    def load(self, files: Sequence[str]) -> None:
        """Build, check and publish a night over some files."""
        if candidate := self.build(files):
            tasks.check.fn(candidate)
            tasks.publish.fn(candidate, self.settings)

    def hash_tables(self) -> dict[str, str]:
        """Return the hashes of what is published, which every audit must find sound."""
        assert check_archive(self.settings.warehouse) == []
        return hash_tables(self.settings.warehouse)
