"""Fetching over HTTP: one address at a time, within limits, from public hosts only.

Nothing is decided here about what to fetch, or how often: the flow does that, and answers for every hop in
``FetchRequest.permit``.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpcore

from flows.adapters.exchange import Exchange, FetchFailure, FetchRequest
from flows.settings import Capture


@dataclass(frozen=True, slots=True)
class Client:
    """Open connections and the limits they are used under."""

    pool: httpcore.AsyncConnectionPool
    limits: Capture


@asynccontextmanager
async def open_client(limits: Capture) -> AsyncIterator[Client]:
    """Hold connections to any number of hosts; raises ValueError when the settings name no contact."""
    raise NotImplementedError
    yield


async def fetch(client: Client, request: FetchRequest) -> Exchange | FetchFailure:
    """Fetch one address: redirects followed, each checked; busy servers and broken connections tried again.

    Returns the last answer, whatever its status (304, 404, 500 too), save 429 and 503 at every attempt.
    """
    raise NotImplementedError


def clean_url(text: str) -> str:
    """Return an absolute http(s) address in ASCII, without credentials and fragment; raises ValueError for others."""
    raise NotImplementedError
