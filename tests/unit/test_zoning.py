"""What kind of paragraph a sentence stands in, told by form and place, by markup where there is some."""

import pytest

from tests.growth import grows_linearly
from transforms.sentences import split_sentences
from transforms.zoning import zone_paragraphs, zone_sentence

PROSE = "The river rose over the quay on Monday night and the council shut the bridge."
MORE = "Nobody was hurt, the mayor said."


def zone(*paragraphs: str, kinds: tuple[str, ...] = ()) -> list[str]:
    return zone_paragraphs(paragraphs, kinds)


def test_a_line_is_what_its_place_makes_it() -> None:
    text = ("River floods Selm", PROSE, "The bridge", MORE, "Who pays:", "The council", "The port", "The state", MORE)
    assert zone(*text) == ["headline", "lead", "heading", "body", "body", "list", "list", "list", "body"]


@pytest.mark.parametrize(
    "points",
    [
        ("STORY HIGHLIGHTS", "Selm is under water", "The bridge is shut"),
        ("NEW: Selm is under water", "NEW: The bridge is shut."),
        ("* Selm is under water.", "• The bridge is shut."),
    ],
)
def test_points_over_an_article_are_its_highlights(points: tuple[str, ...]) -> None:
    assert zone(*points, PROSE) == [*["highlights"] * len(points), "lead"]
    bare = ("River floods Selm", "Selm is under water", "The bridge is shut")
    assert zone(*bare, PROSE) == ["headline", "highlights", "highlights", "lead"]


@pytest.mark.parametrize(
    "line",
    ["16:40", "9.05", "2024-06-13 10:15 UTC", "Friday, 7 June 2024", "Updated at 14:07 GMT", "By Ada Moor",
     "12 March 2019, 9:30 a.m."],
)  # fmt: skip
def test_who_wrote_it_and_when_is_the_dateline(line: str) -> None:
    assert zone(line, PROSE, line, MORE) == ["dateline", "lead", "dateline", "body"]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article misspelt the mayor's name.",
        "CORRECTION (13 June): the bridge is in Selm.",
        "This article was amended on 14 June 2024 to say that the bridge is in Selm.",
        "An earlier version of this story said that the bridge was shut on Sunday.",
        "Editor's note: this story has been updated.",
        "(Corrects the name of the river in the second paragraph)",
    ],
)  # fmt: skip
def test_a_note_on_what_was_wrong_is_a_correction(note: str) -> None:
    assert zone(PROSE, note) == ["lead", "correction"]


@pytest.mark.parametrize(
    "text",
    ["Corrections officers said that the prison was full.", "The correction of the river took nine years.",
     "In an earlier version of the plan the bridge was shut.", "In May 2024 the river rose.", "May was dry"],
)  # fmt: skip
def test_what_only_sounds_like_one_is_text(text: str) -> None:
    assert zone(PROSE, text) == ["lead", "body"]


@pytest.mark.parametrize("caption", ["Photo: a flooded road.", "File photo: the quay of Selm", "Picture by Tom Hale"])
def test_a_pictures_line_is_a_caption(caption: str) -> None:
    assert zone(PROSE, caption, MORE) == ["lead", "caption", "body"]


def test_who_is_quoted_is_no_heading() -> None:
    assert zone(PROSE, "“The bridge is safe.”", "Nora Tielke, engineer", MORE) == ["lead", "body", "body", "body"]


def test_an_entry_of_one_line_is_text() -> None:
    assert zone(PROSE, "15:30", "No train runs before Tuesday", "15:12", MORE)[2] == "body"
    assert zone(PROSE, "The bridge", "15:12", MORE)[1] == "heading"


def test_markup_tells_what_form_cannot() -> None:
    text = ("The quay of Selm is under water.", "The bridge is shut.", PROSE, "What now?", MORE, "One boat.", "A view.")
    kinds = ("list", "list", "", "heading", "", "list", "caption")
    assert zone(*text, kinds=kinds) == ["highlights", "highlights", "lead", "heading", "body", "list", "caption"]
    assert zone(*text)[:2] == ["lead", "body"]


def test_what_stands_before_a_paragraphs_first_sentence_has_a_zone_of_its_own() -> None:
    text = f"SELM, June 13 (Reuters) - {PROSE} {MORE}\n\nTHE BRIDGE IS SHUT The council said so."
    assert [one.zone for one in split_sentences("a", text)] == ["dateline", "lead", "lead", "heading", "body"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The quay is shut Friday 7 June 2024 00.06 BST", "dateline"),
        ("8 June 2024 Last updated at 14:07 GMT Help", "dateline"),
        ("This stood on p4 of the Tide on 00.01 BST on Sunday 9 June 2024.", "dateline"),
        ("PORT VALE, June 12 (Tide) -", "dateline"),
        ("The wave came at 16:53 GMT on 12 June.", "body"),
        ("It closed at 5:00 p.m. EDT, the port said on June 12, 2024.", "body"),
        ("The boat sank at 10:15 GMT on 5 June 2009.", "body"),
        ("A street in Selm is under water. Tom Hale/AFP", "caption"),
        ("A Reuters/Ipsos survey asked a thousand people.", "body"),
    ],
)
def test_a_stamp_or_credit_is_told_from_a_sentence(sentence: str, expected: str) -> None:
    assert zone_sentence(sentence, "body") == expected


@pytest.mark.parametrize("unit", ["a\n", "12:30\n", "* a\n", "By A ", "(", "12:30 GMT ", "photo ", "1999, at "])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert grows_linearly(lambda size: split_sentences("a", unit * size), 20_000)
