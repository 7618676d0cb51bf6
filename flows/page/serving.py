"""The page served: where it listens, who may come, and a browser that opens it."""

import secrets
import socket
import webbrowser
from collections.abc import Sequence
from ipaddress import ip_address
from threading import Thread, Timer
from urllib.parse import quote

import uvicorn

from flows.page import nights
from flows.page.app import LOOPBACK, build_app
from flows.page.questions import Desk
from flows.settings import Settings
from flows.warehouse.faults import WarehouseError
from flows.warehouse.snapshots import Published

REMEMBERED = (
    "page/archive_totals",
    "page/disputes",
    "page/figures_told",
    "page/outlets",
    "page/languages",
    "page/acts",
)
"""What every reader sees alike: asked ahead, so that none waits for it."""
SETTLING = 1.0
"""Seconds in which the first page is made before anything is asked ahead."""


class AddressError(ValueError):
    """An address at which the page may not, or cannot, be served."""


def open_published(settings: Settings) -> Published:
    """Return the published file as the settings let it be read."""
    return Published(settings.warehouse, settings.duckdb_megabytes, settings.page.seconds, settings.page.rows)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches a host."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_address(host: str, token: str) -> None:
    """Raise AddressError for an address that others reach, while anybody may read."""
    if not is_loopback(host) and len(token) < 16:
        made = secrets.token_urlsafe(24)
        raise AddressError(
            f"{host} can be reached by others: set a token of 16 characters or more, as in DATELINE_PAGE_TOKEN={made}"
        )


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises AddressError when another listens there."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise AddressError(f"{host} port {port}: {error.strerror or error}; choose another with --port") from error


def name_page(listener: socket.socket, token: str) -> str:
    """Return the address under which a browser finds the page."""
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={quote(token)}" if token else "")


def serve(settings: Settings, listener: socket.socket, address: str, opens: bool) -> None:
    """Serve the page until interrupted; opens a browser when the server answers, if that is wanted."""
    published = open_published(settings)
    hosts: Sequence[str] = LOOPBACK if is_loopback(settings.page.host) else ["*"]
    app = build_app(published, settings.page.token, list(hosts))
    preparing = Timer(SETTLING, prepare, args=(published,))
    preparing.daemon = True
    preparing.start()
    if opens:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none")
    uvicorn.Server(config).run(sockets=[listener])


def prepare(published: Published) -> None:
    """Ask ahead what every reader sees; what cannot be asked now is told by the page."""
    try:
        with published.read() as reader:
            reader.snapshot.begin_keeping()
            for name in REMEMBERED:
                reader.remember(name)
            nights.list_upcoming(Desk(reader, "/today", {}, {}))
    except WarehouseError:
        return
