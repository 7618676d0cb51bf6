"""Source files: what they may say, and how the command line refuses what they may not."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import commands
from flows.fetching.sources import SourceError, choose_sources, list_sources, name_source, read_source
from flows.serving.faults import describe_expected, is_expected
from flows.settings import ROOT
from tests.flows.loopback import Loopback, run_loopback, say

GOOD = 'feeds = ["https://quay.example/feed.xml"]\n'


def write(folder: Path, text: str, name: str = "quay") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "names no feeds, sitemaps, sections, lists or urls"),
        ("feeds = [", "Invalid"),
        ('feeds = ["quay.example/feed"]', r"feeds\.0: no http\(s\) address \(got 'quay.example/feed'\)"),
        ('feeds = "https://quay.example/feed"', "feeds: .*list"),
        (GOOD + 'feed = "x"', "feed: .*not permitted"),
        (GOOD + "deny = ['(']", r"deny\.0: no regular expression"),
        (GOOD + "languages = ['English']", r"languages\.0: no ISO 639-1 code"),
        (GOOD + "hosts = ['https://quay.example']", r"hosts\.0: no host name"),
        (GOOD + "lists = ['ftp://quay.example/']", r"lists\.0: no http\(s\) address"),
        (GOOD + "delay_seconds = -1", "delay_seconds: .*greater than or equal to 0"),
        (GOOD + "delay_seconds = '2'", "delay_seconds: .*number"),
        (GOOD + "min_articles = 5\nmax_articles = 4", "min_articles is greater than max_articles"),
    ],
)
def test_a_wrong_source_is_one_line_that_names_file_and_key(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(SourceError, match=rf"quay\.toml: .*{fault}") as error:
        read_source(write(tmp_path, text))
    assert "\n" not in str(error.value).splitlines()[0]


def test_a_source_is_named_after_its_file(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, GOOD)).name == "quay"
    with pytest.raises(SourceError, match="small letters"):
        read_source(write(tmp_path, GOOD, "Quay News"))
    assert name_source("https://www.Quay-News.example:81/x") == "quay-news-example"


def test_disabled_sources_are_captured_only_when_named(tmp_path: Path) -> None:
    write(tmp_path, GOOD + "is_enabled = false")
    assert choose_sources(tmp_path, []) == []
    assert [source.name for source in choose_sources(tmp_path, ["quay", "quay"])] == ["quay"]
    with pytest.raises(SourceError, match="no such source"):
        choose_sources(tmp_path, ["wire"])


def test_the_example_is_valid_and_captures_nothing() -> None:
    assert not choose_sources(ROOT / "config" / "sources", [])
    assert [source.name for source in list_sources(ROOT / "config" / "sources")] == ["example"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of sources that the command line uses."""
    environment = {
        "DATELINE_DATA": str(tmp_path / "data"),
        "DATELINE_SOURCES": str(tmp_path / "sources"),
        "DATELINE_CAPTURE_ALLOW": "127.0.0.1",
        "DATELINE_CAPTURE_HOSTS": "quay.example=127.0.0.1",
        "DATELINE_CAPTURE_CONTACT": "mailto:desk@newsroom.example",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return tmp_path / "sources"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(commands.app, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def refuse(*arguments: str) -> str:
    """Return what the command line says of an error that a user can mend."""
    error = CliRunner().invoke(commands.app, arguments).exception
    assert isinstance(error, Exception)
    assert is_expected(error)
    return describe_expected(error)


def open_paper(site: Loopback) -> None:
    site.answers["/"] = say(b"<link rel='alternate' type='application/rss+xml' href='/all.rss'><p>Front page")
    item = f"<item><link>{site.url('/2024/ferry', 'quay.example')}</link></item>"
    item += f"<item><link>{site.url('/2019/quay', 'quay.example')}</link><pubDate>2019-02-02</pubDate></item>"
    site.answers["/all.rss"] = say(f"<rss><channel>{item}</channel></rss>".encode())
    site.answers["/news.xml"] = say(b"<urlset><url><loc>/2024/ferry</loc></url></urlset>")
    site.answers["/robots.txt"] = say(f"Sitemap: {site.url('/news.xml', 'quay.example')}\n".encode())
    site.answers["/2024/ferry"] = say()


def test_a_site_is_found_written_down_and_tried(folder: Path, tmp_path: Path) -> None:
    assert "holds no source" in run("sources", "list")
    with run_loopback() as site:
        open_paper(site)
        assert "1 feeds, 1 sitemaps" in run("sources", "add", "--delay", "0", site.url("/", "quay.example"))
        source = read_source(folder / "quay-example.toml")
        assert source.feeds == [site.url("/all.rss", "quay.example")]
        assert source.sitemaps == [site.url("/news.xml", "quay.example")]
        assert "is there already" in refuse("sources", "add", site.url("/", "quay.example"))
        shown = run("sources", "check", "quay-example")
    assert "1 articles listed" in shown
    assert "1 are passed over: dated over 30 days ago (max_age_days); dateline backfill DATE quay-example" in shown
    assert "fetched" in shown
    assert not (tmp_path / "data").exists()
    assert "quay-example" in run("sources", "list")


def test_the_command_line_refuses_in_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    write(folder, "feeds = [3]")
    assert "quay.toml: feeds.0" in refuse("sources", "check", "quay")
    assert "no http(s) address" in refuse("sources", "add", "quay.example")
    assert "no such source" in refuse("capture", "nowhere")
    write(folder, GOOD)
    monkeypatch.setenv("DATELINE_CAPTURE_CONTACT", "")
    assert "capture.contact" in refuse("sources", "check", "quay")
