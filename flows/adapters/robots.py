"""robots.txt (RFC 9309), read by Protego: what a host lets us fetch, and how often."""

from dataclasses import dataclass
from datetime import datetime

from protego import Protego

from flows.adapters.exchange import Exchange, FetchFailure
from flows.adapters.http import Client


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What a host's robots.txt says to us.

    ``rules`` are those of the file, None where there are none: then ``refusal`` says for every address why it may not
    be fetched, empty when it may. ``crawl_delay`` is in seconds, 0 when none is stated. ``sitemaps`` are addresses.
    ``expires_at`` is when to ask again (RFC 9309: after a day at most). ``note`` tells people what was found.
    """

    robot: str
    rules: Protego | None
    refusal: str
    crawl_delay: float
    sitemaps: tuple[str, ...]
    expires_at: datetime
    note: str


async def fetch_robots(client: Client, url: str) -> tuple[RobotsRules, Exchange | FetchFailure]:
    """Fetch and read the robots.txt of the host of ``url``; the second is what came, for the WARC file."""
    raise NotImplementedError


def read_robots(answer: Exchange | FetchFailure, robot: str, now: datetime) -> RobotsRules:
    """Return what a fetched robots.txt says to ``robot``: its name in User-Agent lines.

    401 and 403 forbid everything, other 4xx nothing; 429, 5xx and what cannot be reached forbid everything for now.
    """
    raise NotImplementedError


def refuse_url(robots: RobotsRules, url: str) -> str:
    """Return the reject reason why ``url`` may not be fetched (robots, robots-unknown), empty when it may."""
    raise NotImplementedError
