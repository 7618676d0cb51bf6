"""What is asked of a server and what came of it: the words between fetching, storing and the ledger."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

Headers = tuple[tuple[bytes, bytes], ...]
"""Names and values in the order and spelling they were sent in."""

Permit = Callable[[str], Awaitable[str]]
"""Awaited with each address before it is asked, redirects and repeated attempts too: returns the reject reason why it
may not be fetched, empty when it may. It may wait, for a host's turn."""


async def permit_all(_: str) -> str:
    """Return that any address may be fetched: for robots.txt itself."""
    return ""


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One address to fetch.

    ``etag`` and ``last_modified`` are what an earlier answer of ``validated_url`` said (empty: of ``url`` itself, else
    where its redirects led); they make the request conditional.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    validated_url: str = ""
    permit: Permit = permit_all


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its whole answer, whatever the status.

    ``url`` is the address that answered, without credentials and fragment. ``request`` is the request as sent over
    HTTP/1.1, head only. ``payload`` is the body as received, freed of transfer encoding alone; ``body`` is the payload
    freed of its content encoding too, as far as that can be undone. ``ip`` is the server's network address, empty where
    it was gone before that could be asked. ``earlier`` are the redirects that led here, first one first.
    ``fetched_at`` is when it was asked, ``seconds`` how long it took.
    """

    url: str
    request: bytes
    status: int
    reason_phrase: str
    http_version: str
    headers: Headers
    payload: bytes
    body: bytes
    ip: str
    fetched_at: datetime
    seconds: float
    earlier: tuple["Exchange", ...] = ()

    def header(self, name: str) -> str:
        """Return the value of a header, the first if it is repeated; empty without it."""
        return next(iter(self.header_values(name)), "")

    def header_values(self, name: str) -> tuple[str, ...]:
        """Return the values of a header that may be repeated."""
        wanted = name.lower().encode()
        return tuple(value.decode("latin-1").strip() for key, value in self.headers if key.lower() == wanted)


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """Why an address gave nothing.

    ``url`` is the one asked for, or the redirect's where that failed; ``reason`` is one of transforms.reasons. Where
    the server said after how many seconds to ask again, that is ``retry_seconds``, else 0.
    """

    url: str
    reason: str
    detail: str = ""
    retry_seconds: float = 0.0
