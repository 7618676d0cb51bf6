"""``dateline correct``: what a reviewer decides of entities, written to the files that every night replays."""

from typing import Annotated as A

import typer

from flows.cli import screen
from flows.settings import read_settings

app = typer.Typer(no_args_is_help=True)

Name = A[str, typer.Argument(help='a name as written, with its label where that is unclear: "PERSON Jane Doe"')]
Why = A[str, typer.Option(help="the reason, for those who come after")]
Who = A[str, typer.Option(help="who decided; the user of this machine without")]


def write(kind: str, why: str, who: str, new: str = "", **names: str) -> None:
    """Write a correction whose names may come without labels, and tell where it stands.

    Every name must be one in the published file, but for that of the field ``new``.
    """
    from flows.warehouse.corrections import add_correction, name_fully

    settings = read_settings()
    fields = {f: name if f == new else name_fully(settings.warehouse, name) for f, name in names.items()}
    path = add_correction(settings.corrections, kind, {**fields, "why": why, "who": who})
    screen.show_line(f"{path}: {kind} {', '.join(fields.values())}; the next night replays it")


@app.command()
def merge(name: Name, other: Name, why: Why, who: Who = "") -> None:
    """Say that two names mean one entity."""
    write("merge", why, who, **{"name": name, "with": other})


@app.command()
def split(name: Name, other: Name, why: Why, who: Who = "") -> None:
    """Say that a name does not mean the entity of another name."""
    write("split", why, who, **{"name": name, "from": other})


@app.command()
def alias(name: Name, other: Name, why: Why, who: Who = "") -> None:
    """Say that a name, which may be one that the archive has yet to bring, is another name of an entity."""
    from flows.warehouse.corrections import is_labelled

    write("alias", why, who, new="name" if is_labelled(name) else "", name=name, of=other)


@app.command()
def reject(name: Name, why: Why, who: Who = "") -> None:
    """Say that a name is none: its entity stays, marked as rejected."""
    write("reject", why, who, name=name)


@app.command()
def retype(name: Name, label: A[str, typer.Argument(help="the right label")], why: Why, who: Who = "") -> None:
    """Say that an entity is of another kind."""
    from flows.warehouse.corrections import add_correction, name_fully

    settings = read_settings()
    fields = {"name": name_fully(settings.warehouse, name), "label": label, "why": why, "who": who}
    path = add_correction(settings.corrections, "retype", fields)
    screen.show_line(f"{path}: retype {fields['name']} to {label}; the next night replays it")
