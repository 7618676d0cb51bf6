"""What a reader finds on the pages."""

import shutil
from pathlib import Path
from threading import Thread

import duckdb
from lxml import html
from starlette.testclient import TestClient

from flows.warehouse.published import publish
from flows.warehouse.snapshots import Answers, Reader, find_statement
from flows.warehouse.statements import list_statements
from tests.page.newsroom import open_client
from tests.sql.building import Archive

ALL = find_statement("page/browse").parameters


def read(page: TestClient, path: str) -> str:
    answer = page.get(path)
    assert answer.status_code == 200, answer.text[-300:]
    return " ".join(html.fromstring(answer.text).text_content().split())


def follow(page: TestClient, path: str, text: str) -> str:
    """Return the address that the first link with a text leads to."""
    links = html.fromstring(page.get(path).text).iter("a")
    return next(link.get("href") for link in links if text in link.text_content())


def test_search_leads_to_the_words(page: TestClient) -> None:
    found = follow(page, "/search?words=pillars+cracked", "Title")
    assert "the pillars of the northern bridge are cracked beyond repair" in read(page, found)


def test_a_search_of_nothing_known_says_what_the_archive_has(page: TestClient) -> None:
    assert "bridge" in follow(page, "/search?words=brigde", "bridge")


def test_filters_narrow_a_search(page: TestClient) -> None:
    everywhere = read(page, "/search?words=bridge")
    assert "tide.example" in everywhere and "gull.example" in everywhere
    told = html.fromstring(page.get("/search?words=bridge&outlet=tide.example").text).xpath("//ol[@class='results']/li")
    assert told and all("tide.example" in one.text_content() for one in told)
    assert "No article" in read(page, "/search?words=bridge&until=1999-01-01")
    assert "Title" in read(page, "/search?speaker=Ada+Brook&act=promises")


def test_words_in_quotation_marks_stand_together(page: TestClient) -> None:
    assert "Title" in read(page, '/search?words="pillars+of+the+NORTHERN+bridge"')
    assert "No article" in read(page, '/search?words="bridge+northern"')


def test_names_are_counted_among_what_is_found(page: TestClient) -> None:
    named = follow(page, "/search?words=pillars", "Carl Dunn")
    assert "entity=Carl+Dunn" in named
    assert "Title" in read(page, named)


def test_where_rows_lie_changes_no_answer(newsroom: Archive) -> None:
    client = open_client(newsroom.published)
    published = client.app.state.published
    with published.read() as reader:
        ids = [row["article_id"] for row in reader.ask("page/browse", **ALL)]
        stories = [f"/stories/{row['story_id']}" for row in reader.ask("page/browse", **ALL)]
    places = [*(f"/articles/{one}" for one in ids), *stories, "/claims?speaker=Ada+Brook"]
    snapshot = published.find_snapshot()
    snapshot.keeper = Thread()  # as if it were under way: nothing is known yet
    looked_for = [shorten(client.get(place).text) for place in places]
    snapshot.keep_rows()
    snapshot.pages.clear()
    snapshot.answers = Answers()
    assert snapshot.keeps_all
    assert [shorten(client.get(place).text) for place in places] == looked_for


def shorten(text: str) -> str:
    """Return a page without the questions at its foot, which tell where rows lie."""
    return text.partition('<details class="questions">')[0]


def test_what_somebody_said_of_something_in_some_days(page: TestClient) -> None:
    said = "/claims?speaker=Ada+Brook&about=bridge&from=2024-11-01&until=2024-11-02"
    assert "to open the northern bridge before the winter storms" in read(page, said)
    assert "No claim" in read(page, "/claims?speaker=Ada+Brook&from=2023-01-01&until=2023-02-01")


def test_an_unknown_speaker_is_asked_back(page: TestClient) -> None:
    assert "Did you mean Ada Brook" in read(page, "/claims?speaker=Ada+Brok")


def test_a_claim_leads_to_its_characters(page: TestClient) -> None:
    passage = follow(page, "/claims?speaker=Ada+Brook&act=promises", "to open the northern bridge")
    marked = html.fromstring(page.get(passage).text).get_element_by_id("at")
    assert next(iter(marked.itertext())).startswith("to open the northern bridge")


def test_a_dispute_shows_its_sides(page: TestClient) -> None:
    first = html.fromstring(page.get("/disputes").text).xpath("//ol[@class='disputes']//h2/a/@href")[0]
    sides = html.fromstring(page.get(first).text).xpath("//section[@class='side']")
    assert len(sides) > 1
    assert all(side.xpath(".//blockquote") for side in sides)


def test_an_edit_is_shown_as_what_went_and_what_came(page: TestClient) -> None:
    edited = follow(page, "/today", "Lamps lost")
    tree = html.fromstring(page.get(edited).text)
    assert [one.text_content() for one in tree.xpath("//div[@class='pre']/del")] == ["four"]
    assert [one.text_content() for one in tree.xpath("//div[@class='pre']/ins")] == ["nine"]


def test_why_a_page_is_missing(page: TestClient) -> None:
    assert "an error page answered with status 200" in read(page, "/health?missing=https://gull.example/gone")
    assert "b.warc" in read(page, "/health?missing=b.warc")
    assert "never read" in read(page, "/health?missing=https://nowhere.example/")


def test_a_correction_is_written_as_the_night_reads_it(page: TestClient) -> None:
    who = follow(page, "/entities?name=Ada+Brook", "Ada Brook")
    text = page.get(f"{who}/correct?kind=merge&name=Ada+Brook&other=PERSON+A.+Brook&why=one+mayor&who=me").text
    snippet = html.fromstring(text).xpath("//section/textarea")[0].text
    assert 'name = "PERSON Ada Brook"\nwith = "PERSON A. Brook"' in snippet


def test_every_stored_query_is_offered_once(page: TestClient) -> None:
    links = html.fromstring(page.get("/questions").text).xpath("//main//a/@href")
    assert sorted(links) == [f"/questions/{one.name}" for one in list_statements("queries")]


def test_an_answer_leads_on_and_none_offers_names(page: TestClient) -> None:
    answer = html.fromstring(page.get("/questions/told_of_day?day=2024-11-03").text).xpath("//table//a/@href")
    assert {link.split("?")[0].split("/")[1] for link in answer} == {"articles", "search"}
    assert all(page.get(link).status_code == 200 for link in answer)
    assert "Ada Brook" in read(page, follow(page, "/questions/said_by?speaker=Ada+Brook", "Ada Brook"))
    offered = follow(page, "/questions/said_by?speaker=Nobody+At+All", "Ada Brook")
    assert "to open the northern bridge" in read(page, offered)


def test_a_new_publication_is_seen_at_once_and_a_page_in_progress_stays_whole(
    newsroom: Archive, tmp_path: Path
) -> None:
    published, next_one = tmp_path / "dateline.duckdb", tmp_path / "next.duckdb"
    shutil.copy(newsroom.published, published)
    shutil.copy(newsroom.published, next_one)
    client = open_client(published)
    before = read(client, "/")
    tag = {"If-None-Match": client.get("/").headers["ETag"]}
    assert client.get("/", headers=tag).status_code == 304
    with client.app.state.published.read() as reader:
        change_night(next_one, published)
        versions = find_statement("page/article_versions").parameters | {"article": find_lamps(reader)}
        assert len(reader.ask("page/article_versions", **versions)) == 2
    assert client.get("/", headers=tag).status_code == 200
    assert read(client, "/") != before
    assert "Lamps lost" not in read(client, "/search?words=lamps")


def change_night(next_one: Path, published: Path) -> None:
    """Publish a file that lacks some articles."""
    with duckdb.connect(str(next_one)) as connection:
        connection.execute("DELETE FROM articles WHERE title = 'Lamps lost'")
    publish(next_one, published)


def find_lamps(reader: Reader) -> str:
    return next(row["article_id"] for row in reader.ask("page/browse", **ALL) if row["title"] == "Lamps lost")
