"""``make bench-capture``: capture against a site on loopback of 5,000 pages on 50 hosts, measured at the server.

Four trials, each in a process of its own: two nights in a row without pauses; one with pauses; one that is killed five
times. Prefect is left out, as it adds a constant.
"""

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from flows.cli import screen
from flows.fetching.crawl import capture_source
from flows.fetching.sources import Source
from flows.fetching.visits import open_night
from flows.fetching.warc_store import StoredRecord, list_files, list_records
from flows.lab.bench_site import CONTROL
from flows.settings import Capture, read_settings

HOSTS = 50
ARTICLES = 100
PAUSE = 0.2
PAUSED_ARTICLES = 10
KILLS = 5
RULES = {"/robots.txt", "/.well-known/tdmrep.json"}
Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it; ``at`` is its monotonic clock."""

    host: str
    path: str
    is_conditional: bool
    at: float


def name_hosts() -> list[str]:
    """Return the names of the hosts."""
    return [f"host{number:02}.test" for number in range(HOSTS)]


def make_sources(port: int, delay: float, articles: int) -> list[Source]:
    """Return a source for each host."""
    return [
        Source(
            name=host.partition(".")[0],
            feeds=[f"http://{host}:{port}/feed.xml"],
            sitemaps=[f"http://{host}:{port}/sitemap.xml"],
            delay_seconds=delay,
            max_articles=articles,
        )
        for host in name_hosts()
    ]


def make_limits() -> Capture:
    """Return the settings in force, with the hosts on loopback."""
    return replace(
        read_settings().capture,
        contact="mailto:bench@dateline.example",
        allow=("127.0.0.0/8",),
        hosts=tuple(f"{host}=127.0.0.1" for host in name_hosts()),
    )


async def capture_night(folder: Path, port: int, delay: float, articles: int) -> None:
    """Capture every host once into ``folder`` and print the peak memory of this process in MB."""
    async with open_night(make_limits(), folder / "ledger.sqlite", folder / "raw") as night:
        await asyncio.gather(*(capture_source(source, night) for source in make_sources(port, delay, articles)))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def start_night(folder: Path, port: int, delay: float, articles: int) -> subprocess.Popen[str]:
    """Start ``capture_night`` in a process of its own."""
    arguments = [str(folder), str(port), str(delay), str(articles)]
    command = [sys.executable, "-m", "flows.lab.bench_capture", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def finish_night(process: subprocess.Popen[str]) -> float:
    """Wait for a night's end; returns its peak memory in MB. Raises RuntimeError when it failed."""
    out, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the night ended with status {process.returncode}")
    return float(out)


@contextmanager
def run_site(articles: int) -> Iterator[int]:
    """Serve the site in a process of its own until the block ends; gives its port."""
    command = [sys.executable, "-m", "flows.lab.bench_site", str(articles)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield int(process.stdout.readline() if process.stdout else "")
    finally:
        process.kill()
        process.communicate()


def read_log(port: int) -> list[Asked]:
    """Return what the site was asked since the last call."""
    with urlopen(Request(f"http://127.0.0.1:{port}/log", headers={"Host": CONTROL})) as answer:
        return [Asked(*entry) for entry in json.load(answer)]


def list_stored(folder: Path) -> list[StoredRecord]:
    """Return what the raw store holds."""
    return [record for path in list_files(folder / "raw") for record in list_records(path)]


def count_articles(paths: Sequence[str]) -> Counter[str]:
    """Return how many times each article's address occurs."""
    return Counter(path for path in paths if "/story-" in path)


def judge_counts(counts: Counter[str]) -> str:
    """Return in words whether every allowed page was counted once and no other."""
    wanted = HOSTS * ARTICLES
    twice = sum(count > 1 for count in counts.values())
    return f"{len(counts):,} of {wanted:,}, {twice} more than once"


def check_files(folder: Path) -> str:
    """Return the verdict of warcio's own checker on the raw store."""
    paths = [str(path) for path in list_files(folder / "raw")]
    done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *paths], capture_output=True, check=False)
    return f"{'clean' if done.returncode == 0 and not done.stdout else 'FAULTS'}, {len(paths)} files"


def measure_nights(folder: Path, port: int) -> Iterator[Row]:
    """Measure two nights in a row without pauses."""
    started = time.perf_counter()
    memory = finish_night(start_night(folder, port, 0, ARTICLES * 2))
    seconds = time.perf_counter() - started
    asked = read_log(port)
    stored = list_stored(folder)
    counts = count_articles([record.url for record in stored if record.status == 200 and not record.revisit])
    yield "first night", "allowed pages stored", judge_counts(counts)
    yield (
        "",
        "allowed pages asked for",
        judge_counts(count_articles([request.host + request.path for request in asked])),
    )
    yield "", "disallowed pages asked for", str(sum(request.path.startswith("/private/") for request in asked))
    yield "", "pages a second", f"{len(counts) / seconds:,.0f} ({len(asked) / seconds:,.0f} requests)"
    yield "", f"peak memory, {len(counts):,} pages", f"{memory:,.0f} MB"
    memory = finish_night(start_night(folder, port, 0, ARTICLES * 2))
    asked = read_log(port)
    whole = Counter(request.path for request in asked if not request.is_conditional)
    payloads = sum(not record.revisit for record in list_stored(folder)) - sum(not r.revisit for r in stored)
    yield "second night", "conditional requests", f"{len(asked) - whole.total():,} of {len(asked):,}"
    yield "", "other requests", ", ".join(f"{count} {path}" for path, count in sorted(whole.items())) or "none"
    yield "", "new payloads stored", str(payloads)
    yield "", "peak memory", f"{memory:,.0f} MB"
    yield "", "warcio check", check_files(folder)


def measure_pauses(folder: Path, port: int) -> Iterator[Row]:
    """Measure how long the server is left in peace between two requests to one host."""
    memory = finish_night(start_night(folder, port, PAUSE, PAUSED_ARTICLES))
    times: defaultdict[str, list[float]] = defaultdict(list)
    for request in read_log(port):
        times[request.host].append(request.at)
    gaps = [later - earlier for at in times.values() for earlier, later in pairwise(sorted(at))]
    yield f"pauses of {PAUSE:g} s", "requests, hosts", f"{len(gaps) + len(times)}, {len(times)}"
    yield "", f"peak memory, {HOSTS * PAUSED_ARTICLES} pages", f"{memory:,.0f} MB"
    yield "", "shortest, median pause at the server", f"{min(gaps):.3f} s, {sorted(gaps)[len(gaps) // 2]:.3f} s"


def measure_kills(folder: Path, port: int, seconds: float) -> Iterator[Row]:
    """Kill a night five times, ``seconds`` apart, then let it end; count what is stored."""
    for _ in range(KILLS):
        process = start_night(folder, port, 0, ARTICLES * 2)
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    finish_night(start_night(folder, port, 0, ARTICLES * 2))
    asked = count_articles([request.host + request.path for request in read_log(port) if not request.is_conditional])
    stored = [record.url for record in list_stored(folder) if record.status == 200 and not record.revisit]
    yield f"{KILLS} times SIGKILL", "allowed pages stored", judge_counts(count_articles(stored))
    yield "", "asked for again, as they were in flight", str(sum(count - 1 for count in asked.values()))
    yield "", "other payloads stored twice", str(sum(count > 1 for count in Counter(stored).values()))
    yield "", "warcio check", check_files(folder)


def main() -> None:
    """Print the table of all trials."""
    rows: list[Any] = []
    with run_site(ARTICLES) as port, tempfile.TemporaryDirectory() as name:
        started = time.perf_counter()
        rows += measure_nights(Path(name) / "nights", port)
        night_seconds = (time.perf_counter() - started) / 2
        rows += measure_pauses(Path(name) / "pauses", port)
        rows += measure_kills(Path(name) / "kills", port, max(1.5, night_seconds / (KILLS + 1)))
    screen.show_rows(["trial", "what", "measured"], rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(capture_night(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])))
    else:
        main()
