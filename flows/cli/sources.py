"""``dateline sources``: see, try and add what is captured."""

from typing import Annotated as A

import typer

from flows.cli import screen
from flows.settings import read_settings

app = typer.Typer(no_args_is_help=True)


@app.command("list")
def show_sources() -> None:
    """List the sources, captured or not."""
    from flows.fetching.sources import list_sources

    folder = read_settings().sources
    sources = list_sources(folder)
    if not sources:
        screen.show_line(f"{folder} holds no source; add one: dateline sources add URL")
        return
    columns = ["source", "captured", "feeds", "sitemaps", "sections", "delay s", "articles"]
    rows = [
        [
            source.name,
            "yes" if source.is_enabled else "no",
            *(len(places) for places in (source.feeds, source.sitemaps, source.sections)),
            f"{source.delay_seconds:g}",
            f"{source.min_articles} to {source.max_articles}",
        ]
        for source in sources
    ]
    screen.show_rows(columns, rows)


@app.command()
def check(names: A[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="names; all without")] = None) -> None:
    """Validate sources and try them: what their pages list, and a few articles; nothing is stored."""
    import asyncio

    from flows.fetching.scouting import try_source
    from flows.fetching.sources import choose_sources, list_sources

    settings = read_settings()
    chosen = choose_sources(settings.sources, names) if names else list_sources(settings.sources)
    flags: list[str] = []
    for source in chosen:
        with screen.wait(f"trying {source.name}"):
            trial = asyncio.run(try_source(source, settings.capture))
        screen.show_line(f"{source.name}: {trial.links.total()} articles listed")
        if trial.n_old:
            why = f"dated over {source.max_age_days} days ago (max_age_days)"
            screen.show_line(
                f"{trial.n_old} are passed over: {why}; dateline backfill DATE {source.name} brings them in"
            )
        screen.show_rows(["named by", "articles"], sorted(trial.links.items()))
        screen.show_rows(["tried", "state", "why"], [[page.url, page.state, page.reason] for page in trial.tried])
        flags += [f"{source.name}: {flag}" for flag in trial.flags]
        flags += [] if trial.links else [f"{source.name}: lists no article"]
    for flag in flags:
        screen.show_line(flag)
    raise typer.Exit(bool(flags))


@app.command()
def add(
    url: A[str, typer.Argument(help="front page of a site")],
    name: A[str, typer.Option(help="name of the source; the site's host without")] = "",
    delay: A[float, typer.Option(help="seconds between two requests to one host, now and later")] = 2.0,
) -> None:
    """Find a site's feeds and sitemaps and write its source file, to be looked over."""
    import asyncio

    from flows.fetching.scouting import find_places
    from flows.fetching.sources import SourceError, check_address, name_source, read_source, render_source

    settings = read_settings()
    try:
        path = settings.sources / f"{name or name_source(check_address(url))}.toml"
    except ValueError as error:
        raise SourceError(f"{url}: {error}") from error
    if path.exists():
        raise SourceError(f"{path} is there already")
    with screen.wait(f"looking at {url}"):
        feeds, sitemaps = asyncio.run(find_places(url, delay, settings.capture))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_source(url, feeds, sitemaps, delay), encoding="utf-8")
    read_source(path)
    screen.show_line(
        f"{path}: {len(feeds)} feeds, {len(sitemaps)} sitemaps. Try it: dateline sources check {path.stem}"
    )
