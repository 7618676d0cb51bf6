"""Days: what they weigh, which sentence tells them best, and that the template of a page dates nothing."""

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


def tell_flood(
    host: str, days_after: int, sentence: str = "The Orra flooded Brint on 8 May 2024.", river: str = "Orra"
) -> Page:
    """Return an article on a river that dates something to the day of the flood, published some days after it."""
    text = f"{sentence}\n\n{vary_filler(host)}"
    published = FLOOD + timedelta(days_after)
    page = write_page(f"https://{host}.example/flood", text, published=published, captured=CAPTURED)
    page.mention(river, "LOC")
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


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Three articles on the Orra, loaded in one night. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("flood"))
    archive.load(*write_flood(archive))
    return archive


REMEMBERED = (
    tell_flood("later", 364, "A year ago, on 8 May 2024, the Orra rose over Brint."),
    tell_flood("next", 1, "Water of the Orra stood in every cellar on 8 May 2024, the mayor wrote."),
    tell_flood("before", -7, "An exercise at the Orra dam is planned for 8 May 2024."),
)


def write_flood(archive: Archive) -> list[ShardFiles]:
    """Write three shards of an article each: from a year after the flood, from the next day, from the week before."""
    return [archive.shard(f"s{n}", page, input_uri=f"{n}.warc") for n, page in enumerate(REMEMBERED)]


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Articles on rivers each of which a test asks for, loaded in one night. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("rivers"))
    same_day = tell_flood("owl", 0, "The Nar flooded Brint on 8 May 2024.", "Nar")
    told = [*tell_reprints(), *tell_legibly(), *tell_story(), *tell_plan(), *tell_ranges(), same_day]
    archive.load(archive.shard("one", *told))
    return archive


def tell_reprints() -> list[Page]:
    """Return an article on the Tarn and its reprint."""
    first = tell_flood("first", 3, "The Tarn flooded Brint on 8 May 2024.", "Tarn")
    second = write_page("https://second.example/flood", first.article.text, published=FLOOD + timedelta(9))
    second.mention("Tarn", "LOC")
    second.timex("8 May 2024", FLOOD)
    return [first, second]


def tell_legibly() -> list[Page]:
    """Return three articles on the Vell, one of which tells legibly what happened."""
    happened = tell_flood("wren", 9, "The Vell wrecked two bridges on 8 May 2024.", "Vell")
    happened.event("wrecked", FLOOD)
    overlong = tell_flood("lark", 1, f"The Vell, {FILLER} {FILLER} flooded Brint on 8 May 2024.", "Vell")
    overlong.event("flooded", FLOOD)
    return [overlong, tell_flood("rook", 1, "The Vell flooded Brint on 8 May 2024.", "Vell"), happened]


def tell_story() -> list[Page]:
    """Return an article on the Isk, one around it, one from much later, and one of something else."""
    other = write_page("https://crow.example/cats", "Cats were shown in Lund on 8 May 2024.", published=FLOOD)
    other.mention("Lund", "LOC")
    other.timex("8 May 2024", FLOOD)
    return [
        tell_flood("tide", 0, "The Isk flooded Brint on 8 May 2024.", "Isk"),
        tell_flood("gull", 20, "The Isk broke its dam; on 8 May 2024 it flooded Brint.", "Isk"),
        tell_flood("crow", 90, "Nobody in Brint forgets 8 May 2024 and the Isk.", "Isk"),
        other,
    ]


def tell_plan() -> list[Page]:
    """Return an article on the Morn from before the flood, and one from after it."""
    plan = tell_flood("jay", -7, "A hearing on the Morn is set for 8 May 2024.", "Morn")
    plan.event("set", FLOOD, "planned")
    return [plan, tell_flood("daw", 7, "The Morn flooded Brint on 8 May 2024.", "Morn")]


def tell_ranges() -> list[Page]:
    """Return an article on the Ulm, with a range of days, and one on the Evre, with two days in one sentence."""
    fair = tell_flood("swan", 9, "The Ulm rose in Brint from 8 May 2024 to 11 May 2024.", "Ulm")
    fair.timex("11 May 2024", date(2024, 5, 11))
    both = write_page("https://kite.example/", "On 8 April 2024 the Evre rose; after 12 April 2024 it fell.", FLOOD)
    both.mention("Evre", "LOC")
    both.timex("8 April 2024", date(2024, 4, 8))
    both.timex("12 April 2024", date(2024, 4, 12))
    return [fair, both]


@pytest.fixture(scope="module")
def gulls(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Five pages that end with the date of the site's last change, loaded in one night. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("gulls"))
    archive.load(*write_gulls(archive))
    return archive


def write_gulls(archive: Archive) -> list[ShardFiles]:
    """Write five shards of one such page each."""
    return [archive.shard(f"s{n}", end_with_update(n), input_uri=f"{n}.warc") for n in range(5)]


def test_a_day_weighs_by_how_long_it_is_remembered_and_by_the_reports_of_the_day_after(flood: Archive) -> None:
    rows = flood.ask(
        "SELECT n_articles, n_before, n_after, weight / trust ** 2 FROM timeline_of('Orra')"
        " WHERE event_date = '2024-05-08'"
    )
    weight = log(1 + log(365) + log(2) + 0.25 * log(8)) + 0.5 * log(2)
    assert rows == [(3, 1, 2, pytest.approx(weight, abs=2e-3))]
    assert flood.ask("SELECT weight FROM rank_dates('2024-05-01', '2024-05-31')") == [
        (pytest.approx(weight, abs=1e-4),)
    ]


def test_weights_do_not_depend_on_the_nights(flood: Archive, archive: Archive) -> None:
    later, following, before = write_flood(archive)
    archive.load(before)
    archive.load(later, following, run_id="second night")
    assert hash_tables(archive.published) == hash_tables(flood.published)


def test_reprints_add_nothing(rivers: Archive) -> None:
    query = "SELECT n_articles, n_outlets, weight / trust ** 2, outlet FROM timeline_of('Tarn')"
    assert rivers.ask(query) == [(1, 1, pytest.approx(log(1 + log(4)), abs=2e-3), "first.example")]


def test_the_best_sentence_tells_what_happened_and_is_legible(rivers: Archive) -> None:
    assert rivers.ask("SELECT sentence, realis, dated_by FROM timeline_of('Vell') WHERE n_articles > 1") == [
        ("The Vell wrecked two bridges on 8 May 2024.", "actual", "explicit")
    ]


def test_a_day_that_only_a_poor_sentence_tells_is_not_shown(archive: Archive) -> None:
    told = "Late on 8 May 2024 the Orra broke its banks."
    fair, poor = tell_flood("a", 1, told), tell_flood("b", 90, "Then, by 8 May 2024, the Vell had “risen”.", "Vell")
    second = tell_flood("c", 1, "The next day, 8 May 2024, the Orra fell.")
    archive.load(archive.shard("one", fair, poor, second))
    assert archive.ask("SELECT sentence FROM timeline_of('Orra')") == [(told,)]
    assert archive.ask("SELECT weight, trust < 0.25 FROM timeline WHERE sentence LIKE '%Vell%'") == [(0, True)]
    assert archive.ask("FROM timeline_of('Vell')") == []


def test_dates_of_the_template_of_a_page_date_nothing(gulls: Archive) -> None:
    assert gulls.ask("FROM timeline_of('Orra Press')") == []
    assert gulls.ask("FROM rank_dates('2024-05-08', '2024-05-08')") == []


def test_four_pages_are_no_template_on_any_night(gulls: Archive, archive: Archive) -> None:
    *four, fifth = write_gulls(archive)
    archive.load(*four)
    with_four = hash_tables(archive.published)
    assert archive.ask("SELECT n_articles FROM timeline_of('Orra Press')") == [(4,)]
    archive.load(fifth, run_id="second night")
    assert hash_tables(archive.published) == hash_tables(gulls.published)
    archive.load(withdrawn=("s4",), run_id="third night")
    assert hash_tables(archive.published) == with_four


def test_days_of_a_name_come_oldest_first(archive: Archive) -> None:
    text = "The Orra rose on 9 May 2024 again.\n\nThe Orra rose first on 8 May 2024."
    page = write_page("https://tide.example/days", text, date(2024, 5, 10))
    for day in (9, 8):
        page.timex(f"{day} May 2024", date(2024, 5, day))
    page.mention("Orra", "LOC")
    page.mention("Orra", "LOC", after="again.\n\nThe ")
    archive.load(archive.shard("one", page))
    assert archive.ask("SELECT event_date FROM timeline_of('Orra')") == [(date(2024, 5, 8),), (date(2024, 5, 9),)]


def test_a_story_is_told_by_the_articles_around_it(rivers: Archive) -> None:
    ((story,),) = rivers.ask("SELECT story_id FROM articles WHERE outlet = 'tide.example'")
    assert rivers.ask(f"SELECT event_date, n_articles FROM timeline_of_story('{story}')") == [(FLOOD, 2)]


def test_days_ahead_are_those_told_beforehand(rivers: Archive) -> None:
    query = "SELECT event_date, names, realis, outlet FROM upcoming('2024-05-01')"
    assert rivers.ask(query) == [(FLOOD, ["Morn"], "planned", "jay.example")]
    assert rivers.ask("FROM upcoming('2024-05-09')") == []


def test_anniversaries_are_the_same_day_of_earlier_years(flood: Archive) -> None:
    assert flood.ask("SELECT years, event_date FROM anniversaries('2034-05-08')") == [(10, FLOOD)]
    assert flood.ask("FROM anniversaries('2024-05-08')") == []
    assert flood.ask("FROM anniversaries('2034-05-09')") == []


def test_the_end_of_a_range_is_no_day_of_its_own(rivers: Archive) -> None:
    assert rivers.ask("SELECT event_date FROM timeline_of('Ulm')") == [(FLOOD,)]


def test_a_sentence_that_tells_two_days_stands_for_the_weightier(rivers: Archive) -> None:
    assert rivers.ask("SELECT event_date FROM timeline_of('Evre')") == [(date(2024, 4, 8),)]
    assert rivers.ask("SELECT event_date FROM rank_dates('2024-04-01', '2024-04-30')") == [(date(2024, 4, 8),)]


def test_the_newest_day_weighs_something_and_an_old_one_no_more_than_a_year(flood: Archive, rivers: Archive) -> None:
    assert rivers.ask("SELECT weight > 0 FROM timeline_of('Nar')") == [(True,)]
    assert flood.ask("SELECT remembrance(366) = remembrance(36600)") == [(True,)]


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
def test_stamps_headlines_questions_and_remembrances_tell_poorly(flood: Archive, sentence: str, is_poor: bool) -> None:
    assert flood.ask(f"SELECT tells_poorly('{sentence}', 'body')") == [(is_poor,)]
