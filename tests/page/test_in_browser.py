"""The page in a real browser: what a reader does there by clicks, by keys, on a phone; and what never happens."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from flows.warehouse.published import publish

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 720}
PLACES = (
    "/", "/search?words=bridge", "/claims?speaker=Ada+Brook", "/claims?speaker=Nobody+At+All", "/entities", "/disputes",
    "/figures", "/today", "/archive", "/health?missing=b.warc", "/questions", "/questions/witnesses",
)  # fmt: skip


def find_ones(tab: "Page") -> list[str]:
    """Return an address of each kind of single thing."""
    found = {}
    for place in ("/search?words=bridge", "/entities", "/disputes", "/search?words=lamps", "/today"):
        tab.goto(place)
        for link in tab.locator("main a:not([download])").all():
            path = (link.get_attribute("href") or "").split("#")[0]
            found.setdefault((path.split("/")[1] if path.count("/") else "", path.count("/")), path)
    return [path for path in found.values() if path.count("/") > 1]


def test_from_search_to_highlight_to_timeline_to_dispute(tab: "Page") -> None:
    tab.goto("/")
    tab.get_by_role("searchbox").fill("pillars cracked")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Title").first.click()
    tab.mouse.move(0, 0)  # from where the link was, which may be over a claim now
    note = tab.get_by_role("tooltip").filter(has_text="How sure: certain")
    assert not note.first.is_visible()
    tab.locator("mark.claim").first.hover(position={"x": 300, "y": 5})
    tab.locator("mark.claim").first.focus()
    assert note.first.is_visible()
    tab.get_by_role("link", name="Carl Dunn").first.click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Carl Dunn"
    tab.get_by_role("link", name="Disputes").last.click()
    tab.locator("ol.disputes h2 a").first.click()
    assert tab.locator("section.side").count() > 1


def test_layers_are_switched_by_key_and_what_is_off_is_quiet(tab: "Page") -> None:
    tab.goto("/search?words=pillars")
    tab.get_by_role("link", name="Title").first.click()
    claim = tab.locator("mark.claim").first
    shown = claim.evaluate("one => getComputedStyle(one).backgroundColor")
    tab.get_by_role("checkbox", name="claims").focus()
    tab.keyboard.press("Space")
    assert claim.evaluate("one => getComputedStyle(one).backgroundColor") != shown


@pytest.mark.slow
def test_by_keys_alone(tab: "Page") -> None:
    tab.goto("/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
    tab.goto("/search?words=pillars")
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('.results h2 a')"):
            break
    tab.keyboard.press("Enter")
    tab.wait_for_selector("article")
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('mark.claim, mark.name')"):
            break
    assert tab.locator("mark:focus > .note").is_visible()
    outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


@pytest.mark.slow
def test_on_a_phone_nothing_is_wider_than_the_screen(tab: "Page") -> None:
    tab.set_viewport_size(PHONE)
    for place in (*PLACES, *find_ones(tab)):
        tab.goto(place)
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], place


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(tab: "Page", scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab.context.set_default_timeout(60_000)
    tab.emulate_media(color_scheme=scheme)
    found = {}
    for place in (*PLACES, *find_ones(tab)):
        tab.goto(place)
        for fault in axe.run(tab).response["violations"]:
            if fault["impact"] in ("serious", "critical"):
                found[place, fault["id"]] = [node["html"][:200] for node in fault["nodes"]][:3]
    assert found == {}


@pytest.mark.slow
def test_hostile_text_stays_text(tab: "Page") -> None:
    tab.goto("/search?words=lit+morning+onerror")
    tab.locator(".results h2 a").first.click()
    assert "taken over" in tab.get_by_role("heading", level=1).inner_text()
    tab.wait_for_timeout(300)
    assert tab.title() != "taken over"
    assert tab.locator("a[href^='javascript']").count() == 0


@pytest.mark.slow
def test_a_night_that_ends_meanwhile_is_seen_on_the_next_page(tab: "Page", site: tuple[str, Path]) -> None:
    tab.goto("/search?words=lamps")
    assert tab.get_by_role("link", name="Lamps lost").count() > 0
    later = site[1].with_name("later.duckdb")
    shutil.copy(site[1], later)
    with duckdb.connect(str(later)) as connection:
        connection.execute("UPDATE articles SET title = 'Lamps found' WHERE title = 'Lamps lost'")
    publish(later, site[1])
    tab.reload()
    assert tab.get_by_role("link", name="Lamps found").count() > 0


@pytest.mark.slow
def test_it_prints_without_its_controls(tab: "Page") -> None:
    tab.goto("/claims?speaker=Ada+Brook")
    tab.emulate_media(media="print")
    assert not tab.get_by_role("search").is_visible()
    assert tab.locator("ol.claims").is_visible()
