"""A capital is its government where the words around it say so, else the city."""

import pytest

from transforms.entities.canonical_names import CanonicalName
from transforms.entities.governments import GOVERNMENT, find_government
from transforms.entities.tags import Name


def find(text: str, capital: str) -> CanonicalName:
    """Return the canonical name of a capital named in a text."""
    start = text.index(capital)
    return find_government(text, Name(start, start + len(capital), 0, "LOC", 1.0), CanonicalName(capital, "as-is"))


@pytest.mark.parametrize(
    ("text", "capital", "country"),
    [
        ("On Monday Pyongyang decided to close the mines.", "Pyongyang", "North Korea"),
        ("Beijing has repeatedly denied it.", "Beijing", "China"),
        ("The grain deal came after Ankara's proposal.", "Ankara", "Turkey"),
        ("Envoys resumed talks between Washington and Moscow.", "Washington", "United States"),
        ("Envoys resumed talks between Washington and Moscow.", "Moscow", "Russia"),
        ("The island broke off relations with Havana.", "Havana", "Cuba"),
        ("The Minsk regime fell.", "Minsk", "Belarus"),
        ("Ministers accused Tehran of stalling.", "Tehran", "Iran"),
    ],
)
def test_a_capital_that_decides_or_is_dealt_with_is_the_country(text: str, capital: str, country: str) -> None:
    assert find(text, capital) == CanonicalName(country, GOVERNMENT)


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("She lives in Beijing.", "Beijing"),
        ("Residents of Kyiv said the lights were out.", "Kyiv"),
        ("A baker in Moscow refused to leave.", "Moscow"),
        ("Cairo is hot in summer.", "Cairo"),
        ("He met the mayors of Paris and London.", "Paris"),
        ("Selm decided to close the mines.", "Selm"),
    ],
)
def test_elsewhere_a_capital_is_the_city(text: str, capital: str) -> None:
    assert find(text, capital) == CanonicalName(capital, "as-is")
