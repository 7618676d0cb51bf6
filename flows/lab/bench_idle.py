"""``python -m flows.lab.bench_idle [SHARDS ...]``: what a night with nothing new costs, by shards that are loaded.

A raw store of so many WARC files is made up, an article each, and ingested. Then the steps of a night are taken over it
again: the same functions that the tasks call, Prefect aside. Printed: seconds of planning, healing, sorting out what is
loaded, and loading, for each number of shards (50, 400 and 4,000).
"""

import gzip
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from flows import tasks
from flows.cli import screen
from flows.lab.soak_faults import RUN_ID
from flows.lake import shards
from flows.settings import Settings, read_settings

SHARDS = (50, 400, 4_000)
PAGE = """<html><head><title>Boats {number}</title><meta property="og:type" content="article"></head><body><article>
<h1>Boats {number}</h1><p>{number} boats left the harbour of Selm on 1 November 2024, the harbour office said, and none
of them came back before the storm had passed over the islands and the lights on the pier were lit again.</p>
<p>Ann Lee, a pilot, said that nobody in the town had seen so many sails since the year in which the bridge was built,
and that the council would have to think about a larger pier before the next summer.</p></article></body></html>"""


def write_store(raw: Path, count: int) -> None:
    """Write so many WARC files of one page each."""
    raw.mkdir(parents=True)
    for number in range(count):
        body = PAGE.format(number=number).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://tide.example/{number}\r\n"
            f"WARC-Date: 2024-11-02T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        (raw / f"{number:05}.warc.gz").write_bytes(gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0))


def run_night(settings: Settings) -> dict[str, float]:
    """Take the steps of a night over the raw store; returns the seconds of each."""
    seconds: dict[str, float] = {}

    def take(name: str, step: Callable[..., Any], *arguments: Any) -> Any:
        """Take one step and note its seconds."""
        started = time.perf_counter()
        outcome = step(*arguments)
        seconds[name] = time.perf_counter() - started
        return outcome

    slices = take("plan", tasks.plan.fn, [], settings)
    slices = take("heal", tasks.heal.fn, slices, settings)
    fresh, done = take("sort out", tasks.split_loaded.fn, slices, settings)
    cleaned = take("clean", lambda: [shards.clean_slice(slice_, settings) for slice_ in fresh])
    boilerplate = take("learn", tasks.learn.fn, cleaned, settings)
    annotated = take("annotate", lambda: [shards.annotate_shard(one, boilerplate, settings) for one in cleaned])
    candidate = take("load", tasks.load.fn, [*done, *annotated], settings)
    if candidate:
        take("publish", tasks.publish.fn, candidate, settings)
    return seconds


def main(counts: Sequence[int]) -> None:
    """Print what an idle night costs for each number of shards."""
    os.environ.setdefault(RUN_ID, "bench")
    measured = []
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="idle-") as folder:
            settings = replace(read_settings(), data=Path(folder))
            write_store(settings.raw, count)
            run_night(settings)
            measured.append(run_night(settings))
    steps = list(measured[-1])
    rows = [[step, *(f"{one.get(step, 0.0):.2f}" for one in measured)] for step in steps]
    rows.append(["all", *(f"{sum(one.values()):.2f}" for one in measured)])
    screen.show_rows(["step, seconds", *(f"{count:,} shards" for count in counts)], rows)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or SHARDS)
