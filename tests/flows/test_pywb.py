"""Captured files replayed by pywb, the archive player that most web archives use: the newest capture is the page.

Skipped without the environment that ``make test-pywb`` makes, as pywb's libraries are not those of the project.
"""

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.fetching.warc_store import list_files
from flows.settings import ROOT
from tests.flows.loopback import run_loopback, say, validate
from tests.flows.test_capture import Desk

BIN = ROOT / ".venv-pywb" / "bin"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (BIN / "wayback").exists(), reason="make test-pywb installs pywb in an environment of its own"
    ),
]
PAGES = {"/kept": b"<p>The ferry sails.</p>", "/plain": b"<p>Always the same.</p>", "/edited": b"<p>First.</p>"}
START_SECONDS = 60


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Give the addresses of a player and of a site that it holds two nights of: a page that the server says has not
    changed, one that is sent again, one that was edited."""
    folder = tmp_path_factory.mktemp("pywb")
    with run_loopback() as site:
        desk = Desk(site, folder)
        desk.publish(*PAGES)
        site.answers["harbour.example/kept"] = validate(PAGES["/kept"], '"1"')
        site.answers["harbour.example/plain"] = say(PAGES["/plain"], Content_Type="text/html")
        site.answers["harbour.example/edited"] = validate(PAGES["/edited"], '"1"')
        desk.spend_night(desk.source())
        time.sleep(1.1)  # pywb tells captures apart by the second
        site.answers["harbour.example/edited"] = validate(b"<p>Second.</p>", '"2"')
        (report,) = desk.spend_night(desk.source())
        assert report.outcomes == {"unchanged": 2, "changed": 1}
        address = site.url("")
    run_player(folder, "wb-manager", "init", "tide")
    run_player(folder, "wb-manager", "add", "tide", *map(str, list_files(folder / "raw")))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [BIN / "wayback", "-b", "127.0.0.1", "-p", str(port)],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/tide", address
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder / "collections")


def run_player(folder: Path, command: str, *arguments: str) -> None:
    subprocess.run([BIN / command, *arguments], cwd=folder, check=True, capture_output=True)


def wait_for(port: int) -> None:
    for _ in range(START_SECONDS * 5):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("pywb did not start")


def replay(player: tuple[str, str], moment: str, path: str) -> tuple[int, bytes]:
    """Return status and body of the capture of a page nearest to a moment, as it was captured."""
    shown, address = player
    try:
        with urllib.request.urlopen(f"{shown}/{moment}id_/{address}{path}", timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


@pytest.mark.parametrize("moment", ["19700101000000", "20991231000000"], ids=["first night", "second night"])
@pytest.mark.parametrize("path", ["/kept", "/plain"])
def test_a_page_that_has_not_changed_is_shown(player: tuple[str, str], moment: str, path: str) -> None:
    assert replay(player, moment, path) == (200, PAGES[path])


def test_both_versions_of_an_edited_page_are_shown(player: tuple[str, str]) -> None:
    assert replay(player, "19700101000000", "/edited") == (200, b"<p>First.</p>")
    assert replay(player, "20991231000000", "/edited") == (200, b"<p>Second.</p>")
