"""Nights of capture against real servers on loopback: what is asked, what is stored, what is flagged."""

import asyncio
import gzip
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from flows.fetching import ledger as books
from flows.fetching.crawl import SourceReport, capture_source
from flows.fetching.sources import Source
from flows.fetching.visits import open_night
from flows.fetching.warc_store import StoredRecord, list_files, list_records
from flows.reading import plan_slices, read_slice
from flows.settings import ROOT, read_settings
from tests.flows.loopback import Answer, Loopback, redirect, run_loopback, say, validate
from transforms.schema.records import Reject

MANY = [f"paper{number:03}.example" for number in range(200)]
NAMES = ["harbour.example", "quay.example", *MANY]
LIMITS = replace(
    read_settings().capture,
    contact="mailto:desk@newsroom.example",
    backoff_seconds=0.01,
    attempts=2,
    allow=("127.0.0.1",),
    hosts=tuple(f"{name}=127.0.0.1" for name in NAMES),
)


@pytest.fixture
def site() -> Iterator[Loopback]:
    with run_loopback() as running:
        yield running


@dataclass
class Desk:
    """A site, a data folder, and nights to spend."""

    site: Loopback
    folder: Path

    def source(self, **values: object) -> Source:
        defaults: dict[str, object] = {"name": "harbour", "delay_seconds": 0.0, "max_age_days": 0}
        if not {"feeds", "sitemaps", "sections", "lists", "urls"} & values.keys():
            values["feeds"] = [self.site.url("/feed.xml")]
        return Source.model_validate(defaults | values)

    def publish(self, *paths: str, host: str = "harbour.example", feed: str = "/feed.xml") -> None:
        """Put articles on the site, and the feed that names them."""
        for path in paths:
            self.site.answers.setdefault(host + path, validate(f"<p>Of {path}.</p>".encode(), f'"{path}"'))
        items = "".join(f"<item><link>{self.site.url(path, host)}</link></item>" for path in paths)
        body = f"<rss><channel>{items}</channel></rss>".encode()
        self.site.answers[host + feed] = validate(body, f'"{len(body)}"')

    def spend_night(self, *sources: Source, since: datetime | None = None) -> list[SourceReport]:
        async def capture() -> list[SourceReport]:
            async with open_night(LIMITS, self.folder / "ledger.sqlite", self.folder / "raw") as night:
                night.since = since
                return await asyncio.gather(*(capture_source(source, night) for source in sources))

        self.site.asked.clear()
        return asyncio.run(capture())

    def list_stored(self) -> list[StoredRecord]:
        return [record for path in list_files(self.folder / "raw") for record in list_records(path)]

    def count_payloads(self) -> int:
        return sum(record.status == 200 and not record.revisit for record in self.list_stored())

    def list_rejects(self) -> list[tuple[str, str, str]]:
        """Return the path, reason and detail of what ingest will reject at the stage of capture."""
        slices = plan_slices(self.folder / "raw", 1000)
        items = [item for slice_ in slices for item in read_slice(slice_, 10**6)]
        rejects = [item for item in items if isinstance(item, Reject) and item.stage == "capture"]
        return [(item.url.partition(f":{self.site.port}")[2], item.reason, item.detail) for item in rejects]

    def list_asked(self) -> list[str]:
        return [asked.path for asked in self.site.asked if "robots" not in asked.path and "tdmrep" not in asked.path]


@pytest.fixture
def desk(site: Loopback, tmp_path: Path) -> Desk:
    return Desk(site, tmp_path)


def test_the_second_night_asks_conditionally_and_stores_no_payload(desk: Desk) -> None:
    desk.publish("/a", "/b")
    desk.site.answers["/robots.txt"] = validate(b"User-agent: *\nDisallow: /private", '"r"')
    (first,) = desk.spend_night(desk.source())
    assert first.outcomes == {"new": 2}
    assert first.newest == [desk.site.url("/a"), desk.site.url("/b")]
    payloads = desk.count_payloads()
    (second,) = desk.spend_night(desk.source())
    assert second.outcomes == {"unchanged": 2}
    assert all(asked.headers.get("if-none-match") for asked in desk.site.asked)
    assert desk.count_payloads() == payloads


def test_known_articles_are_left_alone_once_they_are_old(desk: Desk) -> None:
    desk.publish("/a")
    desk.spend_night(desk.source())
    desk.publish("/a", "/b")
    desk.spend_night(desk.source(revisit_days=0))
    assert desk.list_asked() == ["/feed.xml", "/b"]


def test_an_edited_article_is_stored_again(desk: Desk) -> None:
    desk.publish("/a")
    desk.spend_night(desk.source())
    desk.site.answers["harbour.example/a"] = validate(b"<p>Mended.</p>", '"2"')
    (report,) = desk.spend_night(desk.source())
    assert report.outcomes == {"changed": 1}
    assert sum(record.url.endswith("/a") and not record.revisit for record in desk.list_stored()) == 2


def test_pages_without_validators_become_revisit_records(desk: Desk) -> None:
    desk.publish("/a")
    desk.site.answers["harbour.example/a"] = say(b"<p>Always the same.</p>")
    desk.spend_night(desk.source())
    (report,) = desk.spend_night(desk.source())
    assert report.outcomes == {"unchanged": 1}
    assert desk.list_stored()[-1].revisit == "identical-payload-digest"


def test_sitemaps_are_followed_through_index_and_gzip(desk: Desk) -> None:
    desk.publish("/2024/a", "/2024/b", feed="/unused")
    old, new = (desk.site.url(f"/{name}.xml.gz") for name in ("old", "new"))
    index = f"""<sitemapindex><sitemap><loc>{old}</loc><lastmod>2019-01-01</lastmod></sitemap>
        <sitemap><loc>{new}</loc></sitemap></sitemapindex>"""
    entries = "".join(
        f"<url><loc>{desk.site.url(path)}</loc><n:news xmlns:n='urn:n'><n:publication_date>{day}</n:publication_date>"
        "</n:news></url>"
        for path, day in (("/2024/a", datetime.now(UTC).isoformat()), ("/2024/b", "2019-02-02"))
    )
    desk.site.answers["/index.xml"] = say(index.encode(), Content_Type="application/xml")
    desk.site.answers["/new.xml.gz"] = say(gzip.compress(f"<urlset>{entries}</urlset>".encode()))
    desk.spend_night(desk.source(sitemaps=[desk.site.url("/index.xml")], max_age_days=30))
    assert desk.list_asked() == ["/index.xml", "/new.xml.gz", "/2024/a"]


def test_a_backfill_reads_the_lists_again_and_fetches_what_was_too_old_before(desk: Desk) -> None:
    desk.publish("/2024/a", "/2024/b", feed="/unused")
    entries = "".join(
        f"<url><loc>{desk.site.url(path)}</loc><lastmod>{day}</lastmod></url>"
        for path, day in (("/2024/a", "2019-02-02"), ("/2024/b", "2018-02-02"))
    )
    index = f"<sitemapindex><sitemap><loc>{desk.site.url('/s.xml')}</loc><lastmod>2019-02-02</lastmod></sitemap>"
    index += "</sitemapindex>"
    desk.site.answers["/index.xml"] = validate(index.encode(), '"i"')
    desk.site.answers["/s.xml"] = validate(f"<urlset>{entries}</urlset>".encode(), '"s"')
    source = desk.source(sitemaps=[desk.site.url("/index.xml")], max_age_days=30)
    desk.spend_night(source)
    assert desk.list_asked() == ["/index.xml"]
    desk.spend_night(source, since=datetime(2019, 1, 1, tzinfo=UTC))
    assert desk.list_asked() == ["/index.xml", "/s.xml", "/2024/a"]
    desk.spend_night(source, since=datetime(2018, 1, 1, tzinfo=UTC))
    assert [path for path in desk.list_asked() if path != "/2024/a"] == ["/index.xml", "/s.xml", "/2024/b"]


def test_sections_lists_and_single_addresses_lead_to_articles(desk: Desk, tmp_path: Path) -> None:
    desk.publish("/2024/one-ferry", "/2024/two-ferries", "/c", "/d", feed="/unused")
    desk.site.answers["/world/"] = say(
        b"<a href='/2024/one-ferry'>1</a><a href='/2024/two-ferries'>2</a><a href='/tag/x'>"
    )
    (tmp_path / "list.txt").write_text(f"# more\n{desk.site.url('/c')}\n", encoding="utf-8")
    source = desk.source(
        sections=[desk.site.url("/world/")], lists=[str(tmp_path / "list.txt")], urls=[desk.site.url("/d")]
    )
    (report,) = desk.spend_night(source)
    assert report.outcomes == {"new": 4}
    assert not report.flags


def test_a_page_instead_of_a_feed_is_flagged(desk: Desk) -> None:
    desk.site.answers["/feed.xml"] = say(b"<!doctype html><title>Not found</title>")
    (report,) = desk.spend_night(desk.source(feeds=[desk.site.url("/feed.xml"), desk.site.url("/gone.xml")]))
    assert report.flags == [
        f"{desk.site.url('/feed.xml')}: neither feed nor sitemap",
        f"{desk.site.url('/gone.xml')}: status 404",
    ]


def test_robots_that_change_between_nights_are_heeded_each_night(desk: Desk) -> None:
    desk.publish("/a", "/b")
    outcomes = []
    for forbidden in ("/a", "/b", "/nothing"):
        desk.site.answers["/robots.txt"] = say(f"User-agent: *\nDisallow: {forbidden}\n".encode())
        (report,) = desk.spend_night(desk.source())
        assert forbidden not in desk.list_asked()
        outcomes.append(dict(report.outcomes))
    assert outcomes == [{"new": 1, "refused": 1}, {"new": 1, "refused": 1}, {"unchanged": 2}]
    assert [(path, reason) for path, reason, _ in desk.list_rejects()] == [("/a", "robots"), ("/b", "robots")]


def test_reservations_are_kept_and_told(desk: Desk) -> None:
    desk.publish("/a", "/b")
    desk.site.answers["/.well-known/tdmrep.json"] = say(b'[{"location": "/a", "tdm-reservation": 1}]')
    desk.site.answers["harbour.example/b"] = say(b"<p>Mine.</p>", tdm_reservation="1")
    (report,) = desk.spend_night(desk.source())
    assert report.outcomes == {"refused": 2}
    assert desk.list_asked() == ["/feed.xml", "/b"]
    assert {record.url.rpartition("/")[2] for record in desk.list_stored()} == {"robots.txt", "tdmrep.json", "feed.xml"}
    assert [reject[:2] for reject in desk.list_rejects()] == [("/a", "opted-out"), ("/b", "opted-out")]
    assert desk.list_rejects()[0][2] == "tdmrep.json: /a"


def list_due(desk: Desk, after: timedelta) -> list[str]:
    with books.open_ledger(desk.folder / "ledger.sqlite") as ledger:
        pages = books.list_new(ledger, "harbour", datetime.now(UTC) + after, 10)
        return [page.url.rpartition("/")[2] for page in pages]


def test_failures_are_tried_again_later_and_told_once(desk: Desk) -> None:
    desk.publish("/a", "/b", "/c")
    desk.site.answers["harbour.example/a"] = say(b"", 503, Retry_After="7200")
    desk.site.answers["harbour.example/b"] = say(b"broken", 500)
    desk.site.answers["harbour.example/c"] = say(b"", 410)
    (report,) = desk.spend_night(desk.source())
    assert report.outcomes == {"failed": 2, "gone": 1}
    assert desk.list_rejects() == [("/a", "throttled", "status 503, attempt 1")]
    desk.spend_night(desk.source())
    assert desk.list_asked() == ["/feed.xml"]
    assert [list_due(desk, timedelta(minutes=minutes)) for minutes in (10, 20, 130)] == [[], ["b"], ["a", "b"]]


def test_addresses_that_redirect_to_one_article_are_stored_once(desk: Desk) -> None:
    desk.publish("/go?number=1", "/a")
    desk.site.answers["harbour.example/go?number=1"] = redirect("/a")
    desk.spend_night(desk.source())
    assert sum(record.url.endswith("/a") and not record.revisit for record in desk.list_stored()) == 1
    desk.spend_night(desk.source())
    assert desk.list_asked() == ["/feed.xml", "/a"]


def test_too_few_and_too_many_articles_are_flagged(desk: Desk) -> None:
    desk.publish("/a", "/b", "/c")
    (report,) = desk.spend_night(desk.source(max_articles=2))
    assert report.flags == ["too many: stopped at 2 new articles"]
    assert (report.outcomes["new"], report.n_waiting) == (2, 1)
    (again,) = desk.spend_night(desk.source(max_articles=2))
    assert again.outcomes == {"unchanged": 2}
    (rest,) = desk.spend_night(desk.source(min_articles=4))
    assert rest.flags == ["too few: 3 new articles, at least 4 expected"]


def test_a_night_ends_in_time(desk: Desk) -> None:
    desk.publish("/a", "/b")
    (report,) = desk.spend_night(desk.source(delay_seconds=0.3, max_minutes=0.02))
    assert report.flags == ["out of time: stopped after 0.02 minutes"]
    assert desk.spend_night(desk.source())[0].outcomes["new"] > 0


@pytest.mark.parametrize(("setting", "crawl_delay"), [(0.1, 0.0), (0.0, 0.1)])
def test_a_host_is_left_in_peace_between_requests_whoever_asks(desk: Desk, setting: float, crawl_delay: float) -> None:
    desk.publish("/a", "/b")
    desk.publish("/c", "/go", feed="/other.xml")
    desk.site.answers["harbour.example/go"] = redirect(desk.site.url("/moved"))
    desk.site.answers["/moved"] = say()
    desk.site.answers["/robots.txt"] = say(f"User-agent: *\nCrawl-delay: {crawl_delay}\n".encode())
    other = desk.source(name="other", feeds=[desk.site.url("/other.xml")], delay_seconds=setting)
    desk.spend_night(desk.source(delay_seconds=setting), other)
    times = [asked.at for asked in desk.site.asked]
    desk.spend_night(desk.source(delay_seconds=setting), other)
    times += [asked.at for asked in desk.site.asked]
    assert len(times) == 16
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.1


def test_redirects_between_two_hosts_do_not_block_each_other(desk: Desk) -> None:
    hosts = ("harbour.example", "quay.example")
    for host, other in (hosts, hosts[::-1]):
        desk.publish(*(f"/{number}" for number in range(20)), host=host)
        for number in range(20):
            desk.site.answers[f"{host}/{number}"] = redirect(desk.site.url(f"/at/{number}", other))
            desk.site.answers[f"{host}/at/{number}"] = say()
    sources = [desk.source(name=host.partition(".")[0], feeds=[desk.site.url("/feed.xml", host)]) for host in hosts]
    reports = desk.spend_night(*sources)
    assert sum(report.outcomes["new"] for report in reports) == 40


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_hundred_sources_at_once(desk: Desk) -> None:
    for host in MANY:
        desk.publish("/a", "/b", host=host)
    sources = [
        desk.source(name=host.partition(".")[0], feeds=[desk.site.url("/feed.xml", host)], min_articles=2)
        for host in MANY
    ]
    reports = desk.spend_night(*sources)
    assert [report.source for report in reports] == [host.partition(".")[0] for host in MANY]
    assert {report.outcomes["new"] for report in reports} == {2}
    assert not any(report.flags for report in reports)


def test_a_ledger_that_is_lost_is_rebuilt_from_the_warc_files(desk: Desk) -> None:
    desk.publish("/a", "/b", "/c")
    desk.spend_night(desk.source(max_articles=2))
    payloads = desk.count_payloads()
    (desk.folder / "ledger.sqlite").unlink()
    (report,) = desk.spend_night(desk.source())
    assert report.outcomes == {"unchanged": 2, "new": 1}
    assert desk.count_payloads() == payloads + 1


def test_archives_of_others_in_the_raw_store_are_left_alone(desk: Desk) -> None:
    desk.publish("/a")
    (desk.folder / "raw").mkdir()
    shutil.copy(ROOT / "tests" / "archive" / "input" / "warc" / "night-2024-11-01.warc.gz", desk.folder / "raw")
    (report,) = desk.spend_night(desk.source())
    assert report.outcomes == {"new": 1}


def test_a_ledger_that_is_none_is_set_aside(desk: Desk) -> None:
    desk.publish("/a")
    (desk.folder / "ledger.sqlite").write_text("no database " * 100, encoding="utf-8")
    (report,) = desk.spend_night(desk.source())
    assert report.outcomes == {"new": 1}
    assert len(list(desk.folder.glob("ledger.broken-*.sqlite"))) == 1


NIGHT = """
import asyncio, sys
from pathlib import Path
from flows.fetching.crawl import capture_source
from flows.fetching.sources import Source
from flows.fetching.visits import open_night
from tests.flows.test_capture import LIMITS

async def main(folder, feed):
    async with open_night(LIMITS, folder / "ledger.sqlite", folder / "raw") as night:
        await capture_source(Source(name="harbour", feeds=[feed], delay_seconds=0, max_age_days=0), night)

asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
"""


def slow(answer: Answer, seconds: float) -> Answer:
    async def wait(*arguments: object) -> None:
        await asyncio.sleep(seconds)
        await answer(*arguments)  # type: ignore[arg-type]

    return wait


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_killed_capture_goes_on_and_stores_nothing_twice(desk: Desk) -> None:
    paths = [f"/{number:03}" for number in range(150)]
    for path in paths:
        desk.site.answers[f"harbour.example{path}"] = slow(validate(path.encode() * 50, f'"{path}"'), 0.002)
    desk.publish(*paths)
    for kill_after in (40, 100):
        process = subprocess.Popen(
            [sys.executable, "-c", NIGHT, str(desk.folder), desk.site.url("/feed.xml")], cwd=ROOT
        )
        while process.poll() is None and sum(desk.site.count(path) for path in paths) < kill_after:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
    asked = sum(desk.site.count(path) for path in paths)
    desk.spend_night(desk.source(revisit_days=0))
    stored = [record.url for record in desk.list_stored() if not record.revisit and record.status == 200]
    assert len(stored) == len(set(stored)) == len(paths) + 1
    assert asked + sum(desk.site.count(path) for path in paths) <= len(paths) + 2


def test_a_raw_store_that_cannot_be_written_ends_the_night_with_that_error(desk: Desk) -> None:
    desk.publish("/a", "/b")
    (desk.folder / "raw").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OSError, match="raw"):
        desk.spend_night(desk.source())
