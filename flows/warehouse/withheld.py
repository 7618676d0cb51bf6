"""What the published file withholds as faulty: shown by runs, ``dateline status`` and ``dateline doctor``."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flows.warehouse.inspecting import read_status


class WithheldRows(NamedTuple):
    """How many rows of a table (or articles) are withheld, and the first: whose it is and what is wrong with it."""

    table: str
    n_rows: int
    what: str
    why: str


def list_withheld(published: Path) -> tuple[WithheldRows, ...]:
    """Return what is withheld in the published file, articles first; nothing when nothing is published yet."""
    return tuple(WithheldRows(*row) for row in read_status(published, "list_withheld"))


def describe_withheld(withheld: Sequence[WithheldRows]) -> str:
    """Return what is withheld in one line, with the first of it; empty when nothing is."""
    if not withheld:
        return ""
    counts = ", ".join(f"{one.n_rows:,} {one.table}" for one in withheld)
    return f"withheld as faulty: {counts}; first {withheld[0].what}: {withheld[0].why}"
