"""``dateline page``: the published file in a browser. Light to import, as a reader waits for it."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated as A

import typer

from flows.settings import Settings, read_settings

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

Host = A[str, typer.Option(help="address to listen at; one that others reach needs a token (setting page.token)")]
Port = A[int, typer.Option(help="port to listen at; 0 for any that is free")]
Browser = A[bool, typer.Option(help="open a browser")]
Export = A[Path | None, typer.Option(metavar="FOLDER", help="write the pages to a folder instead, to be shared")]


@app.command()
def page(host: Host = "", port: Port = -1, browser: Browser = True, export: Export = None) -> None:
    """Look at the published file in a browser, read-only."""
    settings = choose_address(read_settings(), host, port)
    if export:
        from flows.page.export import export_pages

        typer.echo(f"{export_pages(settings, export)} pages in {export}: open {export / 'index.html'}")
        return
    from flows.page.serving import check_address, listen, name_page, serve

    check_address(settings.page.host, settings.page.token)
    listener = listen(settings.page.host, settings.page.port)
    address = name_page(listener, settings.page.token)
    typer.echo(f"{settings.warehouse} at {address}  (Ctrl-C ends)")
    serve(settings, listener, address, browser)


def choose_address(settings: Settings, host: str, port: int) -> Settings:
    """Return the settings with the host and the port that the command names."""
    chosen = replace(settings.page, host=host or settings.page.host, port=settings.page.port if port < 0 else port)
    return replace(settings, page=chosen)


def main() -> None:
    """Run this command alone; what a user can mend is one line on standard error, with the exit status 1."""
    try:
        app(args=sys.argv[2:], prog_name="dateline page")
    except (RuntimeError, OSError, ValueError) as error:
        print(f"dateline: {' '.join(str(error).split())}", file=sys.stderr)
        sys.stderr.flush()
        os._exit(1)
