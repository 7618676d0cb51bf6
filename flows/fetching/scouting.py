"""Looking at a site before it is captured: what a source's pages list, where a site's feeds and sitemaps are.

Both are what capture itself does, polite and in the same code, in a folder that is thrown away afterwards.
"""

from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

from flows.fetching import ledger as books
from flows.fetching.apart import run_apart
from flows.fetching.crawl import SourceReport, describe_fault, discover, fetch_lane
from flows.fetching.discovery import Link, find_feeds, guess_feeds, guess_sitemaps, lists_something
from flows.fetching.exchange import FetchFailure
from flows.fetching.sources import Source, SourceError, name_source
from flows.fetching.visits import Night, open_night, visit
from flows.settings import Capture

TRIED_ARTICLES = 3
MOST_PLACES = 10
MANY = 1_000_000


@dataclass(frozen=True, slots=True)
class Trial:
    """What a dry run found: links to new articles by the page that names them, articles tried, complaints.

    ``n_old`` articles were passed over, as every page that names them dates them before the source's greatest age.
    """

    links: Counter[str]
    tried: tuple[books.Page, ...]
    flags: tuple[str, ...]
    n_old: int


@asynccontextmanager
async def open_trial(limits: Capture) -> AsyncIterator[Night]:
    """Open a night of which nothing stays."""
    with TemporaryDirectory(prefix="dateline-") as name:
        async with open_night(limits, Path(name) / "ledger.sqlite", Path(name) / "raw") as night:
            yield night


async def try_source(source: Source, limits: Capture) -> Trial:
    """Read what the source's pages list, and fetch the newest few articles; nothing is kept."""
    async with open_trial(limits) as night:
        report = SourceReport(source.name)
        await discover(source, night, report)
        pages = books.list_new(night.ledger, source.name, night.started_at, MANY)
        await fetch_lane(source, night, report, pages[:TRIED_ARTICLES])
        tried = tuple(books.get_page(night.ledger, page.url) for page in pages[:TRIED_ARTICLES])
        return Trial(Counter(page.discovered_from for page in pages), tried, tuple(report.flags), report.n_old)


async def find_places(site: str, delay: float, limits: Capture) -> tuple[list[str], list[str]]:
    """Return the feeds and the sitemaps of a site: those its front page and robots.txt name, else in the usual places.

    ``delay`` is the pause between two requests in seconds. Only places that list something are returned. Raises
    SourceError when the front page cannot be fetched.
    """
    source = Source(name=name_source(site), sections=[site], delay_seconds=delay)
    async with open_trial(limits) as night:
        books.enter_links(night.ledger, source.name, "section", [Link(site, source.name)], night.started_at)
        answer, _ = await visit(source, night, site)
        if fault := describe_fault(site, answer):
            raise SourceError(fault[0])
        if isinstance(answer, FetchFailure):
            raise SourceError(site)
        rules = night.rules[urljoin(answer.url, "/")]
        named = await run_apart(find_feeds, answer.body, answer.url)
        feeds = await keep_listings(source, night, "feed", named, guess_feeds(answer.url))
        named = list(rules.robots.sitemaps)
        return feeds, await keep_listings(source, night, "sitemap", named, guess_sitemaps(answer.url))


async def keep_listings(
    source: Source, night: Night, kind: books.Kind, named: list[str], guesses: Iterable[str]
) -> list[str]:
    """Return the ``named`` addresses that list something; without any, the first of the ``guesses`` that does."""
    kept = [address for address in named[:MOST_PLACES] if await is_listing(source, night, kind, address)]
    if kept:
        return kept
    for address in guesses:
        if await is_listing(source, night, kind, address):
            return [address]
    return []


async def is_listing(source: Source, night: Night, kind: books.Kind, address: str) -> bool:
    """Tell whether a page is a feed or sitemap that names at least one address."""
    books.enter_links(night.ledger, source.name, kind, [Link(address, source.name)], night.started_at)
    answer, _ = await visit(source, night, address)
    if isinstance(answer, FetchFailure) or answer.status != 200:
        return False
    try:
        return await run_apart(lists_something, kind, answer.body, address)
    except ValueError:
        return False
