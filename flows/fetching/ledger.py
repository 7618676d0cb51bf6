"""The ledger of captures: every address known, what became of it, when to ask again. SQLite, in WAL mode.

The WARC files come first and are the truth: what they hold and the ledger does not is taken over when a run begins, so
that a ledger that was lost, or a run that was killed, costs no payload that is stored already.
"""

import logging
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from flows.fetching.discovery import Link
from flows.fetching.warc_store import StoredRecord
from flows.lake.aside import set_aside_broken_database
from flows.settings import locate_part

log = logging.getLogger("dateline")

Kind = Literal["feed", "sitemap", "section", "list", "robots", "article"]
State = Literal["new", "fetched", "unchanged", "gone", "failed", "refused"]
FIRST_RETRY = timedelta(minutes=15)
MOST_FAILURES = 6
"""Failures in a row after which an address is given up: the last retry comes some four days after the first."""

RULE_FILES = ("/robots.txt", "/.well-known/tdmrep.json")
REFUSALS_KEPT = timedelta(days=30)
"""How long an address refused by robots.txt or a reservation is asked for again, in case that is lifted."""


class LedgerError(ValueError):
    """The ledger cannot be read or written; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Page:
    """One address as the ledger knows it; times are UTC in ISO 8601, empty when there was no such time.

    ``failures`` are those in a row. ``asked_at`` is when it was last asked for. From ``answered_url`` on: the record
    of its last payload, and the validators of its last answer.
    """

    url: str
    source: str
    kind: Kind
    state: State
    discovered_from: str
    first_seen_at: str
    first_fetched_at: str
    asked_at: str
    failures: int
    reason: str
    answered_url: str
    status: int
    payload_digest: str
    record_id: str
    captured_at: str
    etag: str
    last_modified: str
    warc: str
    warc_offset: int

    @property
    def record(self) -> StoredRecord | None:
        """The record of the payload that the raw store holds of this address; None without one."""
        if not self.record_id:
            return None
        return StoredRecord(
            url=self.answered_url,
            asked_url=self.url,
            status=self.status,
            payload_digest=self.payload_digest,
            record_id=self.record_id,
            captured_at=datetime.fromisoformat(self.captured_at),
            etag=self.etag,
            last_modified=self.last_modified,
            revisit="",
            source=self.source,
            discovered_from=self.discovered_from,
            warc=self.warc,
            offset=self.warc_offset,
        )


@contextmanager
def open_ledger(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the ledger, made if there is none; what was not committed when the block ends by an error is undone.

    One that is broken is set aside: the run takes over what the raw store holds into a new one. Raises LedgerError when
    SQLite cannot read or write it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    set_aside_broken(path)
    ledger = sqlite3.connect(path)
    ledger.row_factory = sqlite3.Row
    try:
        create_tables(ledger)
        yield ledger
        ledger.commit()
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path}: {error}; once removed, it is rebuilt from the raw store") from error
    finally:
        ledger.close()


def set_aside_broken(path: Path) -> None:
    """Set a ledger aside that SQLite finds broken, and say so; LedgerError when SQLite cannot tell."""
    try:
        aside = set_aside_broken_database(path)
    except sqlite3.OperationalError as error:
        raise LedgerError(f"{path}: {error}") from error
    if aside:
        log.warning(f"the ledger of captures was damaged: set aside as {aside.name}, rebuilt from the raw store")


def create_tables(ledger: sqlite3.Connection) -> None:
    """Make the tables that are not there yet."""
    ledger.execute("PRAGMA journal_mode = WAL")
    ledger.execute("PRAGMA synchronous = NORMAL")
    for name in ("create_pages", "create_pages_index", "create_hosts", "create_bodies", "create_files"):
        run(ledger, name)


@cache
def read_sql(name: str) -> str:
    """Return a statement of ``sql/ledger``."""
    return (locate_part("sql") / "ledger" / f"{name}.sql").read_text(encoding="utf-8")


def run(ledger: sqlite3.Connection, name: str, **values: Any) -> sqlite3.Cursor:
    """Run a statement of ``sql/ledger``; times among the values are entered as the ledger writes them."""
    entered = {key: format_time(value) if isinstance(value, datetime) else value for key, value in values.items()}
    return ledger.execute(read_sql(name), entered)


def format_time(time: datetime) -> str:
    """Return a time as the ledger writes it: UTC, always of the same length."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def read_page(row: sqlite3.Row) -> Page:
    """Return a row of ``pages``."""
    values: dict[str, Any] = {}
    for field in fields(Page):
        value = row[field.name]
        values[field.name] = "" if value is None else value
    return Page(**values)


def enter_links(ledger: sqlite3.Connection, source: str, kind: Kind, links: Iterable[Link], now: datetime) -> None:
    """Enter addresses of a source; those known already keep the source that named them first, and their state."""
    for link in links:
        run(
            ledger,
            "insert_page",
            url=link.url,
            source=source,
            kind=kind,
            discovered_from=link.discovered_from,
            published_at=link.published_at,
            now=now,
        )


def find_page(ledger: sqlite3.Connection, url: str) -> Page | None:
    """Return what is known of an address."""
    row = run(ledger, "find_page", url=url).fetchone()
    return read_page(row) if row else None


def get_page(ledger: sqlite3.Connection, url: str) -> Page:
    """Return what is known of an address that was entered; raises KeyError for another."""
    page = find_page(ledger, url)
    if page is None:
        raise KeyError(url)
    return page


def find_body(ledger: sqlite3.Connection, url: str) -> bytes:
    """Return the body of a file of rules as it last came whole; empty when it never did."""
    row = run(ledger, "find_body", url=url).fetchone()
    return bytes(row[0]) if row else b""


def enter_body(ledger: sqlite3.Connection, url: str, body: bytes) -> None:
    """Enter the body of a file of rules: where the next answer is 304 it is needed again."""
    run(ledger, "insert_body", url=url, body=body)


def list_new(ledger: sqlite3.Connection, source: str, now: datetime, most: int) -> list[Page]:
    """Return up to ``most`` articles of a source that are not fetched yet and due, newest first, retries last."""
    return [read_page(row) for row in run(ledger, "list_new", source=source, now=now, most=most)]


def list_again(ledger: sqlite3.Connection, source: str, now: datetime, since: datetime) -> list[Page]:
    """Return the articles of a source to ask for again: those first fetched ``since``, and refusals that are due."""
    return [read_page(row) for row in run(ledger, "list_again", source=source, now=now, since=since)]


def judge_status(record: StoredRecord) -> State:
    """Return the state of an address that answered."""
    if record.status in (200, 304):
        return "unchanged" if record.revisit else "fetched"
    return "gone" if record.status in (404, 410) else "failed"


def enter_answer(ledger: sqlite3.Connection, page: Page, record: StoredRecord) -> State:
    """Enter what was stored of an address; returns its state now. A payload of status 200 is referred to ever after."""
    state = judge_status(record)
    failures = page.failures + 1 if state == "failed" else 0
    values = {
        "url": page.url,
        "state": state,
        "failures": failures,
        "next_try_at": plan_retry(failures, record.captured_at) if failures else None,
        "captured_at": record.captured_at,
        "etag": record.etag if record.status == 200 else "",
        "last_modified": record.last_modified if record.status == 200 else "",
    }
    if record.revisit or (page.status == 200 and record.status != 200):
        run(ledger, "update_unchanged", **values)
    else:
        place = {"answered_url": record.url, "warc": record.warc, "warc_offset": record.offset}
        run(ledger, "update_answer", **values, **place, **pick_identity(record))
    return state


def pick_identity(record: StoredRecord) -> dict[str, Any]:
    """Return what a later revisit of a record has to repeat of it."""
    return {"status": record.status, "payload_digest": record.payload_digest, "record_id": record.record_id}


def plan_retry(failures: int, now: datetime) -> datetime | None:
    """Return when to try again after so many failures in a row: each time four times as late; None for never."""
    return now + FIRST_RETRY * 4 ** (failures - 1) if failures < MOST_FAILURES else None


def enter_failure(
    ledger: sqlite3.Connection, page: Page, state: State, reason: str, now: datetime, retry_seconds: float
) -> None:
    """Enter why an address gave nothing. A failure is tried again, at the earliest when the server said so.

    A refusal is judged again by every run, as it costs no request, until ``REFUSALS_KEPT`` after it was first seen.
    """
    if state == "refused":
        is_kept = now - datetime.fromisoformat(page.first_seen_at) < REFUSALS_KEPT
        retry = now if is_kept else None
    else:
        retry = plan_retry(page.failures + 1, now)
        retry = max(retry, now + timedelta(seconds=retry_seconds)) if retry else None
    run(ledger, "update_failure", url=page.url, state=state, reason=reason, next_try_at=retry, now=now)


def forget_validators(ledger: sqlite3.Connection, url: str) -> None:
    """Have a page asked for whole next time."""
    run(ledger, "forget_validators", url=url)


def count_new(ledger: sqlite3.Connection, source: str, since: datetime) -> int:
    """Return how many articles of a source were fetched for the first time since a time."""
    return int(run(ledger, "count_new", source=source, since=since).fetchone()[0])


def count_states(ledger: sqlite3.Connection, source: str) -> dict[State, int]:
    """Return how many articles of a source are in which state."""
    return {row[0]: int(row[1]) for row in run(ledger, "count_states", source=source)}


def find_delay(ledger: sqlite3.Connection, host: str) -> float:
    """Return the delay in seconds that a host was last owed, 0 for an unknown one."""
    row = run(ledger, "find_host", host=host).fetchone()
    return float(row[0]) if row else 0.0


def enter_delay(ledger: sqlite3.Connection, host: str, seconds: float) -> None:
    """Enter the delay in seconds that a host is owed."""
    run(ledger, "insert_host", host=host, delay_seconds=seconds)


def list_taken(ledger: sqlite3.Connection) -> set[str]:
    """Return the names of the WARC files whose every record the ledger knows."""
    return {str(row[0]) for row in run(ledger, "list_files")}


def enter_files(ledger: sqlite3.Connection, names: Iterable[str]) -> None:
    """Enter that every record of some WARC files is known, and commit."""
    for name in names:
        run(ledger, "insert_file", warc=name)
    ledger.commit()


def take_over(ledger: sqlite3.Connection, records: Iterable[StoredRecord]) -> None:
    """Enter the records of a WARC file, in its order, as far as the ledger does not know them or later ones.

    A page that lists links is to be asked for whole once more: its links may not have been entered. An address that
    the ledger never heard of counts as an article until a source says what it is.
    """
    for record in records:
        if record.status // 100 == 3 and record.status != 304:
            continue
        kind: Kind = "robots" if urlsplit(record.asked_url).path in RULE_FILES else "article"
        enter_links(ledger, record.source, kind, [Link(record.asked_url, record.discovered_from)], record.captured_at)
        page = get_page(ledger, record.asked_url)
        if page.asked_at < format_time(record.captured_at):
            enter_answer(ledger, page, record)
            if page.kind != "article":
                forget_validators(ledger, page.url)
