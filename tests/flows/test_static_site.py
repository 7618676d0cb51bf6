"""From the address of a static site to its articles: each post with its day, and none of the pages about posts."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import commands
from flows.fetching.crawl import SourceReport, capture_source
from flows.fetching.sources import read_source
from flows.fetching.visits import open_night
from flows.lake.cleaning import clean_record
from flows.reading import plan_slices, read_slice
from flows.settings import Settings, read_settings
from flows.warehouse.inspecting import run_query
from tests.flows.conftest import Dateline
from tests.flows.loopback import Loopback, run_loopback
from tests.flows.static_site import HOST, Post, open_site, write_posts
from transforms.schema.records import Reject

SOURCE = "weir-example"
N_OLD = 31
"""Of 40 posts, four days apart, 32 are over 30 days old; the sitemap says that one of them was edited since."""
LONG_AGO = timedelta(days=300)


@pytest.fixture
def posts() -> list[Post]:
    return write_posts(datetime.now(UTC))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "DATELINE_SOURCES": str(tmp_path / "sources"),
        "DATELINE_CAPTURE_ALLOW": "127.0.0.1",
        "DATELINE_CAPTURE_HOSTS": f"{HOST}=127.0.0.1",
        "DATELINE_CAPTURE_CONTACT": "mailto:desk@newsroom.example",
    }


@pytest.fixture
def site(posts: list[Post]) -> Iterator[Loopback]:
    with run_loopback() as running:
        open_site(running, posts)
        yield running


def expect_days(site: Loopback, posts: list[Post]) -> list[tuple[str, date]]:
    return sorted((site.url(post.path, HOST), post.published.date()) for post in posts)


def spend_night(settings: Settings, since: datetime | None = None) -> SourceReport:
    async def capture() -> SourceReport:
        async with open_night(settings.capture, settings.ledger, settings.raw) as night:
            night.since = since
            return await capture_source(read_source(settings.sources / f"{SOURCE}.toml"), night)

    return asyncio.run(capture())


def date_captured(settings: Settings) -> list[tuple[str, date | None]]:
    """Return address and day of every article that cleaning finds in the raw store."""
    records = (record for slice_ in plan_slices(settings.raw, 1000) for record in read_slice(slice_, 10**7))
    cleaned = (clean_record(record, settings.earliest_guess) for record in records)
    return sorted((one[0].url, one[0].published_date) for one in cleaned if not isinstance(one, Reject))


def test_every_post_is_captured_with_its_day_and_nothing_else(
    site: Loopback, posts: list[Post], environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (environment | {"DATELINE_DATA": str(tmp_path / "data")}).items():
        monkeypatch.setenv(name, value)
    run = CliRunner().invoke
    added = run(commands.app, ["sources", "add", "--delay", "0", site.url("/", HOST)]).output
    assert "2 feeds, 1 sitemaps" in added
    assert site.count("/robots.txt") == 1
    checked = run(commands.app, ["sources", "check", SOURCE]).output
    assert f"{N_OLD} are passed over: dated over 30 days ago (max_age_days)" in checked
    settings = read_settings()
    assert spend_night(settings).n_old == N_OLD
    assert date_captured(settings) == expect_days(site, [*posts[:8], posts[-2]])
    assert spend_night(settings, since=datetime.now(UTC) - LONG_AGO).n_old == 0
    assert date_captured(settings) == expect_days(site, posts)
    assert spend_night(settings).n_old == 0  # they are captured


@pytest.mark.slow
@pytest.mark.server
@pytest.mark.timeout(600)
def test_the_command_line_publishes_every_post_with_its_day(
    site: Loopback, posts: list[Post], environment: dict[str, str], server: dict[str, str], tmp_path: Path
) -> None:
    dateline = Dateline(server | environment, tmp_path / "data")
    dateline.run("sources", "add", "--delay", "0", site.url("/", HOST))
    assert f"{N_OLD} passed over as too old" in dateline.run("capture")
    dateline.run("capture", "--since", f"{datetime.now(UTC) - LONG_AGO:%Y-%m-%d}")
    dateline.run("ingest")
    _, rows = run_query(dateline.data / "dateline.duckdb", "SELECT url, published_date FROM articles")
    assert sorted(rows) == expect_days(site, posts)
