"""robots.txt and reservations of text and data mining: what a host says, and how it says it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.fetching.exchange import Exchange, FetchFailure
from flows.fetching.opt_outs import find_opt_out, match_path, read_tdm_rules, reserve_url
from flows.fetching.robots import RobotsRules, read_robots, refuse_url
from tests.flows.loopback import Answer, Loopback, break_off, redirect, run_loopback, say, take_turns
from tests.flows.test_http import ask

NOW = datetime(2024, 11, 2, 12, tzinfo=UTC)
PAGE = "https://harbour.example/news/ferry"
RULES = b"User-agent: *\nDisallow: /private\nCrawl-delay: 2.5\nSitemap: http://[/\nSitemap: /map.xml\n"


@pytest.fixture(scope="module")
def site() -> Iterator[Loopback]:
    with run_loopback() as running:
        yield running


def make_answer(body: bytes = b"", status: int = 200, url: str = PAGE, **headers: str) -> Exchange:
    fields = tuple((name.replace("_", "-").encode(), value.encode()) for name, value in headers.items())
    return Exchange(url, b"", status, "", "HTTP/1.1", fields, body, body, "192.0.2.7", NOW, 0.1)


def read_text(text: bytes) -> RobotsRules:
    return read_robots(make_answer(text, url="https://harbour.example/robots.txt"), "DatelineBot", NOW)


def ask_robots(site: Loopback, answer: Answer) -> RobotsRules:
    site.answers["/robots.txt"] = answer

    return read_robots(ask(site.url("/robots.txt")), "DatelineBot", NOW)


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        (say(b"", 401), "robots"),
        (say(b"", 403), "robots"),
        (say(b"", 404), ""),
        (say(b"", 410), ""),
        (say(b"", 451), ""),
        (say(b"", 429), "robots-unknown"),
        (say(b"", 500), "robots-unknown"),
        (say(b"", 503), "robots-unknown"),
        (break_off, "robots-unknown"),
        (redirect("http://inside.example/robots.txt"), "robots-unknown"),
        (redirect("/robots.txt"), ""),
        (redirect("/rules"), "robots"),
        (say(b"<html>not found</html>"), ""),
        (take_turns(say(b"", 503), say(b"User-agent: *\nAllow: /")), ""),
    ],
)
def test_what_the_answer_for_robots_txt_means(site: Loopback, answer: Answer, refusal: str) -> None:
    site.answers["/rules"] = say(b"User-agent: *\nDisallow: /")
    assert refuse_url(ask_robots(site, answer), site.url("/news/ferry")) == refusal


def test_robots_that_change_are_read_anew(site: Loopback) -> None:
    changing = take_turns(say(RULES), say(b"", 403), say(b"", 404), say(b"", 500))
    refusals = [refuse_url(ask_robots(site, changing), site.url("/private/x")) for _ in range(4)]
    assert refusals == ["robots", "robots", "", "robots-unknown"]


def test_an_unreachable_robots_txt_is_asked_for_again_soon() -> None:
    unreachable = read_robots(FetchFailure(PAGE, "deadline"), "DatelineBot", NOW)
    assert unreachable.expires_at == NOW + timedelta(hours=1)
    assert read_text(RULES).expires_at == NOW + timedelta(days=1)


def test_rules_hold_by_path() -> None:
    rules = read_text(RULES)
    assert [refuse_url(rules, f"https://harbour.example{path}") for path in ("/private/x", "/news", "/robots.txt")] == [
        "robots",
        "",
        "",
    ]
    assert (rules.crawl_delay, rules.sitemaps) == (2.5, ("https://harbour.example/map.xml",))


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        (b"User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n", False),
        (b"User-agent: datelinebot\nDisallow: /\n\nUser-agent: *\nAllow: /", True),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: DatelineBot\nAllow: /", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", True),
        (b"User-agent: *\nDisallow: /\xff\xfe\n", False),
        (b"# " + b"a" * 600_000 + b"\nUser-agent: *\nDisallow: /", False),
    ],
    ids=["other bots", "named", "named and allowed", "byte order mark", "no UTF-8", "beyond 500 KiB"],
)
def test_only_what_is_said_to_us_binds(text: bytes, is_refused: bool) -> None:
    assert refuse_url(read_text(text), PAGE) == ("robots" if is_refused else "")


@pytest.mark.parametrize(("stated", "delay"), [("7", 7.0), ("-1", 0.0), ("nan", 0.0), ("inf", 0.0), ("soon", 0.0)])
def test_a_crawl_delay_is_a_number_of_seconds(stated: str, delay: float) -> None:
    assert read_text(f"User-agent: *\nCrawl-delay: {stated}\n".encode()).crawl_delay == delay


@given(st.binary(max_size=2000))
def test_any_bytes_are_rules(text: bytes) -> None:
    assert refuse_url(read_text(text), PAGE) in ("", "robots")


def test_tdmrep_reserves_by_path_the_first_rule_that_matches() -> None:
    entries = [{"location": "/news/free", "tdm-reservation": 0}, {"location": "/news/", "tdm-reservation": 1}]
    rules = read_tdm_rules(make_answer(json.dumps(entries).encode()))
    assert reserve_url(rules, "https://harbour.example/news/ferry") == "tdmrep.json: /news/"
    assert reserve_url(rules, "https://harbour.example/news/free/1") == ""
    assert reserve_url(rules, "https://harbour.example/sport") == ""


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[" * 100_000, b"7", b'[7, null, {"location": 3}]', b'{"location": "/", "tdm-reservation": "x"}'],
)
def test_a_broken_tdmrep_reserves_nothing(body: bytes) -> None:
    assert read_tdm_rules(make_answer(body)) == ()
    assert read_tdm_rules(FetchFailure(PAGE, "deadline")) == ()


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("/", "/news", True),
        ("/news", "/newsroom", True),
        ("/news$", "/newsroom", False),
        ("/news$", "/news", True),
        ("/*/ferry", "/news/ferry/1", True),
        ("/*.pdf$", "/a/b.pdf", True),
        ("/*.pdf$", "/a/b.pdf?c", False),
        ("/a*a$", "/a", False),
        ("*", "/", True),
        ("", "/", True),
    ],
)
def test_patterns_match_as_in_robots_txt(pattern: str, path: str, matches: bool) -> None:
    assert match_path(pattern, path) is matches


@pytest.mark.parametrize(
    ("body", "headers", "detail"),
    [
        (b"", {"TDM_Reservation": "1"}, "header tdm-reservation"),
        (b"", {"TDM_Reservation": "0"}, ""),
        (b"", {"X_Robots_Tag": "max-snippet: 20, noai"}, "robots directive noai"),
        (b"", {"X_Robots_Tag": "otherbot: noindex, nofollow"}, ""),
        (b"", {"X_Robots_Tag": "datelinebot: none"}, "robots directive none"),
        (b"", {"X_Robots_Tag": "unavailable_after: 25 Jun 2031 15:00:00 GMT, noarchive, nosnippet"}, ""),
        (b'<head><meta name="tdm-reservation" content="1">', {}, "meta tdm-reservation"),
        (b'<head><META content=1 name="TDM-Reservation" /></head>', {}, "meta tdm-reservation"),
        (b"<head><meta name='tdm-reservation' content='0'>", {"TDM_Reservation": "1"}, ""),
        (b'<meta name="robots" content="noindex,follow">', {}, "robots directive noindex"),
        (b'<meta name="googlebot" content="noindex">', {}, ""),
        (b'<!-- <meta name="robots" content="noindex"> --><body>', {}, ""),
        (b'<body><meta name="robots" content="noindex">', {}, ""),
        (b'<meta name="robots" content="index, follow, max-image-preview:large">', {}, ""),
    ],
)
def test_reservations_of_a_page_are_found(body: bytes, headers: dict[str, str], detail: str) -> None:
    assert find_opt_out(make_answer(body, **headers), "DatelineBot", ()) == detail


def test_a_page_goes_before_its_header_and_that_before_the_host() -> None:
    rules = (("/news/", True),)
    free_page, free_header = b'<meta name="tdm-reservation" content="0">', {"TDM_Reservation": "0"}
    assert find_opt_out(make_answer(), "DatelineBot", rules) == "tdmrep.json: /news/"
    assert find_opt_out(make_answer(**free_header), "DatelineBot", rules) == ""
    assert find_opt_out(make_answer(free_page, TDM_Reservation="1"), "DatelineBot", rules) == ""


@given(st.binary(max_size=500))
def test_any_page_is_read_for_reservations(body: bytes) -> None:
    assert isinstance(find_opt_out(make_answer(b"<meta " + body + b">"), "DatelineBot", ()), str)
