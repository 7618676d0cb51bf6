"""The page as an application: which address shows what, and how a page is made."""

import logging
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from flows.page import archives, articles, claims, disputes, entities, figures, nights, searching, stored, words
from flows.page.faults import AskedWronglyError, NotHereError
from flows.page.guarding import Guard
from flows.page.questions import Desk, render_csv
from flows.warehouse.faults import LateError, NothingPublishedError, WarehouseError
from flows.warehouse.snapshots import Published, Snapshot, find_statement
from flows.warehouse.statements import FOLDER

log = logging.getLogger("dateline.page")
"""Tells at level DEBUG what a page stumbled over."""
HERE = Path(__file__).parent
STARTED = token_hex(8)
"""Told apart: another version of Dateline shows the same file otherwise."""
MOST_PAGES = 500
"""Pages that are kept as made, until the next night: what many readers look at is made once."""
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
"""Hosts by which a page on this machine is asked for; another name that leads here is a trick (DNS rebinding)."""
View = Callable[[Desk], dict[str, Any]]
"""Makes what a template shows; raises NotHereError, AskedWronglyError, WarehouseError."""

VIEWS: dict[str, tuple[str, View]] = {
    "/": ("home", searching.show_home),
    "/search": ("search", searching.show_search),
    "/articles/{article}": ("article", articles.show_article),
    "/articles/{article}/since/{before}": ("versions", articles.show_versions),
    "/stories/{story}": ("story", articles.show_story),
    "/claims": ("claims", claims.show_claims),
    "/claims/{group}": ("group", claims.show_group),
    "/entities": ("entities", entities.show_entities),
    "/entities/{entity}": ("entity", entities.show_entity),
    "/entities/{entity}/correct": ("correct", entities.show_correction),
    "/disputes": ("disputes", disputes.show_disputes),
    "/disputes/{dispute}": ("dispute", disputes.show_dispute),
    "/figures": ("figures", figures.show_figures),
    "/today": ("today", nights.show_today),
    "/archive": ("archive", archives.show_archive),
    "/health": ("health", nights.show_health),
    "/questions": ("questions", stored.show_questions),
    "/questions/{name}": ("question", stored.show_question),
}


def build_templates() -> Environment:
    """Return the templates; whatever they show of an article is escaped."""
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.filters |= {
        "day": words.write_day,
        "moment": words.write_moment,
        "number": words.write_number,
        "count": words.write_count,
        "outside": choose_outside,
        "next": next,
    }
    templates.globals |= {"words": words, "address": build_address}
    return templates


def build_address(path: str, **values: Any) -> str:
    """Return an address of the page with the fields that hold something."""
    given = {name.rstrip("_"): value for name, value in values.items() if value not in (None, "")}
    return path + (f"?{urlencode(given)}" if given else "")


def choose_outside(url: str | None) -> str:
    """Return an address that a browser may open, empty for any that is no http address (``javascript:``, ``data:``)."""
    try:
        is_web = urlsplit(url or "").scheme in ("http", "https")
    except ValueError:
        return ""
    return (url or "") if is_web else ""


def build_app(published: Published, token: str = "", hosts: list[str] | None = None) -> Starlette:
    """Return the application over a published file; ``hosts`` are the names it answers to, LOOPBACK without."""
    templates = build_templates()
    routes = [Route(path, make_endpoint(published, templates, *view)) for path, view in VIEWS.items()]
    routes += [
        Route("/rows/{name}.csv", make_csv(published)),
        Route("/style.css", give_file("style.css", "text/css")),
        Route("/icon.svg", give_file("icon.svg", "image/svg+xml")),
    ]
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard, token=token),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts or LOOPBACK, www_redirect=False),
        ],
        exception_handlers={Exception: make_apology(templates), HTTPException: make_apology(templates)},
    )
    app.state.published = published
    return app


def make_endpoint(published: Published, templates: Environment, template: str, view: View) -> Callable[..., Response]:
    """Return what answers at one kind of address."""

    def answer(request: Request) -> Response:
        """Give the page as it was made of this snapshot, or make it; what cannot be shown is told on a page too."""
        address = f"{request.url.path}?{request.url.query}"
        try:
            with published.read() as reader:
                made, tag = reader.snapshot.pages, name_page(reader.snapshot, address)
                if request.headers.get("if-none-match") == tag:
                    return Response(status_code=304, headers={"ETag": tag})
                text = made.get(address)
                if text is None:
                    desk = Desk(reader, request.url.path, request.path_params, request.query_params)
                    text = fill_template(templates, template, view, desk).encode()
                    if len(made) < MOST_PAGES:
                        made[address] = text
                return HTMLResponse(text, headers={"ETag": tag})
        except Exception as error:
            log.debug("%s", request.url, exc_info=error)
            return apologise(templates, error)

    return answer


def name_page(snapshot: Snapshot, address: str) -> str:
    """Return the tag of a page (ETag, RFC 9110): of this file, at this address, as this version shows it."""
    return f'"{blake2b(repr((STARTED, snapshot.stamp, address)).encode(), digest_size=12).hexdigest()}"'


def fill_template(templates: Environment, template: str, view: View, desk: Desk) -> str:
    """Return a page: what its view found, and what stands around it on every page."""
    shown = view(desk)
    totals = desk.reader.remember("page/archive_totals")[0]
    around = {"asked": desk.asked, "totals": totals, "here": desk.here, "query": desk.query}
    return templates.get_template(f"{template}.html").render(shown, **around)


def make_csv(published: Published) -> Callable[[Request], Response]:
    """Return what gives the rows of a statement of the page, or of a stored query, as CSV."""

    def answer(request: Request) -> Response:
        """Ask the statement with the values of the address."""
        name = request.path_params["name"]
        folder = "queries" if request.query_params.get("stored") else "page"
        if not name.isidentifier() or not (FOLDER / folder / f"{name}.sql").is_file():
            raise HTTPException(404)
        most = {"most": str(published.most_rows)} if "most" in find_statement(f"{folder}/{name}").parameters else {}
        try:
            with published.read() as reader:
                asked = dict(request.query_params) | most
                rows = Desk(reader, request.url.path, {}, request.query_params).ask_statement(f"{folder}/{name}", asked)
        except WarehouseError as error:
            return Response(f"{error}\n", 400, media_type="text/plain")
        text = render_csv(rows[0] if rows else [], rows)
        return Response(
            text, media_type="text/csv", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'}
        )

    return answer


def give_file(name: str, kind: str) -> Callable[[Request], Response]:
    """Return what gives a file that lies beside this one."""
    return lambda _: FileResponse(HERE / name, media_type=kind, headers={"Cache-Control": "private, max-age=300"})


OTHER_VERSION = (
    "Another version of Dateline made the published file, without what this page looks up: the next night, or dateline "
    "rebuild, makes it anew."
)


def make_apology(templates: Environment) -> Callable[[Request, Exception], Response]:
    """Return what answers when a page cannot be made."""
    return lambda _, error: apologise(templates, error)


def apologise(templates: Environment, error: Exception) -> Response:
    """Return a page that says what went wrong and what to do; of a fault of our own, only that there is one."""
    status, told = describe_trouble(error)
    return HTMLResponse(templates.get_template("trouble.html").render(status=status, told=told), status)


def describe_trouble(error: Exception) -> tuple[int, str]:
    """Return the status of an answer and what it says."""
    if isinstance(error, AskedWronglyError):
        return 400, str(error)
    if isinstance(error, NotHereError):
        return 404, str(error)
    if isinstance(error, HTTPException):
        return error.status_code, "There is no page at this address." if error.status_code == 404 else error.detail
    if isinstance(error, LateError):
        return 503, "That took too long. Ask for fewer days, or for one outlet."
    if isinstance(error, NothingPublishedError):
        return 503, "Nothing is published yet: dateline run makes the first night; then load this page again."
    if isinstance(error, WarehouseError):
        return 503, OTHER_VERSION if "Catalog Error" in str(error) else "The published file cannot be asked this now."
    return 500, "Something in the page itself is wrong; what it read is untouched."
