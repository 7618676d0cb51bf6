"""``python -m flows.lab.soak [DOCUMENTS] [SEED]``: does any document, of real archives or bent at random, make a fault?

The archives beside the checkout are run as they are, as far as half of DOCUMENTS (20,000) reaches, then mutations of
their documents, night after night into one warehouse, by the steps that every night takes. Later nights also find
documents of earlier ones edited, withdrawn and reprinted. At the end one night over all that is loaded must give the
same tables. Printed: each kind of fault, how often it came, and the smallest document that makes it, which is kept in
the folder ``soak/faults``. Any fault: exit status 1.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from flows.cli import screen
from flows.lab.mutations import draw_passage, mutate, mutate_date
from flows.lab.soak_faults import Fault, Row, load_shards, read_documents, run_steps, shrink_fault, write_rows
from flows.reading import plan_slices
from flows.reading.registry import name_by_ending
from flows.settings import ROOT, Settings, read_settings
from flows.warehouse import building, inspecting
from flows.warehouse.healing import recall_shards

SHARED = ROOT.parent / "shared" / "archives"
ARCHIVES = ("t17", "wikinews-2019-2020.jsonl.gz", "wikinews-2020.csv", "seed", "pages.warc.gz")
DOCUMENTS = 20_000
PER_NIGHT = 2_500
FILES_A_NIGHT = 5
PASSAGE = 800
"""Characters of a text that is mutated; faults are made by a few sentences, and more texts find more of them."""
OUTLETS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A kind of fault: how often it came, what was said of it first, the smallest document that makes it."""

    kind: str
    count: int
    detail: str
    row: Row | None


def soak(archives: Sequence[Path], documents: int, per_night: int, seed: int, settings: Settings) -> list[Found]:
    """Run archives and mutations of them, ``documents`` in all, into the settings' data folder; return the faults.

    However many rows are withheld, nights are published, so that each goes on from the one before.
    """
    settings = replace(settings, withheld_share=1.0)
    faults: list[Fault] = []
    for number, inputs in enumerate(write_nights(archives, documents, per_night, seed, settings), start=1):
        faults += run_night(inputs, settings, f"night {number}")
    faults += [*find_unsound(settings), *compare_with_one_night(settings)]
    return [describe_kind([fault for fault in faults if fault.kind == kind], settings) for kind in count_kinds(faults)]


def run_night(inputs: Sequence[Path], settings: Settings, run_id: str) -> list[Fault]:
    """Run a night, tell it in one line and return its faults."""
    started = time.perf_counter()
    read, faults = run_steps(inputs, settings, run_id)
    seconds = time.perf_counter() - started
    told = ", ".join(f"{count} {kind}" for kind, count in count_kinds(faults).items()) or "none"
    screen.show_line(f"{run_id}: {read:,} documents, {read / seconds:.1f} a second, faults: {told}")
    return faults


def count_kinds(faults: Sequence[Fault]) -> dict[str, int]:
    """Return how often each kind came, the most frequent first."""
    return dict(Counter(fault.kind for fault in faults).most_common())


def describe_kind(faults: Sequence[Fault], settings: Settings) -> Found:
    """Return faults of one kind as one, with the smallest document that makes it, shrunk from the shortest."""
    shortest = min(faults, key=lambda fault: len(json.dumps(fault.row)) if fault.row else sys.maxsize)
    return Found(shortest.kind, len(faults), shortest.detail, shrink_fault(shortest, settings))


def find_unsound(settings: Settings) -> list[Fault]:
    """Return a fault for each audit that finds rows of the published file wrong."""
    failures = building.check_archive(settings.warehouse) if settings.warehouse.exists() else []
    return [Fault(f"audit {one.name}", f"{one.n_rows} rows, first {one.rows[:1]}", "check") for one in failures]


def compare_with_one_night(settings: Settings) -> list[Fault]:
    """Return a fault for each table that one night over all that is loaded would give otherwise."""
    loaded = building.read_loaded_shards(settings.warehouse)
    with tempfile.TemporaryDirectory() as folder:
        alone = replace(settings, data=Path(folder))
        alone.lake.symlink_to(settings.lake.absolute())
        faults = load_shards([*recall_shards(loaded, settings).values()], alone) if loaded else []
        nights, night = inspecting.hash_tables(settings.warehouse), inspecting.hash_tables(alone.warehouse)
    differing = [name for name in nights if nights[name] != night.get(name)]
    return faults or [Fault(f"table {name} depends on the nights", "", "load") for name in differing]


def write_nights(
    archives: Sequence[Path], documents: int, per_night: int, seed: int, settings: Settings
) -> Iterator[list[Path]]:
    """Yield the inputs of each night: archives as they are, then files of mutated documents."""
    whole, number = choose_whole(archives, documents // 2)
    if whole:
        yield whole
    originals = [*read_archives(archives, settings)]
    last: list[Path] = []
    while number < documents:
        night = [mutate_document(originals, seed, one) for one in range(number, min(number + per_night, documents))]
        files = write_files(settings.data / "input" / f"from-{number}", night)
        yield files + [edit_file(path, Random(f"{seed} {path.name} {number}")) for path in last[:1]]
        number, last = number + len(night), files


def choose_whole(archives: Sequence[Path], documents: int) -> tuple[list[Path], int]:
    """Return the archives, smallest first, that hold no more than ``documents`` in all, and how many they hold."""
    counts = sorted((sum(one.count for one in plan_slices(path, PER_NIGHT)), path) for path in archives)
    chosen: list[Path] = []
    total = 0
    for count, path in counts:
        if total + count <= documents:
            chosen.append(path)
            total += count
    return chosen, total


def read_archives(archives: Sequence[Path], settings: Settings) -> Iterator[Row]:
    """Yield every document of the archives."""
    slices = (slice_ for path in archives for slice_ in plan_slices(path, PER_NIGHT))
    return (row for slice_ in slices for row in read_documents(slice_, settings).values())


def mutate_document(originals: Sequence[Row], seed: int, number: int) -> Row:
    """Return a mutation of a document drawn from the originals; one in ten has the address of one shortly before it."""
    random = Random(f"{seed} {number}")
    row = dict(random.choice(originals))
    if "text" in row:
        row["text"] = draw_passage(row["text"], random, PASSAGE)
    body = "text" if "text" in row else "html"
    row[body] = mutate(row[body], random)
    if random.random() < 0.2:
        row["title"] = mutate(row.get("title", ""), random)
    row["published"] = mutate_date(row.get("published", ""), random)
    place = number - random.randint(1, 9) if random.random() < 0.1 else number
    row["url"] = f"https://outlet{place % OUTLETS}.example/{place}"
    return row


def write_files(folder: Path, rows: Sequence[Row]) -> list[Path]:
    """Write a night's documents as a few files."""
    size = -(-len(rows) // FILES_A_NIGHT)
    starts = range(0, len(rows), size)
    return [write_rows(folder / f"part-{start}.jsonl", rows[start : start + size]) for start in starts]


def edit_file(path: Path, random: Random) -> Path:
    """Withdraw one document in ten of a file of an earlier night, edit two in ten; return its path."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if random.random() < 0.9] or rows[:1]
    for row in kept:
        if "text" in row and random.random() < 0.2:
            row["text"] = mutate(row["text"], random)
    return write_rows(path, kept)


def show_faults(found: Sequence[Found], folder: Path) -> None:
    """Print how often each kind came, what was said of it, and in which file of the folder its smallest document is."""
    screen.show_line(f"{sum(one.count for one in found):,} faults, kinds: {len(found)}")
    for number, one in enumerate(found, start=1):
        screen.show_line(f"{one.count:7,}  {one.kind}: {one.detail[:200]}")
        if one.row:
            path = write_rows(folder / f"{number:03}.jsonl", [one.row])
            screen.show_line(f"         {path}: {sum(map(len, one.row.values())):,} characters")


def list_archives(folder: Path) -> list[Path]:
    """Return the archives beside the checkout, and the texts of the development sets as archives in a folder."""
    gold = folder / "gold"
    subprocess.run([sys.executable, str(SHARED / "from_gold.py"), str(gold)], check=True)
    return [path for name in ARCHIVES if can_read(path := SHARED / name)] + sorted(gold.iterdir())


def can_read(path: Path) -> bool:
    """Tell whether an archive is there and of a kind that has a reader."""
    return path.is_dir() or (path.exists() and name_by_ending(path.name) != "")


def main() -> None:
    """Soak as the command line says."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    settings = read_settings()
    settings = replace(settings, data=settings.data / "soak")
    shutil.rmtree(settings.data, ignore_errors=True)
    settings.data.mkdir(parents=True)
    found = soak(list_archives(settings.data), documents, PER_NIGHT, seed, settings)
    show_faults(found, settings.data / "faults")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
