"""What holds for every name whatever: names of no word, of one and of twelve, in any letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import grows_linearly
from transforms.conflicts.opposites import is_denied_by
from transforms.edits import describe_edit
from transforms.resolution.archive import Counted, compare_names, link_block, list_blocks
from transforms.resolution.documents import Said, make_name_id, match_person, read_document
from transforms.resolution.names import LABELS, read_name

WORDS = [
    *[
        "",
        "X",
        "Al",
        "Assad",
        "van",
        "der",
        "Dr.",
        "Mr.",
        "O’",
        "-",
        "Jr.",
        "bin",
        "The",
        "Ban",
        "Sir",
        "St.",
        "D.J.T.",
    ],
    *["Ada", "Moll", "Bank", "of", "and", "Ministry", "Council", "Inc.", "US", "Georgia", "India’s", "Nation", "1990s"],
    *["É", "İ", "ſ", "李明", "Зеленський", "٣", "②", "\u200d", "\u202e", "\ud800", "\x00", "\u2028", "𝔘", "***", ","],
]
names = st.one_of(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.text(max_size=20))
said = st.builds(Said, names, st.sampled_from(LABELS), st.just(""), names)


@given(st.lists(said, max_size=8))
@settings(max_examples=300)
def test_names_of_any_kind_are_read_and_linked(mentions: list[Said]) -> None:
    readings = read_document(mentions)
    assert len(readings) == len(mentions)
    counted = {make_name_id(one, "d"): one.name for one in readings}
    block = [Counted(name_id, name, 1) for name_id, name in counted.items()]
    assert all(isinstance(key, str) for one in block for key in list_blocks(one.name))
    assert all(link.name_id != link.other_id for link in link_block(block))


@given(names, names, st.sampled_from(LABELS), st.sampled_from(LABELS))
def test_any_two_names_can_be_compared(one: str, other: str, label: str, other_label: str) -> None:
    left, right = read_name(one, label), read_name(other, other_label)
    assert 0 <= compare_names(left, right).score <= 1
    assert 0 <= match_person(left.words, right.words).score <= 1


@pytest.mark.parametrize("words", [(), ("al", "assad"), ("van", "der", "x"), ("moll",)])
def test_a_person_without_a_given_name_is_matched(words: tuple[str, ...]) -> None:
    for short in ((), ("assad",), ("al",), ("ada",)):
        assert 0 <= match_person(short, words).score <= 1


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_two_texts_can_be_compared(one: str, other: str, is_placed: bool) -> None:
    assert describe_edit(one, other)
    assert is_denied_by(one, other, is_placed) in (True, False)


def test_a_document_of_thousands_of_namesakes_takes_linear_time() -> None:
    def work(size: int) -> None:
        named = [Said(f"Ada{n} Smith{n % 40}son", "PERSON") for n in range(size)]
        mentions = named + [Said("Smith1son", "PERSON")] * size
        assert len(read_document(mentions)) == len(mentions)

    assert grows_linearly(work, 4000)


def test_an_edit_of_a_long_text_is_described_in_linear_time() -> None:
    def work(size: int) -> None:
        before = " ".join(f"word{n % 700}" for n in range(size))
        after = " ".join(f"word{n % 701}" for n in range(size))
        assert describe_edit(before, after).startswith("removed")

    assert grows_linearly(work, 200_000)
