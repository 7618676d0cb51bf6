"""Fetching from servers that are slow, endless, broken, hostile or merely busy: always an answer or a reason."""

import asyncio
import gzip
import ssl
import subprocess
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.fetching.addresses import is_allowed, make_guard
from flows.fetching.exchange import Exchange, FetchFailure, FetchRequest
from flows.fetching.http import fetch, open_client
from flows.settings import Capture, read_settings
from tests.flows.loopback import (
    PAGE,
    Answer,
    Loopback,
    break_off,
    drip,
    drip_body,
    redirect,
    run_loopback,
    say,
    say_bytes,
    say_nothing,
    say_without_end,
    take_turns,
    validate,
    write_message,
)
from transforms.reasons import REASONS

LIMITS = replace(
    read_settings().capture,
    contact="mailto:desk@newsroom.example",
    payload_megabytes=1,
    inflated_megabytes=2,
    backoff_seconds=0.05,
    longest_wait_seconds=2,
    allow=("127.0.0.1",),
    hosts=("harbour.example=127.0.0.1", "quay.example=127.0.0.1", "inside.example=192.168.7.7"),
)

HASTY = replace(LIMITS, connect_seconds=0.3, first_byte_seconds=0.3, body_seconds=0.3)


@pytest.fixture(scope="module")
def site() -> Iterator[Loopback]:
    with run_loopback() as running:
        yield running


def ask(url: str, limits: Capture = LIMITS, **conditions: object) -> Exchange | FetchFailure:
    async def run() -> Exchange | FetchFailure:
        async with open_client(limits) as client:
            return await fetch(client, FetchRequest(url, **conditions))  # type: ignore[arg-type]

    return asyncio.run(run())


def ask_exchange(url: str, limits: Capture = LIMITS, **conditions: object) -> Exchange:
    answer = ask(url, limits, **conditions)
    assert isinstance(answer, Exchange), answer
    return answer


def ask_failure(url: str, limits: Capture = LIMITS, **conditions: object) -> FetchFailure:
    answer = ask(url, limits, **conditions)
    assert isinstance(answer, FetchFailure), answer
    assert answer.reason in REASONS
    return answer


def test_an_exchange_holds_what_was_sent_and_received(site: Loopback) -> None:
    site.answers["/whole"] = say(PAGE, X_Quay="North Pier")
    before = datetime.now(UTC)
    answer = ask_exchange(site.url("/whole?a=b#part"))
    assert answer.url == site.url("/whole?a=b")
    assert (answer.status, answer.ip, answer.http_version) == (404, "127.0.0.1", "HTTP/1.1")
    answer = ask_exchange(site.url("/whole"))
    assert (answer.status, answer.reason_phrase, answer.payload, answer.body) == (200, "Any", PAGE, PAGE)
    assert (b"X-Quay", b"North Pier") in answer.headers
    assert answer.header("x-quay") == "North Pier"
    assert answer.request.startswith(f"GET /whole HTTP/1.1\r\nHost: harbour.example:{site.port}\r\n".encode())
    assert before <= answer.fetched_at <= before + timedelta(seconds=5)


def test_the_user_agent_names_us_and_the_contact(site: Loopback) -> None:
    site.answers["/agent"] = say()
    ask_exchange(site.url("/agent"))
    assert site.asked[-1].headers["user-agent"].startswith("DatelineBot/")
    assert site.asked[-1].headers["user-agent"].endswith("(+mailto:desk@newsroom.example)")


def test_without_contact_nothing_is_fetched() -> None:
    with pytest.raises(ValueError, match="contact"):
        ask("http://harbour.example/", replace(LIMITS, contact=" "))


def test_cookies_are_not_sent_back(site: Loopback) -> None:
    site.answers["/cookie"] = redirect("/after-cookie")
    site.answers["/after-cookie"] = say(PAGE, Set_Cookie="visitor=7; Path=/")

    async def run() -> None:
        async with open_client(LIMITS) as client:
            for _ in range(2):
                await fetch(client, FetchRequest(site.url("/cookie")))

    asyncio.run(run())
    assert not any("cookie" in request.headers for request in site.asked)


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("GZIP", gzip.compress)],
)
def test_the_payload_stays_encoded_and_the_body_is_not(
    site: Loopback, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = pack(PAGE)
    site.answers["/packed"] = say(packed, Content_Encoding=encoding)
    answer = ask_exchange(site.url("/packed"))
    assert (answer.payload, answer.body) == (packed, PAGE)


def test_an_unchanged_page_is_told_by_its_validators(site: Loopback) -> None:
    site.answers["/valid"] = validate(PAGE, '"seven"')
    first = ask_exchange(site.url("/valid"))
    again = ask_exchange(site.url("/valid"), etag=first.header("etag"), last_modified="Mon, 04 Nov 2024 08:00:00 GMT")
    assert (again.status, again.payload) == (304, b"")
    assert site.asked[-1].headers["if-modified-since"] == "Mon, 04 Nov 2024 08:00:00 GMT"


def test_validators_go_to_the_address_that_gave_them(site: Loopback) -> None:
    site.answers["/moved"] = redirect("/valid")
    site.answers["/valid"] = validate(PAGE, '"seven"')
    start = len(site.asked)
    answer = ask_exchange(site.url("/moved"), etag='"seven"', validated_url=site.url("/valid"))
    assert answer.status == 304
    assert ["if-none-match" in request.headers for request in site.asked[start:]] == [False, True]


@pytest.mark.parametrize("status", [404, 410, 500, 403])
def test_an_error_status_is_an_answer(site: Loopback, status: int) -> None:
    site.answers["/error"] = say(b"gone", status)
    assert ask_exchange(site.url("/error")).status == status


def test_a_wrong_charset_does_not_matter_here(site: Loopback) -> None:
    body = "Fähre".encode("latin-1")
    site.answers["/charset"] = say(body, Content_Type="text/html; charset=no-such-charset")
    assert ask_exchange(site.url("/charset")).body == body


@pytest.mark.parametrize(
    ("answer", "reason", "detail"),
    [
        (say_nothing, "deadline", "no byte within 0.3 s"),
        (drip(write_message(PAGE, 200, {}), 0.05), "deadline", "no answer"),
        (drip_body(0.05), "deadline", "no whole body"),
        (say_without_end, "too-large", "1048576"),
        (say(gzip.compress(bytes(8 * 2**20)), Content_Encoding="gzip"), "bomb", "2097152"),
        (say(brotli.compress(bytes(8 * 2**20)), Content_Encoding="br"), "bomb", "2097152"),
        (say_bytes(b"SSH-2.0-quay\r\n"), "broken-answer", ""),
        (say_bytes(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000), "broken-answer", ""),
        (say_bytes(b""), "broken-answer", ""),
        (break_off, "broken-answer", ""),
    ],
    ids=[
        "silent",
        "slow head",
        "slow body",
        "endless",
        "gzip bomb",
        "br bomb",
        "no HTTP",
        "endless head",
        "nothing",
        "reset",
    ],
)
def test_a_bad_answer_is_given_up_with_a_reason(site: Loopback, answer: Answer, reason: str, detail: str) -> None:
    site.answers["/bad"] = answer
    failure = ask_failure(site.url("/bad"), HASTY)
    assert failure.reason == reason and detail in failure.detail


@settings(max_examples=30)
@given(noise=st.binary(max_size=40), at=st.integers(0, 300), is_inserted=st.booleans())
def test_any_bytes_are_an_answer_or_a_reason(site: Loopback, noise: bytes, at: int, is_inserted: bool) -> None:
    message = write_message(gzip.compress(PAGE), 200, {"Content-Encoding": "gzip"})
    site.answers["/noise"] = say_bytes(message[:at] + noise + message[at + len(noise) * (not is_inserted) :])
    answer = ask(site.url("/noise"), replace(HASTY, attempts=1))
    assert isinstance(answer, Exchange) or answer.reason in REASONS


def test_a_broken_connection_is_tried_again(site: Loopback) -> None:
    site.answers["/flaky"] = take_turns(break_off, say())
    assert ask_exchange(site.url("/flaky")).body == PAGE


def test_a_closed_port_is_tried_as_often_as_allowed() -> None:
    assert ask_failure("http://harbour.example:9/").reason == "no-connection"


def test_a_busy_server_is_given_time(site: Loopback) -> None:
    site.answers["/busy"] = take_turns(say(b"", 503), say())
    assert ask_exchange(site.url("/busy")).body == PAGE


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_kept(site: Loopback, form: str) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    site.answers["/later"] = take_turns(say(b"", 429, Retry_After="1" if form == "seconds" else later), say())
    start = len(site.asked)
    assert ask_exchange(site.url("/later")).status == 200
    first, second = site.asked[start:]
    assert 0.9 <= second.at - first.at <= 2.5


def test_a_server_that_stays_busy_is_left_alone(site: Loopback) -> None:
    site.answers["/closed"] = say(b"", 503)
    before = site.count("/closed")
    failure = ask_failure(site.url("/closed"))
    assert (failure.reason, failure.detail) == ("throttled", "status 503, attempt 3")
    assert site.count("/closed") - before == 3


def test_a_server_that_asks_to_wait_for_long_is_left_for_later(site: Loopback) -> None:
    site.answers["/tomorrow"] = say(b"", 429, Retry_After="86400")
    failure = ask_failure(site.url("/tomorrow"))
    assert (failure.reason, failure.retry_seconds, site.count("/tomorrow")) == ("throttled", 86400, 1)


def test_redirects_are_followed_and_kept(site: Loopback) -> None:
    site.answers["/old"] = redirect(f"//quay.example:{site.port}/newer?a=Ã¼#part", 301)
    site.answers["quay.example/newer?a=%C3%BC"] = redirect("newest", 307)
    site.answers["quay.example/newest"] = say()
    answer = ask_exchange(site.url("/old"))
    assert answer.url == site.url("/newest", "quay.example")
    assert [(hop.url, hop.status) for hop in answer.earlier] == [
        (site.url("/old"), 301),
        (site.url("/newer?a=%C3%BC", "quay.example"), 307),
    ]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/loop", "redirect-loop"),
        ("/loop#elsewhere", "redirect-loop"),
        ("http://inside.example/", "private-address"),
        ("http://169.254.169.254/latest/", "private-address"),
        ("http://[::1]/", "private-address"),
        ("http://0x7f.0.0.2/", "private-address"),
        ("file:///etc/passwd", "bad-address"),
        ("http://a b/", "bad-address"),
        ("http://no-such-host.invalid/", "no-such-host"),
    ],
)
def test_each_redirect_is_checked(site: Loopback, target: str, reason: str) -> None:
    site.answers["/loop"] = redirect(target)
    assert ask_failure(site.url("/loop")).reason == reason


def test_loopback_is_not_public() -> None:
    assert ask_failure("http://localhost/", replace(LIMITS, allow=())).reason == "private-address"


def test_redirects_without_end_are_given_up(site: Loopback) -> None:
    for number in range(10):
        site.answers[f"/hop/{number}"] = redirect(f"/hop/{number + 1}")
    failure = ask_failure(site.url("/hop/0"))
    assert failure.reason == "too-many-redirects"
    assert [site.count(f"/hop/{number}") for number in (5, 6)] == [1, 0]


def test_the_permit_is_asked_for_every_hop_and_attempt(site: Loopback) -> None:
    site.answers["/first"] = take_turns(say(b"", 503), redirect("/second"))
    asked = []

    async def permit(url: str) -> str:
        asked.append(url)
        return "robots" if url.endswith("/second") else ""

    failure = ask_failure(site.url("/first"), permit=permit)
    assert (failure.url, failure.reason) == (site.url("/second"), "robots")
    assert asked == [site.url("/first"), site.url("/first"), site.url("/second")]
    assert site.count("/second") == 0


def test_credentials_are_neither_sent_nor_told(site: Loopback) -> None:
    site.answers["/secret"] = redirect(f"http://editor:hunter2@harbour.example:{site.port}/open")
    site.answers["/open"] = say()
    answer = ask_exchange(f"http://editor:hunter2@harbour.example:{site.port}/secret")
    assert answer.url == site.url("/open") and "authorization" not in site.asked[-1].headers
    for url in ("http://editor:hunter2@harbour.example:x/", "ftp://editor:hunter2@harbour.example/"):
        assert "hunter2" not in repr(ask_failure(url))


def test_hosts_share_no_more_connections_than_allowed(site: Loopback) -> None:
    site.answers["/many"] = drip_body(0.001)

    async def run() -> list[Exchange | FetchFailure]:
        limits = replace(LIMITS, connections=3)
        async with open_client(limits) as client:
            return await asyncio.gather(*(fetch(client, FetchRequest(site.url("/many"))) for _ in range(12)))

    assert all(isinstance(answer, Exchange) for answer in asyncio.run(run()))


def test_connections_to_hosts_not_asked_any_more_are_closed(site: Loopback) -> None:
    site.answers["/kept"] = say()
    hosts = [f"berth-{number}.example" for number in range(30)]
    limits = replace(LIMITS, connections=2, hosts=tuple(f"{host}=127.0.0.1" for host in hosts))

    async def run() -> int:
        async with open_client(limits) as client:
            asked = (fetch(client, FetchRequest(site.url("/kept", host))) for host in hosts * 2)
            assert all(isinstance(answer, Exchange) for answer in await asyncio.gather(*asked))
            return len(client.pools)

    assert asyncio.run(run()) <= 10


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate of quay.example, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "quay.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=quay.example"
    names = ["-addext", "subjectAltName=DNS:quay.example", "-keyout", str(path), "-out", f"{path}.crt"]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@pytest.fixture(scope="module")
def secure_site(certificate: Path) -> Iterator[Loopback]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.set_alpn_protocols(["h2", "http/1.1"])
    with run_loopback(context) as running:
        running.answers["/"] = say()
        yield running


def test_a_certificate_nobody_vouches_for_is_refused(secure_site: Loopback) -> None:
    failure = ask_failure(secure_site.url("/", "quay.example", "https"))
    assert (failure.reason, failure.detail) == ("certificate", "self-signed certificate")


def test_http_2_is_spoken_to_the_host_that_the_certificate_names(
    secure_site: Loopback, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    answer = ask_exchange(secure_site.url("/", "quay.example", "https"))
    assert (answer.http_version, answer.body, answer.reason_phrase) == ("HTTP/2", PAGE, "")
    failure = ask_failure(secure_site.url("/", "harbour.example", "https"))
    assert failure.reason == "certificate" and "harbour.example" in failure.detail


def test_the_allow_list_takes_networks_and_hosts(site: Loopback) -> None:
    site.answers["/listed"] = say()
    assert is_allowed(make_guard(("10.0.0.0/8",), ()), "10.1.2.3")
    assert ask_exchange(site.url("/listed"), replace(LIMITS, allow=("harbour.example",))).status == 200
    assert ask_failure(site.url("/listed", "quay.example"), replace(LIMITS, allow=("harbour.example",)))
    with pytest.raises(ValueError, match=r"capture\.hosts"):
        make_guard((), ("harbour.example",))
