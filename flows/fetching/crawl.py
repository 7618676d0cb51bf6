"""One source of a night: what its pages list, and of that what is new or may have changed."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from flows.fetching import ledger as books
from flows.fetching.apart import run_apart
from flows.fetching.discovery import (
    Found,
    Link,
    LinkRules,
    is_of_site,
    list_links,
    name_site,
    normalise_url,
)
from flows.fetching.exchange import Exchange, FetchFailure
from flows.fetching.http import clean_url
from flows.fetching.sources import Source
from flows.fetching.visits import Night, ask, keep_answer, run_together, visit

NIGHT = timedelta(hours=20)
"""Articles fetched within this time count as one night's, so that a run started again does not count from naught."""

MOST_SITEMAPS = 200
SHOWN_ARTICLES = 10


@dataclass(slots=True)
class SourceReport:
    """What one source brought.

    ``outcomes`` counts tonight's articles: new, changed, unchanged, gone, failed, refused. ``n_waiting`` are left for
    later, ``n_old`` passed over, as every page that names them dates them too early. ``newest`` are the first new ones.
    ``flags`` say what somebody should look at.
    """

    source: str
    outcomes: Counter[str] = field(default_factory=Counter)
    n_waiting: int = 0
    n_old: int = 0
    newest: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)


async def capture_source(source: Source, night: Night) -> SourceReport:
    """Capture what is new of one source; what is wrong with it becomes a flag. Raises OSError for a full disk."""
    report = SourceReport(source.name)
    try:
        async with asyncio.timeout(source.max_minutes * 60):
            await discover(source, night, report)
            await fetch_articles(source, night, report)
    except TimeoutError:
        report.flags.append(f"out of time: stopped after {source.max_minutes:g} minutes")
    count_articles(source, night, report)
    return report


def make_link_rules(source: Source, now: datetime, since: datetime | None = None) -> LinkRules:
    """Return which links belong to a source: those on the sites of its addresses, unless another key forbids them.

    ``since`` takes the place of the source's greatest age.
    """
    oldest = now - timedelta(days=source.max_age_days) if source.max_age_days else None
    sites = {name_site(urlsplit(address).hostname or "") for address in source.addresses}
    return LinkRules(
        sites=frozenset([*sites, *source.hosts]),
        languages=tuple(source.languages),
        allow=tuple(source.allow),
        deny=tuple(source.deny),
        earliest=since or oldest,
    )


async def discover(source: Source, night: Night, report: SourceReport) -> None:
    """Enter in the ledger what the source's pages list tonight."""
    rules = make_link_rules(source, night.started_at, night.since)
    old: set[str] = set()
    single = [Link(url, source.name) for address in source.urls if (url := normalise_url(address))]
    books.enter_links(night.ledger, source.name, "article", single, night.started_at)
    places: list[tuple[books.Kind, list[str]]] = [
        ("feed", source.feeds),
        ("section", source.sections),
        ("list", source.lists),
    ]
    for kind, addresses in places:
        for address in addresses:
            old.update((await read_page(source, night, report, kind, Link(address, source.name), rules)).old)
    old |= await read_sitemaps(source, night, report, rules)
    report.n_old = sum(books.find_page(night.ledger, url) is None for url in old)


async def read_sitemaps(source: Source, night: Night, report: SourceReport, rules: LinkRules) -> set[str]:
    """Read the source's sitemaps and those that indexes among them name, as far as they may have changed.

    Returns the addresses that they date too early.
    """
    old: set[str] = set()
    queue = [Link(address, source.name) for address in source.sitemaps]
    seen: set[str] = set()
    while queue and len(seen) < MOST_SITEMAPS:
        link = queue.pop(0)
        if link.url not in seen:
            seen.add(link.url)
            found = await read_page(source, night, report, "sitemap", link, rules)
            old.update(found.old)
            queue += sorted((c for c in found.sitemaps if is_worth_reading(night, c, rules)), key=rank_sitemap)
    if queue:
        report.flags.append(f"more than {MOST_SITEMAPS} sitemaps: {len(queue)} not read")
    return old


def is_worth_reading(night: Night, sitemap: Link, rules: LinkRules) -> bool:
    """Tell whether a sitemap of an index stands on the source's site, is not too old, and changed since it was read."""
    if not is_of_site(sitemap.url, rules):
        return False
    if sitemap.published_at is None:
        return True
    if rules.earliest and sitemap.published_at < rules.earliest:
        return False
    if night.since:
        return True
    page = books.find_page(night.ledger, sitemap.url)
    is_read = page is not None and page.state in ("fetched", "unchanged") and bool(page.etag or page.last_modified)
    return not (page and is_read and books.format_time(sitemap.published_at) < page.asked_at)


def rank_sitemap(link: Link) -> tuple[float, str]:
    """Return what sitemaps are ordered by: the newest first."""
    return -(link.published_at.timestamp() if link.published_at else 0.0), link.url


async def read_page(
    source: Source, night: Night, report: SourceReport, kind: books.Kind, link: Link, rules: LinkRules
) -> Found:
    """Fetch a page that lists links and enter them; returns what it lists. A fault becomes a flag.

    The page is entered with its links, once they are read: nothing is awaited between, so that no commit parts them.
    """
    found = Found()
    asked = None
    try:
        if "://" in link.url:
            url = clean_url(link.url)
            books.enter_links(night.ledger, source.name, kind, [replace(link, url=url)], night.started_at)
            asked = await ask(source, night, url)
        body = take_body(link.url, asked[1], report) if asked else Path(link.url).read_bytes()
        if body is not None:
            found = await run_apart(list_links, kind, body, link.url, rules)
    except (OSError, ValueError) as error:
        report.flags.append(f"{link.url}: {error}")
    if asked:
        keep_answer(night, *asked)
    books.enter_links(night.ledger, source.name, "article", list(found.links), night.started_at)
    return found


def take_body(url: str, answer: Exchange | FetchFailure, report: SourceReport) -> bytes | None:
    """Return what there is to read of an answer, None without; what is wrong with it becomes a flag."""
    if isinstance(answer, FetchFailure) or answer.status != 200:
        report.flags += describe_fault(url, answer)
        return None
    return answer.body


def describe_fault(url: str, answer: Exchange | FetchFailure) -> list[str]:
    """Return what is wrong with a page that could not be read; nothing with one that has not changed."""
    if isinstance(answer, FetchFailure):
        return [f"{url}: {answer.reason} {answer.detail}".strip()]
    return [] if answer.status in (200, 304) else [f"{url}: status {answer.status}"]


async def fetch_articles(source: Source, night: Night, report: SourceReport) -> None:
    """Fetch the source's new articles up to its maximum, and ask again for those that may have changed."""
    most = max(0, source.max_articles - books.count_new(night.ledger, source.name, night.started_at - NIGHT))
    new = books.list_new(night.ledger, source.name, night.started_at, most + 1)
    if len(new) > most:
        report.flags.append(f"too many: stopped at {source.max_articles} new articles")
    since = night.started_at - timedelta(days=source.revisit_days)
    again = books.list_again(night.ledger, source.name, night.started_at, since)
    lanes: defaultdict[str, list[books.Page]] = defaultdict(list)
    for page in [*new[:most], *again]:
        lanes[urlsplit(page.url).hostname or ""].append(page)
    await run_together(fetch_lane(source, night, report, pages) for pages in lanes.values())


async def fetch_lane(source: Source, night: Night, report: SourceReport, pages: Iterable[books.Page]) -> None:
    """Fetch the articles of one host, one after another."""
    for page in pages:
        _, state = await visit(source, night, page.url)
        is_new = state == "fetched" and not page.first_fetched_at
        report.outcomes["new" if is_new else "changed" if state == "fetched" else state] += 1
        if is_new and len(report.newest) < SHOWN_ARTICLES:
            report.newest.append(page.url)


def count_articles(source: Source, night: Night, report: SourceReport) -> None:
    """Complete the report: flag a night with too few articles, count those that wait."""
    n_new = books.count_new(night.ledger, source.name, night.started_at - NIGHT)
    if n_new < source.min_articles:
        report.flags.append(f"too few: {n_new} new articles, at least {source.min_articles} expected")
    report.n_waiting = books.count_states(night.ledger, source.name).get("new", 0)
