"""What an edit changed, in words."""

from hypothesis import given
from hypothesis import strategies as st

from transforms.edits import compare_texts, describe_edit

BEFORE = "The toll stands at 14.\n\nThe mayor spoke on Sunday.\n\nRain is due."


def test_changed_words_are_quoted() -> None:
    after = BEFORE.replace("14", "19")
    assert describe_edit(BEFORE, after) == 'removed "14."; added "19."'


def test_a_new_paragraph_is_an_addition() -> None:
    assert describe_edit(BEFORE, BEFORE + "\n\nSchools stay shut.") == 'added "Schools stay shut."'


def test_more_than_three_passages_are_counted() -> None:
    before = " ".join(f"{n} a b c" for n in range(5))
    assert describe_edit(before, "a b c " * 5).startswith('removed "0", "1", "2" and 2 more')


def test_white_space_is_no_change_worth_telling() -> None:
    assert describe_edit("One two.", "One  two.") == "nothing but white space"


WORDS = st.lists(st.sampled_from(["rain", "mayor", "toll", "14", "harbour"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_all_that_is_added_is_in_the_new_text_and_all_that_is_removed_in_the_old(before: str, after: str) -> None:
    removed, added = compare_texts(before, after)
    assert all(passage in before for passage in removed)
    assert all(passage in after for passage in added)
    assert bool(removed or added) == (before.split() != after.split())
