"""A newcomer's five questions, each answered from the front page by clicks, which are counted."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Newcomer:
    """Someone at the front page, whose clicks are counted; typing into a field and Enter are told apart."""

    def __init__(self, tab: "Page") -> None:
        self.tab, self.clicks = tab, 0
        tab.goto("/")

    def click(self, name: str, role: str = "link", within: str = "main") -> None:
        self.clicks += 1
        self.tab.locator(within).get_by_role(role, name=name).first.click()

    def read(self) -> str:
        return self.tab.locator("main").inner_text()


@pytest.fixture
def newcomer(tab: "Page") -> Newcomer:
    return Newcomer(tab)


def test_what_did_somebody_say_about_something_in_some_days(newcomer: Newcomer) -> None:
    newcomer.tab.get_by_label("What did").fill("Ada Brook")
    newcomer.tab.get_by_label("say about").fill("bridge")
    newcomer.tab.get_by_label("from").fill("2024-11-01")
    newcomer.tab.get_by_label("to", exact=True).fill("2024-11-30")
    newcomer.click("Look", "button")
    assert "to open the northern bridge before the winter storms" in newcomer.read()
    assert newcomer.clicks == 1


def test_who_disagrees_with_whom(newcomer: Newcomer) -> None:
    newcomer.click("Who disagrees with whom?")
    newcomer.click("Carl Dunn")
    assert newcomer.tab.locator("section.side").count() > 1
    assert newcomer.clicks == 2


def test_what_happened_to_somebody(newcomer: Newcomer) -> None:
    newcomer.click("Mal")
    assert "What happened" in newcomer.read() and "3 November 2024" in newcomer.read()
    assert newcomer.clicks == 1


def test_is_this_article_a_reprint_or_an_edit(newcomer: Newcomer) -> None:
    newcomer.click("Lamps lost")
    assert "version" in newcomer.read()
    assert newcomer.clicks == 1


def test_why_is_a_page_missing(newcomer: Newcomer) -> None:
    newcomer.click("Why is a page missing?")
    newcomer.tab.get_by_label("Address, part of one, or a file").fill("https://gull.example/gone")
    newcomer.click("Look", "button")
    assert "an error page answered with status 200" in newcomer.read()
    assert newcomer.clicks == 2
