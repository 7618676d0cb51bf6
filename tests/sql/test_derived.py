"""What the warehouse tells of a small world that no article tells alone."""

from datetime import UTC, date, datetime

import pytest

from tests.sql.building import Archive, Page, write_page
from tests.sql.scenes import LONG_QUOTE


def tell_short() -> list[Page]:
    """Return three articles of a few words, two of which are equal."""
    texts = {"a": "Rain is due.", "b": "Rain is due.", "c": "Rain is due!"}
    return [write_page(f"https://{host}.brief.example/", text) for host, text in texts.items()]


def tell_live() -> list[Page]:
    """Return two articles without a word in common, found at one address."""
    words = ("Snow closed the mountain road for a third day while ploughs waited. ", "Crowds cheered her fifth medal. ")
    return [write_page("https://live.example/", text * 6) for text in words]


def count_alike() -> list[Page]:
    """Return figures that differ in their digits, yet go together."""
    pages = []
    for host, surface, comparator in [("a", "40", "approx"), ("b", "42", "eq"), ("c", "30", "ge")]:
        text = f"Ann Lee of {host} said {surface} fishing boats sank when the storm reached Port Vale."
        page = write_page(f"https://{host}.example/x", text)
        claim = page.claim(text[16:], page.mention("Ann Lee"), quote="indirect")
        page.quantity(claim, surface, float(surface), "fishing boats", comparator)
        pages.append(page)
    return pages


def count_apart() -> list[Page]:
    """Return figures of the same thing counted of two matters."""
    told = [("d", "40 people drowned off the northern coast"), ("e", "12 people won medals at the winter games")]
    pages = []
    for host, content in told:
        page = write_page(f"https://{host}.example/x", f"Ann Lee said {content}.")
        page.quantity(page.claim(content, page.mention("Ann Lee")), content[:2], float(content[:2]), "people")
        pages.append(page)
    return pages


@pytest.fixture(scope="module")
def sundry(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Articles that have nothing to do with those of another test, loaded in one night. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("sundry"))
    archive.load(archive.shard("one", *tell_short(), *tell_live(), *count_alike(), *count_apart()))
    return archive


def test_reprints_share_a_story_with_the_first_published(world: Archive) -> None:
    rows = world.ask("SELECT outlet, words, is_original FROM articles WHERE outlet <> 'gazette.example' ORDER BY ALL")
    assert [(outlet, is_original) for outlet, _, is_original in rows] == [
        ("gull.example", True),
        ("gull.example", False),
        ("tide.example", False),
    ]
    assert world.ask("SELECT count(DISTINCT story_id) FROM articles") == [(2,)]


def test_another_text_at_the_same_url_is_a_version(world: Archive) -> None:
    rows = world.ask(
        "SELECT a.published_date, o.published_date FROM articles a JOIN articles o ON o.article_id = a.version_of"
    )
    assert rows == [(date(2024, 11, 5), date(2024, 11, 1))]


def test_other_texts_at_the_same_url_are_other_stories(sundry: Archive) -> None:
    asked = "SELECT count(DISTINCT story_id), count(version_of) FROM articles WHERE outlet = 'live.example'"
    assert sundry.ask(asked) == [(2, 1)]


def test_short_texts_are_duplicates_only_when_equal(sundry: Archive) -> None:
    asked = "SELECT list(outlet ORDER BY outlet) FROM articles WHERE outlet LIKE '%.brief.example' GROUP BY story_id"
    assert sorted(sundry.ask(asked)) == [(["a.brief.example", "b.brief.example"],), (["c.brief.example"],)]


def test_names_within_articles_become_entities_with_aliases(world: Archive) -> None:
    rows = world.ask(
        "SELECT e.name, e.n_articles, e.n_outlets, a.surface, a.method"
        " FROM entities e JOIN entity_aliases a USING (entity_id) WHERE e.name = 'Ann Lee' ORDER BY a.surface"
    )
    assert rows == [("Ann Lee", 3, 2, "Ann Lee", "exact"), ("Ann Lee", 3, 2, "Lee", "surname")]


def test_a_quotation_reprinted_thrice_has_one_witness(world: Archive) -> None:
    rows = world.ask(
        "SELECT g.method, g.n_articles, g.n_outlets, g.n_independent FROM claim_groups g JOIN claims c USING (claim_id)"
        f" WHERE c.content_text = '{LONG_QUOTE}' ORDER BY g.method"
    )
    assert rows == [("first", 3, 2, 1), ("reprint", 3, 2, 1), ("reprint", 3, 2, 1)]


def test_later_higher_figures_are_updates(world: Archive) -> None:
    rows = world.ask(
        "SELECT kind, value, other_value, counted FROM claim_conflicts WHERE kind <> 'denial' ORDER BY ALL"
    )
    assert rows == [("update", 40.0, 55.0, "fishing boats")]  # that 12 sank was told two days later: another moment


def test_a_conflict_is_explained_in_a_sentence(world: Archive) -> None:
    rows = world.ask("SELECT explanation FROM claim_conflicts WHERE kind <> 'update' AND value = 40 OR kind = 'denial'")
    explained = {text for (text,) in rows}
    assert (
        "Harbour Office (gazette.example, 2024-11-03) denies what Ann Lee (gull.example, 2024-11-01) says: "
        "40 fishing boats sank when the storm reached Port Vale"
    ) in explained


def test_figures_that_overlap_or_are_of_other_matters_are_no_conflict(sundry: Archive) -> None:
    assert sundry.ask("SELECT count(*) FROM claim_quantities") == [(5,)]
    assert sundry.ask("SELECT explanation FROM claim_conflicts") == []


def test_a_day_in_the_sentence_beats_the_day_of_publication(world: Archive) -> None:
    rows = world.ask(
        "SELECT t.event_date, t.dated_by, t.n_articles FROM timeline t JOIN entities e USING (entity_id)"
        " WHERE e.name = 'Ann Lee'"
    )
    assert rows == [(date(2024, 11, 2), "explicit", 1)]


def test_undated_names_stand_at_the_day_of_publication_where_something_happened_then(archive: Archive) -> None:
    page = write_page("https://gull.example/flood", "Port Vale flooded.\n\nAnn Lee slept.", date(2024, 11, 1))
    page.mention("Port Vale", "LOC")
    page.mention("Ann Lee")
    page.event("flooded", date(2024, 11, 1))
    archive.load(archive.shard("one", page))
    told = "SELECT event_date, dated_by FROM timeline_of('{}')"
    assert archive.ask(told.format("Port Vale")) == [(date(2024, 11, 1), "publication-default")]
    assert archive.ask(told.format("Ann Lee")) == []


def test_outlets_add_up(world: Archive) -> None:
    rows = world.ask("SELECT outlet, n_articles, n_originals, n_claims FROM outlets ORDER BY outlet")
    assert rows == [("gazette.example", 1, 1, 2), ("gull.example", 2, 1, 4), ("tide.example", 1, 0, 2)]


def test_who_refuses_what_was_promised_changed_position(quarrel: Archive) -> None:
    rows = quarrel.ask("SELECT kind, explanation FROM claim_conflicts WHERE kind = 'position'")
    assert len(rows) == 1
    assert str(rows[0][1]).startswith("Ada Brook (tide.example, 2024-11-04) refuses: ")


def test_what_is_denied_is_no_member_of_the_group_that_says_it(quarrel: Archive) -> None:
    rows = quarrel.ask(
        "SELECT c.act, g.n_independent FROM claims c JOIN claim_groups g USING (claim_id)"
        " WHERE c.content_text LIKE '%cracked%' ORDER BY c.act"
    )
    assert rows == [("asserts", 1), ("confirms", 1), ("denies", 1)]


def test_outlets_tell_who_was_first_and_who_edits(world: Archive) -> None:
    rows = world.ask("SELECT outlet, n_broken, n_reprinted, n_edits FROM outlets ORDER BY outlet")
    assert rows == [("gazette.example", 0, 0, 0), ("gull.example", 1, 1, 1), ("tide.example", 0, 0, 0)]


def test_a_version_found_later_makes_an_edit_of_the_one_that_was_there(archive: Archive) -> None:
    address, text = "https://gull.example/quay", "The clerk counted the crates on the quay twice before noon."
    later = write_page(address, text, date(2024, 11, 5), captured=datetime(2024, 11, 5, tzinfo=UTC))
    sooner = write_page(address, "The quay was empty.", date(2024, 11, 2), captured=datetime(2024, 11, 2, tzinfo=UTC))
    archive.load(archive.shard("later", later))
    archive.load(archive.shard("sooner", sooner))
    days = archive.ask("SELECT day, n_edits FROM outlet_days ORDER BY day")
    assert days == [(date(2024, 11, 2), 0), (date(2024, 11, 5), 1)]
