"""The world of ``quarrel`` with a night more: an edited article, a reject, and an article that means harm."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.testclient import TestClient

from flows.page.app import build_app
from flows.warehouse.snapshots import Published
from tests.sql.building import Archive, Page, write_page
from tests.sql.quarrel import load_quarrel
from transforms.schema.records import Reject

SCRIPT = "<script>document.title='taken over'</script>"
IMAGE = "<img src=x onerror=\"document.title='taken over'\">"
HOSTILE_URL = "javascript:document.title='taken over'//elsewhere.example/page"
FORMULA = '=HYPERLINK("https://elsewhere.example")'
FILLER = "It rained all night on the quay, and nobody who was there can tell how many lamps were lit by the morning."


def tell_hostile() -> Page:
    """Return an article whose title, text, names and address try to be markup."""
    attributes = '"\' onmouseover=alert(1) x="'
    text = f"{SCRIPT} Mal <b>Ory</b> said {FORMULA}.\n\n{IMAGE} and {attributes} on 3 November.\n\n{FILLER}"
    page = write_page("https://hostile.example/page", text, published=date(2024, 11, 3), title=f"{SCRIPT} {IMAGE}")
    page.article = replace(page.article, url=HOSTILE_URL, section='"><svg onload=alert(1)>', authors=(SCRIPT,))
    page.claim(FORMULA, page.mention("Mal <b>Ory</b>"), quote="direct")
    page.timex("3 November", date(2024, 11, 3))
    return page


def tell_edited(count: str, captured_day: int) -> Page:
    """Return a version of one page."""
    text = f"The quay lost {count} lamps in the storm.\n\n{FILLER} The clerk wrote it down twice, in ink and in chalk."
    captured = datetime(2024, 11, captured_day, tzinfo=UTC)
    return write_page("https://gull.example/lamps", text, date(2024, 11, 2), title="Lamps lost", captured=captured)


def load_newsroom(archive: Archive) -> Archive:
    """Load the two nights."""
    load_quarrel(archive)
    reject = Reject("b.warc", 7, "https://gull.example/gone", "clean", "soft-404", "says that it is not there")
    shard = archive.shard("more", tell_hostile(), tell_edited("four", 5), tell_edited("nine", 6), rejects=(reject,))
    archive.load(shard, run_id="night of storms")
    return archive


def open_client(published: Path, seconds: float = 20, token: str = "") -> TestClient:
    """Return a client of the page over a published file, as a browser on this machine would ask it."""
    app = build_app(Published(published, 500, seconds, 1000), token)
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
