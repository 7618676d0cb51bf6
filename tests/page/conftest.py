"""One archive, and clients that ask the page over it."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.testclient import TestClient

from flows.page.app import build_app
from flows.page.serving import listen, name_page
from flows.warehouse.snapshots import Published
from tests.page.newsroom import load_newsroom, open_client
from tests.sql.building import Archive

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return load_newsroom(Archive(tmp_path_factory.mktemp("newsroom")))


@pytest.fixture(scope="session")
def page(newsroom: Archive) -> TestClient:
    return open_client(newsroom.published)


@pytest.fixture(scope="session")
def site(newsroom: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A served page and its published file, which a test may replace."""
    published = tmp_path_factory.mktemp("site") / "dateline.duckdb"
    shutil.copy(newsroom.published, published)
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(build_app(Published(published, 500, 20, 1000)), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield name_page(listener, "").rstrip("/"), published
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: "Browser", site: tuple[str, Path]) -> Iterator["Page"]:
    """A tab that fails its test for any error, any message box and any request to elsewhere."""
    context = chromium.new_context(base_url=site[0], viewport={"width": 1200, "height": 900})
    tab, troubles = context.new_page(), []
    tab.on("console", lambda message: troubles.append(message.text))
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    tab.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    tab.on("request", lambda asked: None if asked.url.startswith(site[0]) else troubles.append(asked.url))
    yield tab
    context.close()
    assert troubles == []
