import re
from hashlib import sha256

import numpy as np
import pytest

from transforms.entities import find_mentions
from transforms.model.encoder import WEIGHTS, read_text
from transforms.schema.records import Document
from transforms.sentences import split_sentences

NEWS = "Foreign Minister Anna Berg met NATO officials in Brussels on Monday, the Norwegian broadcaster NRK reported."


def label(text: str) -> dict[str, str]:
    sentences = split_sentences("a", text)
    found = find_mentions(Document("a", text), sentences, read_text(text, sentences))
    return {one.surface: one.label for one in found}


def test_the_weights_are_those_of_the_card_and_small() -> None:
    card = WEIGHTS.with_name("MODEL_CARD.md").read_text(encoding="utf-8")
    content = WEIGHTS.read_bytes()
    assert re.findall(r"sha256 `(\w+)`", card) == [sha256(content).hexdigest()]
    assert len(content) < 30e6


def test_plain_news_is_labelled() -> None:
    assert label(NEWS) == {
        "Anna Berg": "PERSON",
        "NATO": "ORG",
        "Brussels": "LOC",
        "Norwegian": "NORP",
        "NRK": "ORG",
    }


@pytest.mark.parametrize("letters", ["upper", "title"])
def test_names_are_found_without_the_help_of_capitals(letters: str) -> None:
    found = label(getattr(NEWS, letters)())
    expected = {getattr(name, letters)() for name in ("Anna Berg", "NATO", "Brussels", "NRK")}
    assert len(expected & found.keys()) >= 3


def test_a_text_reads_the_same_whatever_was_read_before() -> None:
    sentences = split_sentences("a", NEWS)
    alone = read_text(NEWS, sentences)
    other = "A longer text. " * 200
    read_text(other, split_sentences("b", other))
    for one, again in zip(alone, read_text(NEWS, sentences), strict=True):
        assert np.array_equal(one.entities, again.entities)
        assert np.array_equal(one.links, again.links)


def test_a_text_without_words_has_no_reading() -> None:
    assert read_text("", ()) == []
