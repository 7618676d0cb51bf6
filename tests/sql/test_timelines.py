"""Days: what they weigh, which sentence tells them best, and that the template of a page dates nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from math import log

import pytest

from flows.warehouse.building import ShardFiles
from flows.warehouse.inspecting import hash_tables
from tests.sql.building import FILLER, Archive, Page, write_page

FLOOD = date(2024, 5, 8)
CAPTURED = datetime(2025, 6, 1, tzinfo=UTC)


def vary_filler(mark: str) -> str:
    """Return a paragraph unlike those of other marks, so that articles are no near duplicates."""
    return " ".join(f"{word}{mark}" for word in FILLER.split())


def tell_flood(host: str, days_after: int, sentence: str = "The Orra flooded Brint on 8 May 2024.") -> Page:
    """Return an article on the Orra that dates something to the day of the flood, published some days after it."""
    text = f"{sentence}\n\n{vary_filler(host)}"
    published = FLOOD + timedelta(days_after)
    page = write_page(f"https://{host}.example/flood", text, published=published, captured=CAPTURED)
    page.mention("Orra", "LOC")
    page.timex("8 May 2024", FLOOD)
    return page


def end_with_update(number: int) -> Page:
    """Return an article of gull.example that ends with the date of the site's last change; no two are alike."""
    text = f"{vary_filler(str(number))}\n\nUpdated 8 May 2024, Orra Press"
    page = write_page(
        f"https://gull.example/{number}", text, published=FLOOD + timedelta(9 + number), raw_offset=number
    )
    page.mention("Orra Press", "ORG")
    page.timex("8 May 2024", FLOOD)
    return page


def write_gulls(archive: Archive) -> list[ShardFiles]:
    """Write six shards of one such article each."""
    return [archive.shard(f"s{n}", end_with_update(n), input_uri=f"{n}.warc") for n in range(6)]


def test_a_day_weighs_by_how_long_it_is_remembered_and_by_the_reports_of_the_day_after(archive: Archive) -> None:
    archive.load(
        archive.shard(
            "one",
            tell_flood("later", 364, "A year ago, on 8 May 2024, the Orra rose over Brint."),
            tell_flood("next", 1, "Water of the Orra stood in every cellar on 8 May 2024, the mayor wrote."),
            tell_flood("before", -7, "An exercise at the Orra dam is planned for 8 May 2024."),
        )
    )
    rows = archive.ask(
        "SELECT n_articles, n_before, n_after, weight FROM timeline_of('Orra') WHERE event_date = '2024-05-08'"
    )
    weight = log(1 + log(365) + log(2) + 0.25 * log(8)) + 0.5 * log(2)
    assert rows == [(3, 1, 2, pytest.approx(weight, abs=1e-4))]
    assert archive.ask("SELECT weight FROM rank_dates('2024-05-01', '2024-05-31')") == [(rows[0][3],)]


def test_reprints_add_nothing(archive: Archive) -> None:
    text = "The Orra flooded Brint on 8 May 2024."
    pages = [tell_flood("first", 3, text), tell_flood("second", 9, text)]
    pages[1] = write_page("https://second.example/flood", pages[0].article.text, published=FLOOD + timedelta(9))
    pages[1].mention("Orra", "LOC")
    pages[1].timex("8 May 2024", FLOOD)
    archive.load(archive.shard("one", *pages))
    query = "SELECT n_articles, n_outlets, weight, outlet FROM timeline_of('Orra')"
    assert archive.ask(query) == [(1, 1, pytest.approx(log(1 + log(4)), abs=1e-4), "first.example")]


def test_the_best_sentence_tells_what_happened_and_is_legible(archive: Archive) -> None:
    happened = tell_flood("tide", 9, "On 8 May 2024 the Orra swept two bridges away.")
    happened.event("swept", FLOOD)
    overlong = tell_flood("gull", 1, f"The Orra, {FILLER} {FILLER} flooded Brint on 8 May 2024.")
    overlong.event("flooded", FLOOD)
    archive.load(archive.shard("one", overlong, tell_flood("crow", 1), happened))
    assert archive.ask("SELECT sentence, realis, dated_by FROM timeline_of('Orra') WHERE n_articles > 1") == [
        ("On 8 May 2024 the Orra swept two bridges away.", "actual", "explicit")
    ]


def test_dates_of_the_template_of_a_page_date_nothing(archive: Archive) -> None:
    archive.load(*write_gulls(archive)[:5])
    assert archive.ask("FROM timeline_of('Orra Press') WHERE event_date = '2024-05-08'") == []
    assert archive.ask("SELECT DISTINCT dated_by FROM timeline_of('Orra Press')") == [("publication-default",)]
    assert archive.ask("FROM rank_dates('2024-05-08', '2024-05-08')") == []


def test_four_pages_are_no_template_yet(archive: Archive) -> None:
    archive.load(*write_gulls(archive)[:4])
    assert archive.ask("SELECT n_articles FROM timeline_of('Orra Press')") == [(4,)]


def test_templates_do_not_depend_on_the_nights(make_archive: Callable[[str], Archive]) -> None:
    at_once, nightly, withdrawing = make_archive("at once"), make_archive("nightly"), make_archive("withdrawing")
    at_once.load(*write_gulls(at_once)[:5])
    for night, shard in enumerate(reversed(write_gulls(nightly)[:5])):
        nightly.load(shard, run_id=f"night {night}")
    assert hash_tables(nightly.published) == hash_tables(at_once.published)
    withdrawing.load(*write_gulls(withdrawing)[:5])
    withdrawing.load(withdrawn=("s4",), run_id="second night")
    assert withdrawing.ask("SELECT n_articles FROM timeline_of('Orra Press')") == [(4,)]


def test_weights_do_not_depend_on_the_nights(make_archive: Callable[[str], Archive]) -> None:
    hashes = []
    for order in ([0, 1, 2], [2, 0, 1]):
        archive = make_archive(str(order))
        shards = [
            archive.shard("a", tell_flood("tide", 0), input_uri="a"),
            archive.shard("b", tell_flood("gull", 1, "After 8 May 2024 nobody crossed the Orra."), input_uri="b"),
            archive.shard("c", tell_flood("crow", 40, "Since 8 May 2024 the Orra is feared."), input_uri="c"),
        ]
        for night, number in enumerate(order):
            archive.load(shards[number], run_id=f"night {night}")
        hashes.append(hash_tables(archive.published)["timeline"])
    assert len(set(hashes)) == 1


def test_a_story_is_told_by_the_articles_around_it(archive: Archive) -> None:
    story = tell_flood("tide", 0)
    related = tell_flood("gull", 20, "The Orra broke its dam; on 8 May 2024 it flooded Brint.")
    much_later = tell_flood("crow", 90, "Nobody in Brint forgets 8 May 2024 and the Orra.")
    other = write_page("https://crow.example/cats", "Cats were shown in Lund on 8 May 2024.", published=FLOOD)
    other.mention("Lund", "LOC")
    other.timex("8 May 2024", FLOOD)
    archive.load(archive.shard("one", story, related, much_later, other))
    query = f"SELECT event_date, n_articles FROM timeline_of_story('{story.article.article_id}')"
    assert archive.ask(query) == [(FLOOD, 2)]


def test_days_ahead_are_those_told_beforehand(archive: Archive) -> None:
    plan = tell_flood("tide", -7, "A hearing on the Orra is set for 8 May 2024.")
    plan.event("set", FLOOD, "planned")
    archive.load(archive.shard("one", plan, tell_flood("gull", 7)))
    query = "SELECT event_date, names, realis, outlet FROM upcoming('2024-05-01')"
    assert archive.ask(query) == [(FLOOD, ["Orra"], "planned", "tide.example")]
    assert archive.ask("FROM upcoming('2024-05-09')") == []


def test_anniversaries_are_the_same_day_of_earlier_years(archive: Archive) -> None:
    archive.load(archive.shard("one", tell_flood("tide", 1)))
    assert archive.ask("SELECT years, event_date FROM anniversaries('2034-05-08')") == [(10, FLOOD)]
    assert archive.ask("FROM anniversaries('2024-05-08')") == []
    assert archive.ask("FROM anniversaries('2034-05-09')") == []


def test_the_end_of_a_range_is_no_day_of_its_own(archive: Archive) -> None:
    fair = tell_flood("tide", 9, "The Orra rose in Brint from 8 May 2024 to 11 May 2024.")
    fair.timex("11 May 2024", date(2024, 5, 11))
    archive.load(archive.shard("one", fair))
    assert archive.ask("SELECT event_date FROM timeline_of('Orra')") == [(FLOOD,)]


def test_a_sentence_that_tells_two_days_stands_for_the_weightier(archive: Archive) -> None:
    both = tell_flood("tide", 9, "On 8 May 2024 the Orra rose; after 12 May 2024 it fell.")
    both.timex("12 May 2024", date(2024, 5, 12))
    archive.load(archive.shard("one", both))
    assert archive.ask("SELECT event_date FROM timeline_of('Orra')") == [(FLOOD,)]
    assert archive.ask("SELECT event_date FROM rank_dates('2024-05-01', '2024-05-31')") == [(FLOOD,)]


def test_the_newest_day_weighs_something_and_an_old_one_no_more_than_a_year(archive: Archive) -> None:
    archive.load(archive.shard("one", tell_flood("tide", 0)))
    assert archive.ask("SELECT weight > 0 FROM timeline_of('Orra')") == [(True,)]
    assert archive.ask("SELECT remembrance(366) = remembrance(36600)") == [(True,)]


@pytest.mark.parametrize(
    ("sentence", "is_poor"),
    [
        ("The Orra swept two bridges away on 8 May 2024.", False),
        ("Flood in Brint, 8 May 2024", True),
        ("Updated 8 May 2024 with words of the mayor of Brint.", True),
        ("10:15 The mayor of Brint came to the bridge on 8 May 2024.", True),
        ("Ten years ago, on 8 May 2024, the Orra rose over the town.", True),
        ("Who was in Brint on 8 May 2024, when the Orra rose?", True),
    ],
)
def test_stamps_headlines_questions_and_remembrances_tell_poorly(
    archive: Archive, sentence: str, is_poor: bool
) -> None:
    archive.load(archive.shard("one", tell_flood("tide", 1)))
    assert archive.ask(f"SELECT tells_poorly('{sentence}')") == [(is_poor,)]
