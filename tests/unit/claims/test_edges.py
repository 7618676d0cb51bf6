import pytest

from transforms.claims.attributions import Attribution
from transforms.claims.edges import trim_edges
from transforms.schema.records import Span


def trim(text: str) -> str:
    (content,) = trim_edges(text, Attribution(None, None, (Span(0, len(text)),), "asserts")).contents
    return text[content.start_char : content.end_char]


@pytest.mark.parametrize(
    ("content", "trimmed"),
    [
        ("that the road is shut", "the road is shut"),
        ("that was the end", "that was the end"),
        ("that", "that"),
        ("that, as of Monday, the road is shut", "as of Monday, the road is shut"),
        (", the road is shut,", "the road is shut"),
        ('the road is shut."', "the road is shut"),
        ('the road is "shut"', 'the road is "shut"'),
        ("“The road is shut,", "“The road is shut,"),
        ('Weld on the radio: "Go home."', '"Go home."'),
        ('the mayor told them: "Go home."', 'the mayor told them: "Go home."'),
    ],
)
def test_a_content_is_without_what_leads_to_it(content: str, trimmed: str) -> None:
    assert trim(content) == trimmed


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("the 7.0-magnitude quake", "magnitude quake", "7.0-magnitude quake"),
        ("an oft-stated view", "oft", "oft-stated"),
        ("the state's view", "the state'", "the state"),
        ("a plan – broad", "broad", "broad"),
    ],
)
def test_what_is_said_and_who_says_it_are_whole_words(text: str, cut: str, whole: str) -> None:
    start = text.index(cut)
    found = trim_edges(text, Attribution(Span(start, start + len(cut)), None, (Span(0, len(text)),), "asserts")).source
    assert found and text[found.start_char : found.end_char] == whole


def test_a_source_is_without_the_quotation_mark_before_it() -> None:
    text = '" the report said it rained'
    (source, content) = Span(0, 12), Span(18, 27)
    trimmed = trim_edges(text, Attribution(source, Span(13, 17), (content,), "asserts"))
    assert trimmed.source == Span(2, 12)


@pytest.mark.parametrize(
    ("content", "cue", "reached"),
    [
        ("it would open in June", None, "it would open in June 2009"),
        ("it would open in June 2009 after", None, "it would open in June 2009 after"),
        ("it would open in June", "2009", "it would open in June"),
    ],
)
def test_a_content_ends_with_its_sentence_where_one_word_is_left(content: str, cue: str | None, reached: str) -> None:
    text = "it would open in June 2009 after all these years." if "after" in content else "it would open in June 2009."
    at = cue and Span(text.index(cue), text.index(cue) + len(cue))
    found = trim_edges(text, Attribution(None, at or None, (Span(0, len(content)),), "asserts"))
    assert text[found.contents[0].start_char : found.contents[0].end_char] == reached


def test_a_content_is_without_the_pieces_that_whole_paragraphs_part_from_it() -> None:
    text = "“We wait.”\n\n" + "The bridge was shut for a while. " * 6 + "\n\nLund warned of ice."
    pieces = (Span(0, 10), Span(text.index("ice"), text.index("ice") + 3))
    cue = Span(text.index("warned"), text.index("warned") + 9)
    trimmed = trim_edges(text, Attribution(None, cue, pieces, "warns", has_quote=True))
    assert trimmed.contents == pieces[1:]


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("Jo Moll, however", "Jo Moll"),
        ("the Gull, for its part", "the Gull"),
        ("Moll aptly", "Moll"),
        ("Mr Kelly", "Mr Kelly"),
        ("the family", "the family"),
        ("pilots, who overwhelmingly", "pilots, who overwhelmingly"),
    ],
)
def test_a_source_is_without_what_belongs_to_the_telling(source: str, whole: str) -> None:
    told = Attribution(Span(0, len(source)), None, (Span(len(source) + 6, len(source) + 20),), "asserts")
    found = trim_edges(f"{source} said the dam held well.", told).source
    assert found and source[found.start_char : found.end_char] == whole
