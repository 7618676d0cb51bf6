"""One address of a night: asked for in its host's turn, stored as it comes, entered in the ledger.

Every answer is written to the WARC file first and entered in the ledger after it; every few seconds both are made to
last. What a kill leaves unentered is taken over from the WARC files by the next run.
"""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urljoin, urlsplit

from flows.fetching import ledger as books
from flows.fetching.discovery import Link, normalise_url
from flows.fetching.exchange import Exchange, FetchFailure, FetchRequest, Permit
from flows.fetching.http import Client, fetch, open_client
from flows.fetching.opt_outs import TdmRules, find_opt_out, read_tdm_rules, reserve_url
from flows.fetching.robots import RobotsRules, read_robots, refuse_url
from flows.fetching.sources import Source
from flows.fetching.turns import Host, Turn
from flows.fetching.warc_store import Provenance, WarcStore, list_files, list_records, open_store
from flows.settings import Capture

log = logging.getLogger("dateline")

SECONDS_BETWEEN_COMMITS = 2.0
ROBOTS = "/robots.txt"
TDM_RULES = "/.well-known/tdmrep.json"
ABSENCE_BELIEVED = timedelta(days=6)
REFUSED = {"robots", "robots-unknown", "opted-out", "bad-address", "private-address"}
"""Reasons that are no mishap: nothing was asked, or nothing may be kept."""


@dataclass(frozen=True, slots=True)
class HostRules:
    """What one origin (scheme, host, port) lets us do."""

    robots: RobotsRules
    tdm: TdmRules


@dataclass(slots=True)
class Night:
    """What the sources of one run share. ``started`` is ``started_at`` by ``time.monotonic``.

    ``since`` lets older articles in than the sources do; every page that lists links is read for them, changed or not.
    """

    client: Client
    store: WarcStore
    ledger: sqlite3.Connection
    started_at: datetime
    started: float = field(default_factory=monotonic)
    hosts: dict[str, Host] = field(default_factory=dict)
    rules: dict[str, HostRules] = field(default_factory=dict)
    since: datetime | None = None


@asynccontextmanager
async def open_night(limits: Capture, ledger: Path, raw: Path) -> AsyncIterator[Night]:
    """Open client, raw store and ledger, the ledger brought up to what the raw store holds; closed whole at the end.

    Raises ValueError when the settings name no contact, OSError when the disk does not take what is written.
    """
    if not ledger.exists() and any(map(is_ours, list_files(raw))):
        log.warning("the ledger of captures was lost: rebuilt from the raw store")
    with books.open_ledger(ledger) as connection:
        with open_store(raw, int(limits.warc_megabytes * 2**20)) as store:
            take_over_files(connection, raw)
            async with open_client(limits) as client:
                night = Night(client, store, connection, datetime.now(UTC))
                async with keep_lasting(night):
                    yield night
            store.sync()
        books.enter_files(connection, [path.name for path in list_files(raw)])


def take_over_files(ledger: sqlite3.Connection, raw: Path) -> None:
    """Enter what our WARC files hold that earlier runs have not told the ledger to the end; others' are left alone."""
    taken = books.list_taken(ledger)
    for path in list_files(raw):
        if is_ours(path) and path.name not in taken:
            books.take_over(ledger, list_records(path))
            books.enter_files(ledger, [path.name])


def is_ours(path: Path) -> bool:
    """Tell whether a file of the raw store is one that a capture has finished."""
    return path.match("dateline-*.warc.gz")


@asynccontextmanager
async def keep_lasting(night: Night) -> AsyncIterator[None]:
    """Every few seconds of the block, let what was stored and then what was entered survive a power cut."""
    keeper = asyncio.create_task(make_lasting(night))
    try:
        yield
    finally:
        keeper.cancel()
        with suppress(asyncio.CancelledError):
            await keeper


async def make_lasting(night: Night) -> None:
    """Commit until cancelled: the raw store first."""
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_COMMITS)
        night.store.sync()
        night.ledger.commit()


async def run_together(jobs: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Run jobs at once; the first error ends the others and is raised itself, not as one of a group."""
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job)
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from errors


async def visit(source: Source, night: Night, url: str) -> tuple[Exchange | FetchFailure, books.State]:
    """Ask for an address of the ledger, store what comes and enter it; returns what came and the address' state."""
    page, answer = await ask(source, night, url)
    return answer, keep_answer(night, page, answer)


async def ask(source: Source, night: Night, url: str) -> tuple[books.Page, Exchange | FetchFailure]:
    """Ask for an address of the ledger; returns its entry and what came, for ``keep_answer``."""
    page = books.get_page(night.ledger, url)
    turn = Turn()
    try:
        permit = make_permit(source, night, turn, page.kind)
        known = ("", "") if night.since and page.kind != "article" else (page.etag, page.last_modified)
        answer = await fetch(night.client, FetchRequest(url, *known, page.answered_url, permit))
    finally:
        turn.leave()
    return page, heed_opt_out(night, page, answer)


def make_permit(source: Source, night: Night, turn: Turn, kind: books.Kind) -> Permit:
    """Return what a fetch asks before each request: it waits for the host's turn and reads the host's rules."""

    async def permit(url: str) -> str:
        """Return why an address may not be fetched, empty when it may, now."""
        await turn.take(find_host(source, night, url))
        rules = await find_rules(source, night, turn, url)
        refusal = refuse_url(rules.robots, url)
        if not refusal and kind == "article" and reserve_url(rules.tdm, url):
            refusal = "opted-out"
        if not refusal:
            await turn.wait()
        return refusal

    return permit


def find_host(source: Source, night: Night, url: str) -> Host:
    """Return the host of an address; new to this run, it is owed a whole pause since the run began."""
    name = urlsplit(url).hostname or ""
    if name not in night.hosts:
        delay = max(source.delay_seconds, books.find_delay(night.ledger, name))
        night.hosts[name] = Host(delay, night.started + delay)
    host = night.hosts[name]
    host.delay = max(host.delay, source.delay_seconds)
    return host


async def find_rules(source: Source, night: Night, turn: Turn, url: str) -> HostRules:
    """Return what the origin of an address lets us do, asked of it once a run; call it in the host's turn."""
    origin = urljoin(url, "/")
    known = night.rules.get(origin)
    if known and known.robots.expires_at > datetime.now(UTC):
        return known
    answer = await visit_rules(source, night, turn, urljoin(url, ROBOTS))
    robots = read_robots(answer, night.client.limits.robot, datetime.now(UTC))
    note_delay(night, turn, urlsplit(url).hostname or "", robots.crawl_delay)
    tdm: TdmRules = ()
    if not refuse_url(robots, urljoin(url, TDM_RULES)) and is_due(night, urljoin(url, TDM_RULES)):
        tdm = read_tdm_rules(await visit_rules(source, night, turn, urljoin(url, TDM_RULES)))
    night.rules[origin] = HostRules(robots, tdm)
    return night.rules[origin]


def is_due(night: Night, url: str) -> bool:
    """Tell whether to ask for a file of rules: most hosts have none, which is believed for a week."""
    page = books.find_page(night.ledger, url)
    return not page or page.state != "gone" or page.asked_at < books.format_time(night.started_at - ABSENCE_BELIEVED)


async def visit_rules(source: Source, night: Night, turn: Turn, url: str) -> Exchange | FetchFailure:
    """Ask for a file of rules and store it, so that one can tell later what was allowed; whole, be it unchanged."""
    books.enter_links(night.ledger, source.name, "robots", [Link(url, "")], night.started_at)
    page = books.get_page(night.ledger, url)
    await turn.wait()
    answer = await fetch(night.client, FetchRequest(url, page.etag, page.last_modified, page.answered_url))
    if isinstance(answer, FetchFailure):
        return answer
    keep_answer(night, page, answer)
    if answer.status == 304:
        return replace(answer, status=200, body=books.find_body(night.ledger, url))
    if answer.status == 200:
        books.enter_body(night.ledger, url, answer.body)
    return answer


def note_delay(night: Night, turn: Turn, host: str, crawl_delay: float) -> None:
    """Let the pause at a host be what its robots.txt asks for, where that is longer, in the next run as well."""
    if turn.host:
        turn.host.delay = max(turn.host.delay, crawl_delay)
        books.enter_delay(night.ledger, host, crawl_delay)


def heed_opt_out(night: Night, page: books.Page, answer: Exchange | FetchFailure) -> Exchange | FetchFailure:
    """Return what came, or in place of an article whose text and data mining is reserved, a failure saying so."""
    if isinstance(answer, FetchFailure):
        is_reserved = answer.reason == "opted-out"
        return replace(answer, detail=reserve_url(find_tdm(night, answer.url), answer.url)) if is_reserved else answer
    if page.kind != "article" or answer.status != 200:
        return answer
    detail = find_opt_out(answer, night.client.limits.robot, find_tdm(night, answer.url))
    return FetchFailure(page.url, "opted-out", detail) if detail else answer


def find_tdm(night: Night, url: str) -> TdmRules:
    """Return the reservations of an origin that was asked tonight."""
    rules = night.rules.get(urljoin(url, "/"))
    return rules.tdm if rules else ()


def keep_answer(night: Night, page: books.Page, answer: Exchange | FetchFailure) -> books.State:
    """Store an answer and enter it, or enter why there is none; returns the address' state."""
    if isinstance(answer, FetchFailure):
        return keep_failure(night, page, answer)
    target = find_target(night, page, answer)
    known = page.record or (target.record if target else None)
    record = night.store.write(answer, Provenance(page.source, page.discovered_from), known)
    if target and target.state == "new":
        books.enter_answer(night.ledger, target, record)
    return books.enter_answer(night.ledger, page, record)


def find_target(night: Night, page: books.Page, answer: Exchange) -> books.Page | None:
    """Return the article that an article's address redirected to, so that neither is fetched again as the other."""
    url = normalise_url(answer.url) if answer.earlier and page.kind == "article" else ""
    if not url or url == page.url:
        return None
    books.enter_links(night.ledger, page.source, "article", [Link(url, page.url)], night.started_at)
    return books.get_page(night.ledger, url)


def keep_failure(night: Night, page: books.Page, failure: FetchFailure) -> books.State:
    """Enter why an address gave nothing; what is new about that is noted in the WARC file, for the rejects."""
    state: books.State = "refused" if failure.reason in REFUSED else "failed"
    if (page.state, page.reason) != (state, failure.reason):
        night.store.write_reject(
            page.url, failure.reason, failure.detail, Provenance(page.source, page.discovered_from)
        )
    books.enter_failure(night.ledger, page, state, failure.reason, night.started_at, failure.retry_seconds)
    return state
