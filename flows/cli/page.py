"""``dateline page``: the published file in a browser."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated as A

import typer

from flows.settings import read_settings


def page(
    host: A[
        str, typer.Option(help="address to listen at; one that others reach needs a token (setting page.token)")
    ] = "",
    port: A[int, typer.Option(help="port to listen at; 0 for any that is free")] = -1,
    browser: A[bool, typer.Option(help="open a browser")] = True,
    export: A[
        Path | None, typer.Option(metavar="FOLDER", help="write the pages to a folder instead, to be shared")
    ] = None,
) -> None:
    """Look at the published file in a browser, read-only."""
    settings = read_settings()
    chosen = replace(settings.page, host=host or settings.page.host, port=settings.page.port if port < 0 else port)
    settings = replace(settings, page=chosen)
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
