"""Turns of transcripts have their speaker, questions of whoever asks are no claims, and lists are no conversations."""

from tests.unit.claims.test_claims import attribute
from transforms.claims.transcripts import find_turns
from transforms.spans import split_paragraphs

BRACKETED = """The council had asked for an interview with Edda Brandt.

((TC)) When does the quay open?

((Edda Brandt)) It will open in June.

The ferry will come later, I think.

((TC)) Are you sure of that?

((Edda Brandt)) Yes.

((TC)) And what about the bridge?

((Edda Brandt)) We have no money for a bridge.

((Edda Brandt)) Not this year, anyway.

The interview was held in Lesk."""

NAMED = """Brandt: The quay was closed in March... Vale: It was April.

Vale: Who closed it?

Brandt: The harbour office closed it after the storm.

Vale: Was anybody hurt?

Brandt: Nobody was hurt.

Vale: Will it open again?

What do you say to that?

Brandt: It will open in June."""

LIST = "Place: Lesk\n\nDate: Monday\n\n" * 4


def tell(text: str) -> list[tuple[str, list[str], bool]]:
    """Return who has each turn, what is said in its paragraphs, and whether it asks."""
    turns = find_turns(text, list(split_paragraphs(text)))
    cut = [[text[piece.start_char : piece.end_char] for piece in turn.pieces] for turn in turns]
    names = [text[turn.name.start_char : turn.name.end_char] for turn in turns]
    return [(name, said, turn.is_asking) for name, said, turn in zip(names, cut, turns, strict=True)]


def test_a_turn_lasts_to_the_next_and_the_last_one_to_its_paragraph() -> None:
    answers = [(name, said) for name, said, is_asking in tell(BRACKETED) if not is_asking]
    assert answers == [
        ("Edda Brandt", ["It will open in June.", "The ferry will come later, I think."]),
        ("Edda Brandt", ["Yes."]),
        ("Edda Brandt", ["We have no money for a bridge."]),
        ("Edda Brandt", ["Not this year, anyway."]),
    ]


def test_who_asks_makes_no_claims_and_who_answers_in_a_word_none_either() -> None:
    found = [(source, content) for source, cue, content in attribute(BRACKETED) if cue is None]
    assert found == [
        ("Edda Brandt", ["It will open in June.", "The ferry will come later, I think."]),
        ("Edda Brandt", ["We have no money for a bridge."]),
        ("Edda Brandt", ["Not this year, anyway."]),
    ]


def test_a_turn_ends_where_another_voice_is_let_in_and_before_a_question_of_nobody() -> None:
    assert [(name, said) for name, said, is_asking in tell(NAMED) if not is_asking] == [
        ("Brandt", ["The quay was closed in March..."]),
        ("Brandt", ["The harbour office closed it after the storm."]),
        ("Brandt", ["Nobody was hurt."]),
        ("Brandt", ["It will open in June."]),
    ]


def test_a_list_is_no_conversation() -> None:
    assert tell(LIST) == []
    assert tell(LIST + "Is it far?\n\nIs it dear?\n\nIs it good?") == []


def test_a_name_in_capitals_is_a_turn_alone() -> None:
    assert tell("MOLL: It is over.\n\nPHOTO: A road.") == [("MOLL", ["It is over."], False)]


def test_a_verb_that_clings_to_a_pronoun_is_no_part_of_the_source() -> None:
    assert [source for source, _, _ in attribute("Brandt was sure. “They’ve said it will open,” she told us.")][
        -1
    ] == "They"


def test_capital_words_before_a_voice_are_not_its_name() -> None:
    text = NAMED.replace("Nobody was hurt.", "Nobody was hurt. Oh Never Vale: Not one?")
    assert ("Brandt", ["Nobody was hurt. Oh Never"], False) in tell(text)
