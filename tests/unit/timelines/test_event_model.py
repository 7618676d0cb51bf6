"""The weights that date events are data: of the shape the code expects, and made by the training command."""

from datetime import date
from pathlib import Path

import pytest

from flows.lab.event_labels import ANNOTATION, pad_date, read_judged, read_lines
from flows.lab.train_event_dates import count_right, read_taught, read_trial, train_weights, write_weights
from tests.unit.timelines.reading import PUBLISHED
from transforms.schema.records import Document
from transforms.sentences import split_sentences
from transforms.timelines import find_timexes
from transforms.timelines.event_candidates import build_story
from transforms.timelines.event_dates import WEIGHTS, describe_candidates, load_weights, read_trigger, write_date
from transforms.timelines.event_dates import date_event as date_one
from transforms.timelines.triggers import name_form

SHARED = Path(__file__).resolve().parents[4] / "shared"
NEEDS_SHARED = pytest.mark.skipif(not SHARED.is_dir(), reason="the training data is not beside the checkout")
KINDS = {
    "expression", "anchor", "lead", "before", "next", "echo", "publication", "month", "year", "none", "no-event",
}  # fmt: skip
LONG = (
    "Mayor resigns\n\nOn Monday, the mayor of Elmham resigned after the flood in May 2019. "
    "The flood had killed three people, police said on Tuesday. The council will meet on Friday."
)


def tell(text: str, word: str, published: date | None = PUBLISHED) -> tuple[list[tuple[str, str | None]], list[str]]:
    """Return kind and words of each candidate of the last occurrence of an event word, and all their features."""
    document = Document("a", text, published)
    story = build_story(document, split_sentences("a", text), find_timexes(document))
    start = text.rindex(word)
    described = describe_candidates(story, read_trigger(story, start, start + len(word), name_form(word)))
    kinds = [(candidate.kind, candidate.timex.surface if candidate.timex else None) for candidate, _ in described]
    return kinds, [feature for _, features in described for feature in features]


def test_weights_are_rounded_numbers_for_every_kind_of_candidate() -> None:
    weights = load_weights()
    assert weights.keys() == KINDS
    assert all(round(weight, 2) == weight and weight for table in weights.values() for weight in table.values())


def test_features_of_an_ordinary_event_are_mostly_weighed() -> None:
    known = {feature for table in load_weights().values() for feature in table}
    _, features = tell(LONG, "resigned")
    assert sum(feature in known for feature in features) > 0.8 * len(features)


def test_candidates_are_the_expressions_the_days_of_the_text_and_publication() -> None:
    kinds, _ = tell(LONG, "killed")
    assert kinds == [
        ("expression", "Tuesday"),
        ("anchor", "Monday"),
        ("before", "May 2019"),
        ("next", "Friday"),
        ("publication", None),
        ("month", None),
        ("year", None),
        ("none", None),
        ("no-event", None),
    ]


def test_earlier_mention_of_a_noun_offers_its_date() -> None:
    assert ("echo", "May 2019") in tell(LONG, "flood")[0]


def test_date_of_the_page_dates_no_event() -> None:
    kinds, _ = tell("Thursday, October 31, 2024\n\nRebels attacked the town.", "attacked")
    assert {kind for kind, _ in kinds} == {"publication", "month", "year", "none", "no-event"}


def test_headline_is_dated_by_the_day_the_text_opens_with() -> None:
    document = Document("a", LONG, PUBLISHED)
    story = build_story(document, split_sentences("a", LONG), find_timexes(document))
    start = LONG.index("resigns")
    assert date_one(story, read_trigger(story, start, start + 7, "present")).begin == date(2024, 10, 28)


def test_past_week_ends_at_publication() -> None:
    text = "The bank filed a lawsuit this week."
    document = Document("a", text, date(2006, 3, 28))
    story = build_story(document, split_sentences("a", text), find_timexes(document))
    dated = date_one(story, read_trigger(story, 9, 14, "past"))
    assert (dated.begin, dated.end) == (date(2006, 3, 27), date(2006, 3, 28))
    assert write_date(dated) == "2006-03-XX"


def test_week_over_new_year_belongs_where_most_of_it_lies() -> None:
    text = "The mine flooded last week."
    document = Document("a", text, date(2020, 1, 6))
    story = build_story(document, split_sentences("a", text), find_timexes(document))
    dated = date_one(story, read_trigger(story, 9, 16, "past"))
    assert (dated.begin, write_date(dated)) == (date(2019, 12, 30), "2020-01-XX")


def test_day_up_to_which_an_event_lasts_is_no_candidate() -> None:
    kinds, _ = tell("The school stays closed until Friday.", "closed")
    assert ("expression", "Friday") not in kinds


@pytest.mark.parametrize(
    "text",
    [
        "Harbour closed after storm Monday 28 October 2024 10.15 GMT The harbour was closed.",
        "Harbour closed 28 October 2024 Last updated at 09:12 GMT The harbour was closed.",
        "The harbour was closed. This appeared on p2 on 10.15 GMT on Monday 28 October 2024.",
    ],
)
def test_stamps_that_ran_into_the_text_date_nothing(text: str) -> None:
    kinds, _ = tell(text, "closed")
    assert [words for _, words in kinds if words] == []


def test_noun_is_told_by_the_word_that_it_stands_under() -> None:
    assert "under-of" in tell("The search for survivors of the earthquake went on.", "earthquake")[1]
    assert "under-none" in tell("Earthquake shakes Elmham.", "Earthquake")[1]


def test_short_dates_are_padded() -> None:
    assert [pad_date(day) for day in ("2004", "2008-02", "2008-02-03")] == ["2004-XX-XX", "2008-02-XX", "2008-02-03"]


def test_annotation_holds_offsets_and_dates_only() -> None:
    for entry in read_lines(ANNOTATION):
        assert entry.keys() == {"doc", "dct", "events"}
        assert all(0 <= start < end and len(day) in (0, 10) for start, end, day in entry["events"])


@pytest.mark.shared
@NEEDS_SHARED
def test_training_gives_the_shipped_weights_again(tmp_path: Path) -> None:
    documents = [known for group in read_taught(SHARED).values() for known in group]
    write_weights(train_weights(documents), documents, tmp_path / "weights.toml")
    assert (tmp_path / "weights.toml").read_bytes() == WEIGHTS.read_bytes()


@pytest.mark.shared
@NEEDS_SHARED
def test_events_of_the_trial_set_are_dated() -> None:
    right, total = count_right(read_trial(SHARED))
    assert right / total >= 0.56


@pytest.mark.shared
@NEEDS_SHARED
def test_events_of_the_judged_articles_that_never_taught_are_dated() -> None:
    right, total = count_right(read_judged(SHARED, "gold"))
    assert right / total >= 0.60


def test_words_beside_an_event_name_its_tense() -> None:
    assert "group-pluperfect" in tell("The flood had killed three people.", "killed")[1]
    assert "group-modal" in tell("The council will vote on Friday.", "vote")[1]
