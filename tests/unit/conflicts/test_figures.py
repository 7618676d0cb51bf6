"""What is read of a figure: the thing counted, what befell it, where, and what it cannot be compared with."""

from datetime import date

import pytest

from transforms.conflicts.figures import ToldFigure, key_figure
from transforms.schema.key_records import FigureKey

DAY = date(2024, 11, 1)


def tell(sentence: str, figure: str, value: float, counted: str = "", **facts: object) -> ToldFigure:
    start = sentence.index(figure)
    places = facts.pop("places", {})
    named = sorted(
        (sentence.index(name), sentence.index(name) + len(name), place)
        for name, place in places.items()  # type: ignore[attr-defined]
    )
    values = {"unit": None, "low": value, "high": value, "said_from": 0} | facts
    values = {"content_places": (), "speaker_places": (), "lead_places": (), "timexes": ()} | values
    return ToldFigure(
        claim_id="c", article_id="a", published=DAY, start_char=start, sentence=sentence, start=start,
        end=start + len(figure), value=value, counted_phrase=counted, named=named, **values,  # type: ignore[arg-type]
    )  # fmt: skip


def read(sentence: str, figure: str, value: float, counted: str = "", **facts: object) -> FigureKey:
    found = key_figure(tell(sentence, figure, value, counted, **facts))
    assert found
    return found


@pytest.mark.parametrize(
    ("sentence", "counted", "noun", "harms"),
    [
        ("The blast killed 14 people in the square", "people", "", ("killed",)),
        ("The blast left 14 dead in the square", "dead", "", ("killed",)),
        ("Of the crew 14 sailors drowned off the coast", "sailors", "sailor", ("killed",)),
        ("They spoke of 14 people being killed, injured or homeless", "people", "", ("displaced", "injured", "killed")),
        ("The toll of the blast has risen to 14", "", "", ("killed",)),
        ("The council bought 14 boats", "boats", "boat", ()),
    ],
)
def test_what_befell_those_counted_is_told_by_noun_or_clause(
    sentence: str, counted: str, noun: str, harms: tuple[str, ...]
) -> None:
    found = read(sentence, "14", 14, counted)
    assert (found.noun, found.harms) == (noun, harms)


@pytest.mark.parametrize(
    ("sentence", "figure", "counted"),
    [
        ("A 14-year-old girl was killed", "14", ""),
        ("A quarter of a million people were killed", "a million", "people"),
        ("He was killed at 1400 GMT", "1400", "GMT"),
        ("He came back with 14 at last", "14", ""),
    ],
)
def test_ages_fractions_and_times_of_day_count_nothing(sentence: str, figure: str, counted: str) -> None:
    assert key_figure(tell(sentence, figure, 14, counted)) is None


def test_a_place_in_the_clause_goes_before_others() -> None:
    sentence = "In Lund 9 boats sank, while 14 boats sank off Port Vale"
    places = {"Lund": "lund", "Port Vale": "port vale"}
    found = read(sentence, "14", 14, "boats", places=places, lead_places=("XX",))
    assert (found.place_told, found.places) == ("clause", ("port vale",))


def test_the_place_before_a_figure_heads_a_list() -> None:
    sentence = "Lund: 3 deaths, 14 cases; Port Vale: 2 deaths"
    found = read(sentence, "14", 14, "cases", places={"Lund": "lund", "Port Vale": "port vale"})
    assert (found.place_told, found.places) == ("sentence", ("lund",))


def test_without_a_place_in_the_sentence_speaker_and_lead_tell_it() -> None:
    assert read("14 boats sank", "14", 14, "boats", speaker_places=("SE",), lead_places=("NO",)).places == ("SE",)
    assert read("14 boats sank", "14", 14, "boats", lead_places=("NO",)).place_told == "lead"
    assert read("14 boats sank", "14", 14, "boats").place_told == "none"


def test_a_place_before_what_is_said_counts_behind_a_word_of_place_only() -> None:
    told, where = "He told the US network that 14 boats sank", "In Lund he said that 14 boats sank"
    facts = {"lead_places": ("NO",), "said_from": told.index("14")}
    assert read(told, "14", 14, "boats", places={"US": "US"}, **facts).places == ("NO",)
    assert read(where, "14", 14, "boats", places={"Lund": "lund"}, said_from=where.index("14")).places == ("lund",)


def test_a_place_left_out_is_not_the_place() -> None:
    assert read("There were 14 cases outside Lund", "14", 14, "cases", places={"Lund": "lund"}).places == ("not lund",)


def test_parts_rates_and_what_may_come_are_told() -> None:
    assert read("Divers found 14 more bodies", "14", 14, "more bodies").is_addition
    assert read("Some 14 flights a day land here", "14", 14, "flights").rate == "day"
    assert read("The flood could kill 14 people", "14", 14, "people").is_projection
    assert not read("The flood may have killed 14 people", "14", 14, "people").is_projection


def test_who_speaks_is_no_part_of_what_is_counted() -> None:
    sentence = "The harbour master reported 14 boats sunk"
    assert read(sentence, "14", 14, "boats", said_from=sentence.index("14")).deeds == ("sunk",)


def test_equal_figures_of_one_thing_and_place_have_one_key() -> None:
    one = read("In Lund 14 boats sank", "14", 14, "boats", places={"Lund": "lund"})
    two = read("Off Lund the storm took 14 boats", "14", 14, "boats", places={"Lund": "lund"})
    assert one.telling_key == two.telling_key
    assert one.telling_key != read("Off Ystad 14 boats sank", "14", 14, "boats", places={"Ystad": "ystad"}).telling_key


@pytest.mark.parametrize(
    ("sentence", "day", "expected"),
    [
        ("On Friday 14 people were killed in the square", "Friday", (DAY, DAY, False)),
        ("The minister said on Friday that 14 people were killed", "Friday", (None, None, False)),
        ("Since Friday 14 people were killed in the square", "Friday", (DAY, None, True)),
        ("Some 14 people were killed by Friday's quake", "Friday", (DAY, None, True)),
        ("Some 14 people were killed, Friday's death toll says", "Friday", (DAY, DAY, False)),
        ("The toll rose to 14 on Friday", "Friday", (None, DAY, True)),
        ("So far 14 people were killed in the square", "", (None, None, True)),
        ("Some 14 people were killed in the square within 24 hours", "", (DAY, DAY, False)),
        ("Some 14 people were killed in the square", "", (None, None, False)),
    ],
)
def test_the_window_of_a_figure_is_read_from_dates_and_words_beside_it(
    sentence: str, day: str, expected: tuple[date | None, date | None, bool]
) -> None:
    place = sentence.find(day)
    timexes = [(place, place + len(day), DAY, DAY)] if day else []
    found = read(sentence, "14", 14, "people", timexes=timexes)
    assert (found.since, found.until, found.is_total) == expected


def test_by_how_many_a_toll_rose_is_no_toll() -> None:
    assert read("The toll rose by 14 to 80 people killed", "14", 14, "").is_addition


def test_a_count_over_many_countries_is_of_the_world() -> None:
    assert read("4,379 people in 29 countries were infected", "4,379", 4379, "people").places == ("world",)


def test_a_toll_told_before_its_figure_is_of_those_killed() -> None:
    told = read("The death toll from the blast has risen to 12.", "12", 12, "death toll")
    same = read("In all 12 people were killed in the blast.", "12", 12, "people")
    assert (told.noun, told.harms, told.qualities) == (same.noun, same.harms, same.qualities) == ("", ("killed",), ())
    assert told.wording == "death toll: 12"


def test_a_number_of_cases_told_before_its_figure_is_of_the_infected() -> None:
    told = read("The number of confirmed flu cases has risen to 12 in Selm.", "12", 12, "confirmed flu cases")
    assert (told.noun, told.harms, told.qualities, told.wording) == ("", ("infected",), (), "confirmed flu cases: 12")
