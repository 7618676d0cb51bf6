import pytest

from tests.growth import grows_linearly
from transforms.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[one.start_char : one.end_char] for one in split_sentences("a", text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Smith met Gen. J. R. Brown.", "They talked."],
        ["The U.S. Army said so.", "He moved to the U.S. on Nov. 2 at 5 p.m.", "The talks went on."],
        ["See No. 5 on p. 12.", "The answer was no.", "Nobody spoke."],
        ["It cost $3.5 million.", "It fell by 0.5 percent."],
        ['"I am here," he said.', '"You are not."', "She left."],
        ["“Is it over?” she asked.", "It was."],
        ["“Is it over?” Smith asked.", "It was."],
        ["He paused...", "Then he left."],
        ["Read http://a.example/b.c?d=e.f now.", "It is short."],
        ["(He denied it.)", "The court did not."],
        ["They chose plan B.", "The rest worked!", "Did it?", "Yes."],
        ["Acme Inc. sued Bolt Corp. in May.", "It lost."],
        ["Dorn was late.", "``We left,'' he said."],
        ["* Ministers meet in Selm", "* Ports stay shut", "* No talks set"],
        ["Photograph: Jo Moll/AFP/Getty Images", "The city was quiet.", "Nobody spoke."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_line_break_always_ends_a_sentence() -> None:
    assert split("Storm hits coast\n\nRoads are\nshut") == ["Storm hits coast", "Roads are", "shut"]


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        ("KYIV, Jan 4 (Reuters) -", "Snow fell."),
        ("Oslo calm TUNIS | Mon Apr 27, 2009 7:16 am EDT TUNIS (Reuters) -", "Rain fell."),
        ("(CNN)", "Rain fell."),
        ("Oslo, Norway (CNN) --", "Rain fell."),
        ("Tarn (Meridian Wire) —", "“Rain fell,” she said."),
        ("NEW YORK —", "Rain fell."),
        ("COLUMBIA, S.C. -", "Rain fell."),
        ("NEW:", "Rain fell, officials say"),
        ("FILE PHOTO:", "A street under water."),
        ("NO THREAT TO PUBLIC HEALTH", "The ministry said so."),
    ],
)
def test_what_stands_before_a_paragraphs_first_sentence_is_none_of_it(opening: str, sentence: str) -> None:
    assert split(f"{opening} {sentence}") == [opening, sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "WHO Director Ana Weld spoke.",
        "The senator (Labour) - a member since May - left.",
        "WELD: Rain fell.",
        "NATO said so.",
        "NO ENTRY TO THE HARBOUR",
    ],
)
def test_a_sentence_that_begins_in_capitals_is_left_whole(sentence: str) -> None:
    assert split(sentence) == [sentence]


def test_zones_tell_headline_lead_body_and_caption_apart() -> None:
    text = "Storm hits coast\n\nIt rained. It poured.\n\nPhoto: a flooded road.\n\nMore rain is due."
    zones = [(one.zone, one.paragraph_no) for one in split_sentences("a", text)]
    assert zones == [("headline", 0), ("lead", 1), ("lead", 1), ("caption", 2), ("body", 3)]


def test_an_empty_text_has_no_sentences() -> None:
    assert split_sentences("a", " \n\n \t") == ()


@pytest.mark.parametrize("unit", ['"', "A ", ".", ". ", "A. ", '."', "?! ", "\n", "x"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert grows_linearly(lambda size: split_sentences("a", unit * size), 60_000)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dam on the Selm bursts The river rose.", ["Dam on the Selm bursts", "The river rose."]),
        ("Dam bursts Friday 4 March 2005 03.27 GMT Selm was quiet.",
         ["Dam bursts Friday 4 March 2005 03.27 GMT", "Selm was quiet."]),
        ("27 May 2011 Last updated at 06:50 GMT Help Selm was quiet.",
         ["27 May 2011 Last updated at 06:50 GMT Help", "Selm was quiet."]),
        ("Many missing after dam bursts A search has begun.", ["Many missing after dam bursts", "A search has begun."]),
        ("Selm police seek owner 8 May 2011 Two boats sank.", ["Selm police seek owner 8 May 2011", "Two boats sank."]),
        ("The influenza A strain was named On the Selm.", ["The influenza A strain was named On the Selm."]),
        ("The man in The road was seen.", ["The man in The road was seen."]),
        ("It was read in The Times of Selm.", ["It was read in The Times of Selm."]),
        ("It rose at 10:00 GMT Monday.", ["It rose at 10:00 GMT Monday."]),
    ],
)  # fmt: skip
def test_a_sentence_begins_behind_a_headline_or_stamp_that_no_mark_closes(text: str, sentences: list[str]) -> None:
    assert [text[one.start_char : one.end_char] for one in split_sentences("a", text)] == sentences
