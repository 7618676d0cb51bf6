"""From a source file to the published tables, as the command line runs it; what the operator sees of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator

from flows.warehouse.inspecting import hash_tables, run_query
from tests.flows.conftest import Dateline
from tests.flows.loopback import Loopback, run_loopback
from tests.flows.paper import open_paper

pytestmark = pytest.mark.server
Ask = Callable[[str, dict[str, Any]], Any]


@pytest.fixture(scope="module")
def night(server: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Dateline, str, Loopback]]:
    """Spend a night on a paper with two articles, a soft 404 and a page that robots.txt forbids."""
    folder = tmp_path_factory.mktemp("night")
    environment = server | {
        "DATELINE_SOURCES": str(folder / "sources"),
        "DATELINE_CAPTURE_ALLOW": "127.0.0.1",
        "DATELINE_CAPTURE_HOSTS": "quay.example=127.0.0.1",
        "DATELINE_CAPTURE_CONTACT": "mailto:desk@newsroom.example",
    }
    with run_loopback() as site:
        open_paper(site, "/2024/ferry-sails", "/2024/ferry-stays", "/2024/moved-away", "/private/ferry")
        (folder / "sources").mkdir()
        lines = [f'feeds = ["{site.url("/feed.xml", "quay.example")}"]', "delay_seconds = 0", "min_articles = 4"]
        (folder / "sources" / "quay.toml").write_text("\n".join(lines), encoding="utf-8")
        dateline = Dateline(environment, folder / "data")
        yield dateline, dateline.run("run"), site


def test_articles_are_published_with_outlet_and_record(night: tuple[Dateline, str, Loopback]) -> None:
    dateline, screen, site = night
    assert "2 articles" in screen
    question = "SELECT url, outlet, raw_uri, raw_offset FROM articles ORDER BY url LIMIT 1"
    _, [(url, outlet, raw_uri, raw_offset)] = run_query(dateline.data / "dateline.duckdb", question)
    assert url == site.url("/2024/ferry-sails", "quay.example")
    assert outlet.startswith("quay.example")
    assert Path(raw_uri).parent == dateline.data / "raw"
    with Path(raw_uri).open("rb") as file:
        file.seek(raw_offset)
        assert next(iter(ArchiveIterator(file))).headers["WARC-Target-URI"] == url


def test_what_was_not_captured_is_told_like_any_reject(night: tuple[Dateline, str, Loopback]) -> None:
    dateline, _, site = night
    told = dateline.run("why", site.url("/private/ferry", "quay.example"))
    assert "capture" in told
    assert "robots" in told
    assert "soft-404" in dateline.run("why", site.url("/2024/moved-away", "quay.example"))


def test_a_flagged_night_says_so_on_the_screen_and_in_the_ui(
    night: tuple[Dateline, str, Loopback], ask_server: Ask
) -> None:
    _, screen, _ = night
    assert "too few: 3 new articles, at least 4 expected" in screen
    runs = ask_server("/flow_runs/filter", {"flows": {"name": {"any_": ["capture"]}}})
    assert runs[0]["state"]["name"] == "Flagged"
    assert runs[0]["state"]["type"] == "COMPLETED"
    assert runs[0]["state"]["message"] == "to look at: quay"
    artifacts = ask_server("/artifacts/filter", {"artifacts": {"key": {"any_": ["capture-report"]}}})
    assert "| quay | 3 | 0 | 0 | 0 | 0 | 1 | 0 |" in artifacts[0]["data"]


def test_another_night_without_news_changes_no_article(night: tuple[Dateline, str, Loopback]) -> None:
    dateline, _, _ = night
    before = hash_tables(dateline.data / "dateline.duckdb")
    screen = dateline.run("run")
    assert "3 unchanged" in screen
    after = hash_tables(dateline.data / "dateline.duckdb")
    assert [after[name] for name in ("articles", "claims", "mentions")] == [
        before[name] for name in ("articles", "claims", "mentions")
    ]
