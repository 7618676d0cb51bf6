import pytest

from transforms.entities.canonical_names import find_canonical_names
from transforms.entities.tags import Name


def name_last(text: str, *names: str, label: str = "PERSON") -> str:
    """Return the canonical name of the last of the names, each found behind the one before."""
    found, position = [], 0
    for name in names:
        position = text.index(name, position)
        found.append(Name(position, position + len(name), 0, label, 1.0))
        position += len(name)
    return find_canonical_names(text, found)[-1].name


@pytest.mark.parametrize(
    ("text", "names", "canonical"),
    [
        (
            "Karl Moll spoke. His father, Otto Moll, wept. Moll left.",
            ["Karl Moll", "Otto Moll", "Moll"],
            "Karl Moll",
        ),
        ("Moll spoke. His wife Ada Moll listened.", ["Moll"], "Moll"),
        ("Jo Moll and Ada Moll came. Mrs Moll spoke.", ["Jo Moll", "Ada Moll", "Moll"], "Ada Moll"),
        ("Jo Moll came. Ada Moll spoke. Moll was loud.", ["Jo Moll", "Ada Moll", "Moll"], "Ada Moll"),
        ("Senator Ada Moll came. President Moll spoke.", ["Ada Moll", "Moll"], "Moll"),
        ("President Ada Moll came. President Moll spoke.", ["Ada Moll", "Moll"], "Ada Moll"),
        ("Ada Moll came. President Moll spoke.", ["Ada Moll", "Moll"], "Ada Moll"),
        ("King Jo Moll came. Senator Ada Moll spoke. King Moll left.", ["Jo Moll", "Ada Moll", "Moll"], "Jo Moll"),
    ],
)
def test_a_surname_means_the_bearer_that_the_article_means(text: str, names: list[str], canonical: str) -> None:
    assert name_last(text, *names) == canonical


def test_a_relative_named_only_later_is_not_who_a_surname_means() -> None:
    text = "Moll spoke. His wife Ada Moll listened."
    names = [Name(0, 4, 0, "PERSON", 1.0), Name(21, 29, 0, "PERSON", 1.0)]
    assert [canonical.name for canonical in find_canonical_names(text, names)] == ["Moll", "Ada Moll"]


@pytest.mark.parametrize(
    ("text", "short", "canonical"),
    [
        ("Selm Water Board (SWB) met. Then SWB left.", "SWB", "Selm Water Board"),
        ("Selm Water Board (CNN) met. Then CNN left.", "CNN", "CNN"),
        ("Selm Water Board (KTX) met. Then KTX left.", "KTX", "KTX"),
    ],
)
def test_letters_in_brackets_are_short_for_a_name_that_they_fit(text: str, short: str, canonical: str) -> None:
    start = text.rindex(short)
    names = [Name(0, 16, 0, "ORG", 1.0), Name(start, start + 3, 0, "ORG", 1.0)]
    assert find_canonical_names(text, names)[-1].name == canonical
