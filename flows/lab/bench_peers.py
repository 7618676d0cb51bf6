"""``make bench-peers WARC=path``: pages per processor second of Dateline's cleaning and of other extractors.

Each peer is installed in an environment of its own (`.venv-peers`) and run over the same pages, one after the other, by
the same loop. What they give differs: Dateline's figure has metadata, language, kinds of paragraphs and the verdict
whether a page is an article in it, newspaper4k's and news-please's text and metadata, datatrove's the text alone. What
cannot be installed is told and left out.
"""

import base64
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flows.cli import screen
from flows.lab.bench import read_archive
from flows.settings import ROOT, read_settings
from transforms.schema.records import RawDocument

HERE = Path(__file__).parent / "peers"
ENVIRONMENTS = ROOT / ".venv-peers"
LIMIT_SECONDS = 1800


class Peer(NamedTuple):
    """An extractor: its name, the file that calls it, and what to install; nothing for ours."""

    name: str
    module: str
    packages: tuple[str, ...]


PEERS = (
    Peer("Dateline, cleaning", "dateline_cleaning", ()),
    Peer("trafilatura", "bare_trafilatura", ()),
    Peer("datatrove, text only", "datatrove_extractor", ("datatrove[processing]==0.10.1", "lxml_html_clean")),
    Peer("newspaper4k", "newspaper4k", ("newspaper4k==0.9.6", "lxml_html_clean")),
    Peer("news-please", "news_please", ("news-please==1.6.16", "lxml_html_clean")),
)


class PeerError(RuntimeError):
    """A peer cannot be installed or run; the message is the last line of what was told."""


def write_pages(archive: Path, listed: Path) -> int:
    """Write the HTML pages of an archive as JSON lines; returns how many there are."""
    records = read_archive(archive, read_settings())
    pages = [record for record in records if isinstance(record, RawDocument) and record.media_type == "text/html"]
    rows = [json.dumps({"url": page.url, "body": base64.b64encode(page.body).decode()}) for page in pages]
    listed.write_text("\n".join(rows), encoding="ascii")
    return len(pages)


def find_python(peer: Peer) -> Path:
    """Return the Python of a peer's environment, which is made where it is missing; raises PeerError."""
    if not peer.packages:
        return Path(sys.executable)
    folder = ENVIRONMENTS / peer.module
    python = folder / "bin" / "python"
    if not (folder / ".ready").exists():
        run([sys.executable, "-m", "venv", str(folder)])
        run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *peer.packages])
        (folder / ".ready").touch()
    return python


def run(command: Sequence[str]) -> str:
    """Return what a command prints; raises PeerError."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_SECONDS, cwd=ROOT, check=False)
    except subprocess.TimeoutExpired as error:
        raise PeerError(f"took over {LIMIT_SECONDS} s") from error
    if done.returncode:
        raise PeerError((done.stderr.strip().splitlines() or ["no reason was told"])[-1])
    return done.stdout


def main(archive: Path) -> None:
    """Print pages per processor second of each peer, and how many times as fast Dateline's cleaning is."""
    rows: list[tuple[str, dict[str, float]]] = []
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "pages.jsonl"
        n_pages = write_pages(archive, listed)
        for peer in PEERS:
            try:
                printed = run(
                    [str(find_python(peer)), str(HERE / "loop.py"), str(HERE / f"{peer.module}.py"), str(listed)]
                )
                rows.append((peer.name, json.loads(printed.splitlines()[-1])))
            except PeerError as error:
                screen.show_line(f"{peer.name}: left out: {error}")
    ours = rows[0][1]["seconds"]
    table = [
        [
            name,
            f"{n_pages / found['seconds']:.1f}",
            f"{found['seconds'] / ours:.2f}",
            f"{found['texts']:.0f}",
            f"{found['failed']:.0f}",
        ]
        for name, found in rows
    ]
    screen.show_rows(["what", "pages/s", "Dateline is so many times as fast", "pages with a text", "raised"], table)
    screen.show_line(f"{n_pages} pages, processor seconds, one process each")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
