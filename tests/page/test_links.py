"""What holds of every page that links lead to."""

import re
from collections import Counter

import duckdb
import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.sql.building import Archive

KINDS = {
    "search",
    "articles",
    "stories",
    "claims",
    "entities",
    "disputes",
    "figures",
    "today",
    "archive",
    "health",
    "questions",
}

ENOUGH = 5
"""So many questions put to one address show what is particular to it."""


@pytest.fixture(scope="module")
def pages(page: TestClient) -> dict[str, str]:
    """The pages that links lead to, by address, with what is shown there."""
    found: dict[str, str] = {}
    asked: Counter[str] = Counter()
    waiting = ["/", "/search", "/claims?speaker=Ada+Brook", "/search?words=bridge", "/health?missing=gull.example/gone"]
    while waiting:
        path = waiting.pop(0)
        if path in found or asked[path.split("?")[0]] == ENOUGH:
            continue
        asked[path.split("?")[0]] += 1
        answer = page.get(path)
        assert answer.status_code == 200, (path, answer.text[-400:])
        found[path] = answer.text
        waiting += list_links(answer.text)
    return found


def list_links(text: str) -> list[str]:
    """Return the addresses of this site that a page links to."""
    links = [link for link in html.fromstring(text).iter("a") if "download" not in link.attrib]
    return [link.get("href").split("#")[0] for link in links if link.get("href", "").startswith("/")]


def test_every_page_that_links_lead_to_is_there_and_has_its_landmarks(pages: dict[str, str]) -> None:
    assert {path.split("?")[0].split("/")[1] for path in pages} >= KINDS
    for path, text in pages.items():
        tree = html.fromstring(text)
        assert [len(list(tree.iter(tag))) for tag in ("main", "h1", "footer")] == [1, 1, 1], path
        assert tree.get("lang") == "en"


def test_anchors_and_descriptions_of_a_page_are_on_it_once(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        tree = html.fromstring(text)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        assert set(tree.xpath("//@aria-describedby")) <= set(ids), path


def test_hostile_text_is_never_markup(pages: dict[str, str]) -> None:
    shown = "".join(pages.values())
    assert "taken over" in shown  # it is shown, as text
    for path, text in pages.items():
        tree = html.fromstring(text)
        assert not [
            one
            for tag in ("script", "img", "iframe", "object", "b svg")
            for one in tree.xpath(f"//{tag.replace(' ', '/')}")
        ], path
        assert not [name for one in tree.iter() for name in one.attrib if name.startswith("on") or name == "style"], (
            path
        )
        assert not [
            link
            for link in tree.xpath("//@href | //@src | //@action")
            if ":" in link.split("?")[0] and not link.startswith("http")
        ], path


def test_sql_that_is_shown_runs_and_gives_the_rows(newsroom: Archive, pages: dict[str, str]) -> None:
    shown: dict[str, int] = {}
    for text in pages.values():
        for section in html.fromstring(text).xpath("//details[@class='questions']/section"):
            count = re.search(r"(\d+) rows?", section.xpath("./p")[0].text_content())
            shown[section.xpath(".//textarea")[0].text] = int(count[1]) if count else -1
    assert len(shown) > 40
    with duckdb.connect(str(newsroom.published), read_only=True) as connection:
        for sql, n_rows in shown.items():
            assert len(connection.execute(sql).fetchall()) == n_rows, sql
