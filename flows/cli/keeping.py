"""The commands that keep: backups, putting them back, and removing what is no longer needed."""

from collections import Counter
from pathlib import Path
from typing import Annotated as A

import typer

from flows.cli import screen
from flows.settings import read_settings

app = typer.Typer()
MEGABYTE = 2**20


@app.command()
def backup(target: A[Path, typer.Argument(metavar="FILE.tar", help="where the backup goes")]) -> None:
    """Write raw files, lake, ledger, corrections, sources and settings to one file, be it that a night runs."""
    from flows.serving.backups import write_backup

    size = write_backup(read_settings(), target)
    screen.show_line(f"{target}: {size / MEGABYTE:,.1f} MB. Put it back: dateline restore {target}")


@app.command()
def restore(source: A[Path, typer.Argument(metavar="FILE.tar", help="a backup")]) -> None:
    """Put a backup back into an empty data folder; the next run publishes it."""
    from flows.serving.backups import restore_backup

    settings = read_settings()
    for name in restore_backup(settings, source):
        screen.show_line(f"{name} is another than in the backup: that is beside it as {Path(name).name}.restored")
    screen.show_line(f"{settings.data}: restored. Next: dateline rebuild")


@app.command()
def fetch() -> None:
    """Take the published file from the depot; runs do that by themselves, and take what else they need."""
    from flows.lake.depot import DepotError
    from flows.lake.locks import hold_run_lock
    from flows.warehouse.depots import fetch_published, read_pointer

    settings = read_settings()
    if not settings.depot:
        raise DepotError("no depot is set: DATELINE_DEPOT or `depot` in config/pipeline.toml")
    with hold_run_lock(settings.data):
        pointer = read_pointer(settings)
        if pointer is None:
            raise DepotError(f"depot {settings.depot}: nothing is published there yet")
        fetch_published(pointer, settings)
    screen.show_line(f"{settings.warehouse}: as published in {settings.depot}")


@app.command()
def tidy(
    days: A[float, typer.Option(min=0, help="keep what was written in the last so many days")] = 7,
    raw_days: A[float, typer.Option(min=0, help="remove raw files older than so many days; 0 keeps all")] = 0,
    is_trial: A[bool, typer.Option("--dry-run", help="only say what would go")] = False,
) -> None:
    """Remove superseded shards and files set aside; raw files only when told to, as nothing can replace them."""
    from flows.serving.tidying import tidy as remove_leftovers

    found = remove_leftovers(read_settings(), days, raw_days, is_trial)
    sizes: Counter[str] = Counter()
    for one in found:
        sizes[one.what] += one.size
    counts = Counter(one.what for one in found)
    told = [f"{n:,} × {what}, {sizes[what] / MEGABYTE:,.1f} MB" for what, n in counts.items()]
    screen.show_line(f"{'would go' if is_trial else 'removed'}: {'; '.join(told) or 'nothing'}")
