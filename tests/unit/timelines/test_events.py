"""Events of invented sentences, published on Thursday 2024-10-31."""

from datetime import date

import pytest

from tests.unit.timelines.reading import PUBLISHED
from transforms.schema.records import Document, Event, Mention
from transforms.sentences import split_sentences
from transforms.timelines import date_events, find_events, find_timexes
from transforms.timelines.triggers import inflect


def read(text: str, mentions: tuple[Mention, ...] = ()) -> dict[str, Event]:
    document = Document("a", text, PUBLISHED)
    events = find_events(document, split_sentences("a", text), mentions, find_timexes(document))
    return {event.trigger: event for event in events}


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("Rebels attacked the town.", "attacked", "actual"),
        ("Rebels did not attack the town.", "attack", "negated"),
        ("The town was never captured.", "captured", "negated"),
        ("Troops are shelling the port.", "shelling", "ongoing"),
        ("The ministers will sign the treaty.", "sign", "planned"),
        ("The ship is set to be launched.", "launched", "planned"),
        ("The court is expected to rule soon.", "rule", "predicted"),
        ("The army could strike if we had no shield.", "strike", "hypothetical"),
        ("It will strike unless the talks resume.", "strike", "hypothetical"),
        ("They warned that the dam might collapse.", "collapse", "hypothetical"),
        ("Three people died in a blast.", "blast", "actual"),
        ("Mr Berg will be joining the board.", "joining", "planned"),
        ("The park was shut due to protests.", "protests", "actual"),
        ("Not all of the votes in the two towns were counted when she was elected.", "elected", "actual"),
    ],
)
def test_realis_follows_the_nearest_cue(text: str, trigger: str, realis: str) -> None:
    assert read(text)[trigger].realis == realis


@pytest.mark.parametrize(
    ("text", "trigger", "day", "source"),
    [
        ("The mayor resigned on Monday.", "resigned", date(2024, 10, 28), "explicit"),
        ("On Monday, after hours of talks, the mayor resigned.", "resigned", date(2024, 10, 28), "same-sentence"),
        ("The mayor was shot yesterday. Police arrested two men.", "arrested", None, "none"),
        ("Police arrested two men.", "arrested", None, "none"),
        ("The troops will withdraw on Sunday.", "withdraw", date(2024, 11, 3), "explicit"),
        ("The troops will withdraw.", "withdraw", None, "none"),
        ("Planned on Monday, the army could strike if we had no shield.", "strike", None, "none"),
        ("The army did not strike on Monday.", "strike", None, "none"),
    ],
)
def test_event_is_dated_from_the_best_source(text: str, trigger: str, day: date | None, source: str) -> None:
    event = read(text)[trigger]
    assert (event.date_begin, event.date_source) == (day, source)


def test_day_that_describes_an_event_dates_it() -> None:
    assert read("Friday's deadly attack shook the town.")["attack"].date_begin == date(2024, 10, 25)
    assert read("Veterans of the 1991 invasion met.")["invasion"].date_begin == date(1991, 1, 1)


def test_year_that_describes_a_noun_dates_no_event() -> None:
    assert read("Judges overturned the 1991 settlement.")["overturned"].date_begin is None


def read_dates(text: str, trigger: str) -> set[tuple[date | None, str]]:
    """Return the dates of all events of a word, with their sources."""
    document = Document("a", text, PUBLISHED)
    events = find_events(document, split_sentences("a", text), (), find_timexes(document))
    return {(event.date_begin, event.date_source) for event in events if event.trigger == trigger}


def test_headline_inherits_the_day_of_the_sentence_that_tells_it() -> None:
    text = "Bridge collapses in Elmham\n\nA bridge collapsed in Elmham on Tuesday, killing three people."
    assert read_dates(text, "collapses") == {(date(2024, 10, 29), "document-anchor")}


def test_no_event_inherits_a_day_from_far_away_or_a_time_of_day() -> None:
    between = "Nobody knows why. The town is old. Its river is wide. Its people fish. "
    far = f"A bridge collapsed in Elmham on Tuesday, killing three people. {between}The bridge was opened by the mayor."
    assert read_dates(far, "opened") == {(None, "none")}
    assert read_dates("Bridge collapses in Elmham\n\nIt collapsed at 10:39 a.m. local time.", "collapses") == {
        (None, "none")
    }


def test_words_that_tell_of_no_event_are_left_out() -> None:
    assert "Discover" not in read("A sign of the Discover Science Museum.")


def test_event_names_its_expression_and_the_mentions_of_its_sentence() -> None:
    text = "It rained. Anna Berg resigned on Monday."
    mention = Mention("m1", "a", 1, 11, 20, "Anna Berg", "PERSON", "Anna Berg", None, 1.0)
    event = read(text, (mention,))["resigned"]
    assert event.mention_ids == ("m1",)
    assert text[event.start_char : event.end_char] == "resigned"
    assert event.timex_id == "a-t33-39"


def test_spans_are_dated_with_unknown_parts_marked() -> None:
    text = "The bank failed in May 2019. The law was passed in 2020. Mr Berg died yesterday. It could collapse."
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("failed", "passed", "died", "collapse")]
    document = Document("a", text, PUBLISHED)
    assert date_events(document, spans) == ["2019-05-XX", "2020-XX-XX", "2024-10-30", "XXXX-XX-XX"]


def test_spans_outside_the_text_are_undated_or_default() -> None:
    assert len(date_events(Document("a", "", None), [(0, 0), (5, 9)])) == 2


@pytest.mark.parametrize(
    ("verb", "past", "gerund"),
    [
        ("attack", "attacked", "attacking"),
        ("ban", "banned", "banning"),
        ("die", "died", "dying"),
        ("flee", "fleed", "fleeing"),
        ("marry", "married", "marrying"),
        ("expel", "expelled", "expelling"),
        ("seize", "seized", "seizing"),
        ("open", "opened", "opening"),
    ],
)
def test_regular_forms_are_made_by_rule(verb: str, past: str, gerund: str) -> None:
    forms = inflect(verb)
    assert (forms[past], forms[gerund]) == ("past", "ing")
