import pytest

from transforms.model.shapes import CLASSES, SHAPES, STYLES, classify_word, name_style, shape_tokens


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("road", "lower"),
        ("A", "Initial"),
        ("Weld", "Capital"),
        ("NATO", "UPPER"),
        ("iPhone", "miXed"),
        ("1,200", "digits"),
        ("B2", "digits+letters"),
        ("—", "mark"),
        ("ʔ人", "uncased"),
    ],
)
def test_words_are_told_apart_by_their_letters(word: str, name: str) -> None:
    assert CLASSES[classify_word(word)] == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Harbour pilots went on strike in Tarn on Monday.", "ordinary"),
        ("Harbour Pilots Strike as Talks With Ministry Collapse", "title"),
        ("HARBOUR PILOTS STRIKE AS TALKS COLLAPSE", "upper"),
        ("harbour pilots went on strike", "lower"),
        ("Oslo", "ordinary"),
    ],
)
def test_the_style_of_a_sentence_is_seen(sentence: str, name: str) -> None:
    assert STYLES[name_style(sentence)] == name


def test_every_token_has_a_shape_of_its_own_word_and_place() -> None:
    shapes = shape_tokens("Weld met Weld", [(0, 4), (5, 8), (9, 13)], [0, 0, 1, 2])
    assert len({shapes[0], shapes[1], shapes[2], shapes[3]}) == 4
    assert all(0 < shape < SHAPES for shape in shapes)
