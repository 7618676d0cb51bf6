"""Fetching over HTTP: one address at a time, within limits, from hosts that may be connected to.

Nothing is decided here about what to fetch, or how often: the flow does that, and answers for every hop in
``FetchRequest.permit``. Connections are httpcore's, the engine of httpx: above it httpx keeps cookies, decodes bodies
without a limit and leaves nowhere to choose the network address that is connected to.
"""

import asyncio
import random
import re
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from time import monotonic
from urllib.parse import quote

import httpcore
import httpx
from h2.exceptions import H2Error

from flows.fetching.addresses import Guard, RefusedError, make_guard, resolve_host
from flows.fetching.exchange import Exchange, FetchFailure, FetchRequest, Headers
from flows.reading.encodings import ACCEPTED, BombError, inflate
from flows.settings import Capture

MEGABYTE = 2**20
IDLE_SECONDS = 30
"""After which an unused connection is closed; servers close theirs after 5 to 75."""

POOLS_PER_SLOT = 4
"""Origins whose connections are kept for the next request, for each request that may be under way."""

HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?|[0-9a-f:.]*:[0-9a-f:.]*")
CREDENTIALS = re.compile(r"//[^/?#]*@")
REDIRECTS = {301, 302, 303, 307, 308}
BUSY = {429, 503}
TRANSIENT = {"no-connection", "broken-answer"}
JITTER = (0.5, 1.5)
PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))


class GuardedBackend(httpcore.AnyIOBackend):
    """TCP connections to addresses that the guard lets through, the lookup of the name within the time limit."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of ``host`` that answers; raises RefusedError when none may be asked."""
        try:
            async with asyncio.timeout(timeout):
                return await self.try_addresses(await resolve_host(self.guard, host, port), port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"no connection within {timeout:g} s") from error

    async def try_addresses(self, addresses: list[str], port: int) -> httpcore.AsyncNetworkStream:
        """Connect to the first of ``addresses`` that answers; raises httpcore.ConnectError when none does."""
        for address in addresses[:-1]:
            with suppress(httpcore.ConnectError):
                return await super().connect_tcp(address, port)
        return await super().connect_tcp(addresses[-1], port)


@dataclass(frozen=True, slots=True)
class Client:
    """Open connections and the limits they are used under; ``slots`` are requests that may be under way at once.

    Every origin has a pool of its own, the one used last at the end of ``pools``: httpcore looks at all connections of
    a pool several times for every request.
    """

    pools: dict[bytes, httpcore.AsyncConnectionPool]
    slots: asyncio.Semaphore
    guard: Guard
    tls: ssl.SSLContext
    user_agent: str
    limits: Capture


@asynccontextmanager
async def open_client(limits: Capture) -> AsyncIterator[Client]:
    """Hold connections to any number of hosts; raises ValueError when the settings name no contact."""
    slots, guard = asyncio.Semaphore(limits.connections), make_guard(limits.allow, limits.hosts)
    client = Client({}, slots, guard, httpx.create_ssl_context(), name_agent(limits), limits)
    try:
        yield client
    finally:
        for pool in client.pools.values():
            await pool.aclose()


def find_pool(client: Client, url: httpx.URL) -> httpcore.AsyncConnectionPool:
    """Return the connections to the origin of ``url``."""
    origin = url.raw_scheme + b"://" + url.netloc
    pool = client.pools.pop(origin, None) or httpcore.AsyncConnectionPool(
        ssl_context=client.tls,
        max_connections=client.limits.connections,
        keepalive_expiry=IDLE_SECONDS,
        http2=True,
        network_backend=GuardedBackend(client.guard),
    )
    client.pools[origin] = pool
    return pool


async def close_idle_pools(client: Client) -> None:
    """Close the connections to the origins not asked for longest, beyond a number of them and unless in use."""
    oldest = list(client.pools)[: -POOLS_PER_SLOT * client.limits.connections]
    idle = [origin for origin in oldest if all(each.is_idle() for each in client.pools[origin].connections)]
    for pool in [client.pools.pop(origin) for origin in idle]:
        await pool.aclose()


def name_agent(limits: Capture) -> str:
    """Return the User-Agent header: our name, version and where to complain; raises ValueError without contact."""
    if not limits.contact.strip():
        raise ValueError("setting capture.contact: say where webmasters reach you, mailto: or the address of a page")
    return f"{limits.robot}/{version('dateline')} (+{limits.contact.strip()})"


def clean_url(text: str) -> str:
    """Return an absolute http(s) address in ASCII, without credentials and fragment; raises ValueError for others."""
    try:
        url = httpx.URL(text.strip()).copy_with(userinfo=b"", fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise ValueError(f"no address: {hide_credentials(str(error))}") from error
    if url.scheme not in ("http", "https"):
        raise ValueError(f"scheme {url.scheme or 'missing'}")
    if not HOST.fullmatch(url.raw_host.decode()) or (url.port or 0) >= 2**16:
        raise ValueError("no host name")
    return str(url)


def hide_credentials(text: str) -> str:
    """Return a text without the user names and passwords of the addresses in it, be they malformed."""
    return CREDENTIALS.sub("//", text)


async def fetch(client: Client, request: FetchRequest) -> Exchange | FetchFailure:
    """Fetch one address: redirects followed, each checked; busy servers and broken connections tried again.

    Returns the last answer, whatever its status (304, 404, 500 too), save 429 and 503 at every attempt.
    """
    try:
        url = clean_url(request.url)
    except ValueError as error:
        return FetchFailure(hide_credentials(request.url), "bad-address", str(error))
    earlier: list[Exchange] = []
    while True:
        answer = await ask_patiently(client, request, url)
        if isinstance(answer, FetchFailure):
            return answer
        target = find_redirect(answer)
        if not target:
            return replace(answer, earlier=tuple(earlier))
        earlier.append(answer)
        try:
            url = clean_url(target)
        except ValueError as error:
            return FetchFailure(hide_credentials(target), "bad-address", f"redirect from {answer.url}: {error}")
        if refusal := refuse_redirect(url, earlier, client.limits.redirects):
            return refusal


def find_redirect(answer: Exchange) -> str:
    """Return where an answer redirects to, as an absolute address if that can be made out; empty when it does not."""
    location = quote(answer.header("location").encode("latin-1"), safe=PRINTABLE)
    if answer.status not in REDIRECTS or not location:
        return ""
    try:
        return str(httpx.URL(answer.url).join(location))
    except (httpx.InvalidURL, ValueError):
        return location


def refuse_redirect(url: str, earlier: list[Exchange], most: int) -> FetchFailure | None:
    """Return why a redirect to ``url`` is not followed: it was asked already, or it is one too many; else None."""
    if any(url == exchange.url for exchange in earlier):
        return FetchFailure(url, "redirect-loop", f"from {earlier[-1].url}")
    if len(earlier) > most:
        return FetchFailure(url, "too-many-redirects", f"{len(earlier)} from {earlier[0].url}")
    return None


async def ask_patiently(client: Client, request: FetchRequest, url: str) -> Exchange | FetchFailure:
    """Ask for ``url`` until there is an answer to go on with, as often and as long as the limits say."""
    limits = client.limits
    for attempt in range(1, max(1, limits.attempts) + 1):
        if refusal := await request.permit(url):
            return FetchFailure(url, refusal)
        answer = await ask_once(client, url, make_headers(client, request, url))
        if not is_transient(answer):
            return answer
        asked = read_retry_after(answer)
        wait = asked or limits.backoff_seconds * 2 ** (attempt - 1) * random.uniform(*JITTER)
        if attempt >= limits.attempts or wait > limits.longest_wait_seconds:
            break
        await asyncio.sleep(wait)
    if isinstance(answer, FetchFailure):
        return answer
    return FetchFailure(url, "throttled", f"status {answer.status}, attempt {attempt}", asked)


def is_transient(answer: Exchange | FetchFailure) -> bool:
    """Tell whether asking again may help: the server is busy, or the connection broke."""
    if isinstance(answer, FetchFailure):
        return answer.reason in TRANSIENT
    return answer.status in BUSY


def read_retry_after(answer: Exchange | FetchFailure) -> float:
    """Return after how many seconds a server asks to come again: ``Retry-After`` as seconds or date; 0 without it."""
    value = answer.header("retry-after") if isinstance(answer, Exchange) else ""
    if value.isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def make_headers(client: Client, request: FetchRequest, url: str) -> Headers:
    """Return what is sent for a hop; a condition only to the address whose earlier answer it is taken from."""
    headers = [
        (b"Host", httpx.URL(url).netloc),
        (b"User-Agent", client.user_agent.encode("ascii", "replace")),
        (b"Accept", b"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
        (b"Accept-Encoding", ACCEPTED.encode()),
    ]
    if url == (request.validated_url or clean_url(request.url)):
        conditions = ((b"If-None-Match", request.etag), (b"If-Modified-Since", request.last_modified))
        headers += [(name, value.encode("latin-1", "ignore")) for name, value in conditions if value]
    return tuple(headers)


async def ask_once(client: Client, url: str, headers: Headers) -> Exchange | FetchFailure:
    """Send one request and take the answer, or say what went wrong."""
    try:
        async with client.slots:
            await close_idle_pools(client)
            return await exchange_messages(client, url, headers)
    except RefusedError as error:
        return FetchFailure(url, error.reason, error.detail)
    except (TimeoutError, httpcore.TimeoutException) as error:
        return FetchFailure(url, "deadline", str(error) or f"no byte within {client.limits.first_byte_seconds:g} s")
    except httpcore.ConnectError as error:
        if fault := find_tls_fault(error):
            return FetchFailure(url, "certificate", fault)
        return FetchFailure(url, "no-connection", str(error))
    except (httpcore.NetworkError, httpcore.ProtocolError, H2Error, OSError, ValueError) as error:
        # httpcore lets a ValueError pass where an HTTP/2 status is no number.
        return FetchFailure(url, "broken-answer", f"{type(error).__name__}: {error}".removesuffix(": "))


def find_tls_fault(error: BaseException | None) -> str:
    """Return what is wrong with a host's certificate, or its TLS at all; empty when the error has another cause."""
    while error:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        if isinstance(error, ssl.SSLError):
            return str(error.reason)
        error = error.__cause__ or error.__context__
    return ""


async def exchange_messages(client: Client, url: str, headers: Headers) -> Exchange:
    """Send one request and take the answer; raises RefusedError, TimeoutError, httpcore's errors and H2Error."""
    limits, parsed = client.limits, httpx.URL(url)
    fetched_at, started = datetime.now(UTC), monotonic()
    timeouts = {
        "connect": limits.connect_seconds,
        "read": limits.first_byte_seconds,
        "write": limits.first_byte_seconds,
    }
    request = httpcore.Request(
        "GET",
        httpcore.URL(scheme=parsed.raw_scheme, host=parsed.raw_host, port=parsed.port, target=parsed.raw_path),
        headers=list(headers),
        extensions={"timeout": timeouts},
    )
    async with limit_time(limits.connect_seconds + limits.first_byte_seconds, "no answer"):
        response = await find_pool(client, parsed).handle_async_request(request)
    peer = response.extensions["network_stream"].get_extra_info("server_addr")
    try:
        async with limit_time(limits.body_seconds, "no whole body"):
            payload = await read_payload(response, int(limits.payload_megabytes * MEGABYTE))
    finally:
        await response.aclose()
    fields = tuple(response.headers)
    return Exchange(
        url,
        write_request(parsed.raw_path, headers),
        response.status,
        response.extensions.get("reason_phrase", b"").decode("latin-1"),
        response.extensions["http_version"].decode(),
        fields,
        payload,
        undo_encoding(fields, payload, int(limits.inflated_megabytes * MEGABYTE)),
        peer[0] if peer else "",
        fetched_at,
        monotonic() - started,
    )


@asynccontextmanager
async def limit_time(seconds: float, what: str) -> AsyncIterator[None]:
    """Raise TimeoutError saying ``what`` was not there when the time is over."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        raise TimeoutError(f"{what} within {seconds:g} s") from error


async def read_payload(response: httpcore.Response, most: int) -> bytes:
    """Return the body as received; raises RefusedError as soon as it is longer than ``most`` bytes."""
    pieces, length = [], 0
    async for piece in response.aiter_stream():
        pieces.append(piece)
        length += len(piece)
        if length > most:
            raise RefusedError("too-large", f"over {most} bytes")
    return b"".join(pieces)


def undo_encoding(headers: Headers, payload: bytes, most: int) -> bytes:
    """Return the payload freed of its content encoding; raises RefusedError for more than ``most`` bytes."""
    encodings = [value.decode("latin-1") for name, value in headers if name.lower() == b"content-encoding"]
    try:
        return inflate(payload, encodings[0], most) if len(encodings) == 1 else payload
    except BombError as error:
        raise RefusedError("bomb", str(error)) from error


def write_request(target: bytes, headers: Headers) -> bytes:
    """Return the head of a request as it goes over HTTP/1.1."""
    lines = [b"GET " + target + b" HTTP/1.1", *(name + b": " + value for name, value in headers)]
    return b"\r\n".join(lines) + b"\r\n\r\n"
