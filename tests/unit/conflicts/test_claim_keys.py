"""What an article's claims are compared by, read where it is annotated."""

from datetime import date

import pytest

from tests.sql.building import Page, write_page
from transforms.conflicts.keys import Keys, key_article
from transforms.conflicts.negation import find_negator
from transforms.conflicts.terms import list_terms
from transforms.resolution.readings import read_mentions
from transforms.schema.records import Annotation
from transforms.schema.row_audits import AUDITED


def tell(*lines: str, published: date | None = date(2024, 11, 1)) -> Page:
    return write_page("https://gull.example/x", "\n\n".join(lines), published)


def read(page: Page) -> Keys:
    found = Annotation(**{name: tuple(getattr(page, name)) for name in AUDITED})
    return key_article(page.article, found, read_mentions(page.mentions))


@pytest.mark.parametrize(
    ("name", "label", "place"),
    [
        ("St. Lucia", "LOC", "LC"),
        ("Saint Lucia", "LOC", "LC"),
        ("Trinidad & Tobago", "LOC", "TT"),
        ("Łódź", "LOC", "lodz"),
        ("SELM", "LOC", "selm"),
        ("the Netherlands", "LOC", "NL"),
        ("Russians", "NORP", "RU"),
    ],
)
def test_places_are_told_alike_however_they_are_written(name: str, label: str, place: str) -> None:
    page = tell(f"Ann Lee said 14 boats sank off {name}.")
    page.mention(name, label)
    page.claim(f"14 boats sank off {name}", page.mention("Ann Lee"))
    assert read(page).claims[0].places == (place,)


def test_a_country_that_speaks_is_the_place_of_what_names_none() -> None:
    page = tell("Norway said 14 boats sank.")
    page.claim("14 boats sank", page.mention("Norway", "LOC"))
    assert read(page).claims[0].places == ("NO",)


@pytest.mark.parametrize(
    ("before", "content", "negator"),
    [
        ("She said ", "the boats did not sink", "content"),
        ("She said ", "the boats didn't sink", "content"),
        ("She said ", "not only boats sank", None),
        ("She said ", "they will sail, but not before May", None),
        ("He has pleaded not ", "guilty of sinking boats", "before"),
        ("He has not pleaded ", "guilty of sinking boats", None),
    ],
)
def test_a_negator_stands_in_what_is_said_or_just_before_it(before: str, content: str, negator: str | None) -> None:
    assert find_negator(before + content, len(before), len(before + content)) == negator


def test_words_that_tell_of_a_matter_have_no_figures_and_no_ends_of_contractions() -> None:
    terms = list_terms("They didn't say that 14 fishing boats sank in the harbours")
    assert sorted(one.term for one in terms) == ["boat", "fish", "harbour", "sank"]


def test_a_long_quotation_is_known_by_its_words_and_a_short_one_also_by_its_speaker() -> None:
    long, short = "we will rebuild every single pier before the first snow", "we will rebuild it"
    keys = []
    for speaker in ("Ann Lee", "Mia Vale"):
        page = tell(f"{speaker} said: {long}.", f"{short}, she said.")
        mention = page.mention(speaker)
        page.claim(long, mention)
        page.claim(short, mention)
        keys.append(read(page).claims)
    assert keys[0][0].wording_key == keys[1][0].wording_key
    assert keys[0][1].wording_key != keys[1][1].wording_key


@pytest.mark.parametrize(
    ("comparator", "low", "high"),
    [("eq", 40, 40), ("approx", 36, 44), ("ge", 40, float("inf")), ("le", 20, 40)],
)
def test_a_figure_is_as_wide_as_its_comparator_says(comparator: str, low: float, high: float) -> None:
    page = tell("Ann Lee said 40 boats sank.")
    claim = page.claim("40 boats sank", page.mention("Ann Lee"))
    page.quantity(claim, "40", 40, "boats", comparator)
    (figure,) = read(page).figures
    assert (figure.low, figure.high) == pytest.approx((low, high))


def test_a_figure_is_of_the_places_in_its_sentence_else_its_speaker_s_else_the_article_s() -> None:
    page = tell(
        "A storm came to Port Vale.", "It went on.", "Officials in Norway said 40 boats sank.", "12 homes fell in Lund."
    )
    for name in ("Port Vale", "Norway", "Lund"):
        page.mention(name, "LOC")
    for content, value in (("40 boats sank", 40), ("12 homes fell in Lund", 12)):
        claim = page.claim(content)
        page.quantity(claim, str(value), value, content.split()[1])
    assert [(one.place_told, one.places) for one in read(page).figures] == [
        ("sentence", ("NO",)),
        ("clause", ("lund",)),
    ]


def test_an_article_is_of_the_country_that_it_names_most_wherever_it_begins() -> None:
    page = tell("A ship left the United States for Norway.", "Norway waits.", "In Norway it rains.", "40 boats sank.")
    for place, before in (("United States", ""), ("Norway", "for "), ("Norway", "\n\n"), ("Norway", "In ")):
        page.mention(place, "LOC", after=before)
    page.quantity(page.claim("40 boats sank"), "40", 40, "boats")
    assert [(one.place_told, one.places) for one in read(page).figures] == [("lead", ("NO",))]


def test_the_speaker_is_whom_the_article_means_by_the_name_not_another_of_its_initials() -> None:
    page = tell("The US Navy sent a ship.", "The UN said 14 boats sank.")
    page.mention("US Navy", "ORG")
    page.claim("14 boats sank", page.mention("UN", "ORG", head="US Navy"))
    assert read(page).claims[0].speaker == "un"
