"""When a claim denies what another says."""

import pytest

from transforms.conflicts.opposites import is_denied_by

SPREAD = "the virus spreads from person to person in the city"


@pytest.mark.parametrize(
    ("content", "other"),
    [
        ("the virus does not spread from person to person", "the virus did spread from person to person"),
        ("he insists the minister never signed the harbour treaty", "the minister signed the harbour treaty"),
    ],
)
def test_what_a_negator_governs_is_denied(content: str, other: str) -> None:
    assert is_denied_by(content, other, is_placed=False)
    assert not is_denied_by(other, content, is_placed=False)


def test_words_beyond_the_clause_are_not_denied() -> None:
    assert not is_denied_by("it was not him, but the virus spreads from person to person", SPREAD, is_placed=False)


def test_the_first_word_denied_must_be_said() -> None:
    content = "he did not know how the virus spreads from person to person"
    assert not is_denied_by(content, SPREAD, is_placed=False)


def test_two_words_in_common_are_too_few() -> None:
    assert not is_denied_by("he does not have swine flu", "two cases of swine flu", is_placed=False)


def test_none_of_something_counts_only_of_a_known_place() -> None:
    content, other = "no confirmed cases of yellow fever", "confirmed cases of yellow fever rose"
    assert not is_denied_by(content, other, is_placed=False)
    assert is_denied_by(content, other, is_placed=True)


def test_two_denials_do_not_deny_each_other() -> None:
    content = "the virus does not spread from person to person"
    assert not is_denied_by(content, "the virus will not spread from person to person", is_placed=False)


def test_what_is_denied_of_another_is_not_denied() -> None:
    content = "the ferry did not sink in the northern storm"
    assert is_denied_by(content, "the ferry may sink in the northern storm", is_placed=False)
    assert not is_denied_by(content, "three boats sink in the northern storm", is_placed=False)


def test_a_question_says_nothing() -> None:
    content = "the ferry did not sink in the northern storm"
    assert not is_denied_by(content, "did the ferry sink in the northern storm?", is_placed=False)
