"""``python -m flows.lab.bench_page [ARTICLES] [FILE]``: how fast the page answers over a large archive.

An archive of ARTICLES (100,000) is made up as for the scale benchmark, or FILE, a published one, is taken. A server is
started as a reader starts it, and each kind of page is asked for, one after another, at addresses drawn from the file.
Printed: seconds from the command to the first page and until all is in memory that pages look up, and from then on
milliseconds by kind: median and 95th percentile.
"""

import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from os import environ
from pathlib import Path
from statistics import median, quantiles

from flows.cli import screen
from flows.lab.bench_scale import load, name_published, publish
from flows.lab.bench_synthetic import PER_DAY, annotate_sample, copy_archive, write_shards
from flows.page.serving import open_published
from flows.settings import Settings, read_settings

LOADED = 1_000
"""Articles that are loaded; the others are copies of them, of earlier days."""
ASKED = 30
GOAL = 100.0


def build_archive(settings: Settings, articles: int) -> Path:
    """Return a published file of so many articles."""
    (first,) = write_shards(settings, annotate_sample(settings), [min(LOADED, articles)])
    small, large = settings.data / "small", settings.data / "large"
    small.mkdir()
    publish(load(settings, small, first))
    copies = max(1, round(articles / first.n_articles))
    days = first.n_articles // PER_DAY + 3
    copy_archive(name_published(small), name_published(large), copies, days, settings.duckdb_megabytes)
    return name_published(large)


@contextmanager
def serve(folder: Path) -> Iterator[tuple[str, float]]:
    """Serve the published file of a folder by the command; yields the address and the seconds to the first page."""
    command = [str(Path(sys.executable).parent / "dateline"), "page", "--no-browser", "--port", "0"]
    started = time.monotonic()
    server = subprocess.Popen(command, env=environ | {"DATELINE_DATA": str(folder)}, stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline() if server.stdout else ""
        address = line.partition(" at ")[2].split()[0].rstrip("/")
        ask(address, "/")
        yield address, time.monotonic() - started
    finally:
        server.terminate()
        server.wait()


def ask(address: str, path: str) -> float:
    """Return the milliseconds in which a page came, whole."""
    started = time.perf_counter()
    with urllib.request.urlopen(address + path, timeout=120) as answer:
        answer.read()
    return (time.perf_counter() - started) * 1000


def measure_pages(address: str, asked: list[tuple[str, str]]) -> dict[str, list[float]]:
    """Return the milliseconds of each page by kind, what every reader sees alike being there."""
    for path in ("/disputes", "/figures", "/archive", "/claims"):
        ask(address, path)
    times: dict[str, list[float]] = {}
    for kind, path in asked:
        times.setdefault(kind, []).append(ask(address, path))
    return times


def await_lists(address: str) -> float:
    """Return after how many seconds all is in memory that pages look up; waits ten minutes at most."""
    started = time.monotonic()
    for number in range(600):  # each time another address: a page is kept as made
        with urllib.request.urlopen(f"{address}/health?waited={number}", timeout=120) as answer:
            if b"look up is in memory" in answer.read():
                break
        time.sleep(1)
    return time.monotonic() - started


def find_p95(times: list[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1]


def show_times(times: dict[str, list[float]], first: float, waited: float) -> None:
    """Print what was measured."""
    rows = [[kind, len(one), f"{median(one):.0f}", f"{find_p95(one):.0f}"] for kind, one in times.items()]
    screen.show_rows(["page", "asked", "median, ms", "p95, ms"], rows)
    everything = [one for some in times.values() for one in some]
    screen.show_line(
        f"all pages: median {median(everything):.0f} ms, p95 {find_p95(everything):.0f} ms (goal: {GOAL:.0f})"
    )
    screen.show_line(f"from the command to the first page: {first:.2f} s (goal: 1)")
    screen.show_line(f"from then until all was in memory that pages look up: {waited:.0f} s")


def main(articles: int, published: Path | None) -> None:
    """Build the archive unless there is one, and measure."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        settings = replace(read_settings(), data=Path(name))
        folder = (published or build_archive(settings, articles)).parent
        with open_published(replace(settings, data=folder)).read() as reader:
            asked = [(row["kind"], row["address"]) for row in reader.ask("bench/draw_addresses", n=ASKED)]
        with serve(folder) as (address, first):
            waited = await_lists(address)
            show_times(measure_pages(address, asked), first, waited)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 100_000, Path(given[1]) if len(given) > 1 else None)
