"""robots.txt (RFC 9309), read by Protego: what a host lets us fetch, and how often."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite
from urllib.parse import urljoin

from protego import Protego

from flows.fetching.exchange import Exchange, FetchFailure

READ_BYTES = 500 * 2**10
"""As much of a robots.txt as must be read (RFC 9309, section 2.5)."""

FRESH = timedelta(days=1)
FRESH_WHEN_UNKNOWN = timedelta(hours=1)
FORBIDS_ALL = {401, 403}
ROBOT_LINE = re.compile(r"^([ \t]*user[- ]?agent(?:[ \t]*+:|[ \t]))([^#\r\n]*)", re.IGNORECASE | re.MULTILINE)
OTHER_ROBOT = " some-other-robot"
BROKEN_REDIRECTS = {"redirect-loop", "too-many-redirects"}


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What a host's robots.txt says to us.

    ``rules`` are those of the file, None where there are none: then ``refusal`` is the reject reason for every address,
    empty when all may be fetched. ``crawl_delay`` is in seconds, 0 when none is stated. ``sitemaps`` are absolute
    addresses. ``expires_at`` is when to ask again (RFC 9309: within a day).
    """

    robot: str
    rules: Protego | None
    refusal: str
    crawl_delay: float
    sitemaps: tuple[str, ...]
    expires_at: datetime


def read_robots(answer: Exchange | FetchFailure, robot: str, now: datetime) -> RobotsRules:
    """Return what a fetched robots.txt says to ``robot``: its name in User-Agent lines.

    401 and 403 forbid everything, other 4xx nothing, like redirects that lead nowhere (RFC 9309, section 2.3.1); 429,
    5xx and what cannot be reached forbid everything for now.
    """
    if isinstance(answer, FetchFailure):
        refusal = "" if answer.reason in BROKEN_REDIRECTS else "robots-unknown"
        return rule_all(robot, refusal, now)
    if answer.status in FORBIDS_ALL:
        return rule_all(robot, "robots", now)
    if answer.status != 200:
        return rule_all(robot, "" if 400 <= answer.status < 500 else "robots-unknown", now)
    rules = Protego.parse(drop_other_robots(answer.body[:READ_BYTES].decode("utf-8-sig", "replace"), robot))
    delay = rules.crawl_delay(robot) or 0.0
    sitemaps = tuple(join_addresses(answer.url, rules.sitemaps))
    return RobotsRules(robot, rules, "", delay if isfinite(delay) and delay > 0 else 0.0, sitemaps, now + FRESH)


def drop_other_robots(text: str, robot: str) -> str:
    """Return a robots.txt with one name for all robots but ``robot`` and ``*``: Protego copies a rule for each name."""
    is_ours = robot.lower().__contains__

    def rename(line: re.Match[str]) -> str:
        """Return the line as it stands, or with the name of a robot that is not ours."""
        name = line[2].strip().lower()
        return line[0] if name == "*" or is_ours(name.replace("*", "")) else f"{line[1]}{OTHER_ROBOT}"

    return ROBOT_LINE.sub(rename, text)


def join_addresses(base: str, addresses: Iterable[str]) -> Iterator[str]:
    """Yield addresses made absolute, but for those that cannot be."""
    for address in addresses:
        with suppress(ValueError):
            yield urljoin(base, address)


def rule_all(robot: str, refusal: str, now: datetime) -> RobotsRules:
    """Return the rules of a host without a file to read: one answer for every address."""
    return RobotsRules(robot, None, refusal, 0.0, (), now + (FRESH_WHEN_UNKNOWN if refusal else FRESH))


def refuse_url(robots: RobotsRules, url: str) -> str:
    """Return the reject reason why ``url`` may not be fetched (robots, robots-unknown), empty when it may."""
    if robots.rules is None:
        return robots.refusal
    return "" if robots.rules.can_fetch(url, robots.robot) else "robots"
