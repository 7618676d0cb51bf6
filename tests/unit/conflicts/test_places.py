"""The places and peoples that an article names."""

import pytest

from transforms.conflicts.places import list_places
from transforms.resolution.readings import read_mentions
from transforms.schema.records import Mention


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They reached the province, which borders Morvia.", []),
        ("They reached the border with Morvia.", []),
        ("They reached Morvia.", ["morvia"]),
        ("They reached neighbouring Morvia.", ["morvia"]),
    ],
)
def test_what_another_place_borders_is_not_where(text: str, places: list[str]) -> None:
    start = text.index("Morvia")
    mention = Mention("m", "a", 0, start, start + 6, "Morvia", "LOC", "Morvia", None, 1.0)
    assert [place.where for place in list_places(text, [mention], read_mentions([mention]))] == places
