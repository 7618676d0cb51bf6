import pytest

from transforms.annotate import annotate
from transforms.schema.records import Document, Mention


def find(text: str) -> list[Mention]:
    return list(annotate(Document("a", text)).mentions)


def label(text: str) -> dict[str, str]:
    return {one.surface: one.label for one in find(text)}


def test_known_places_peoples_and_organisations_are_labelled() -> None:
    assert label("Troops from North Korea and British soldiers met NATO envoys in New York.") == {
        "North Korea": "LOC",
        "British": "NORP",
        "NATO": "ORG",
        "New York": "LOC",
    }


def test_the_last_word_gives_an_unknown_name_away() -> None:
    found = label("He crossed Tamber River and joined the Ministry of Fisheries.")
    assert found == {"Tamber River": "LOC", "Ministry of Fisheries": "ORG"}


def test_a_title_is_the_role_and_not_part_of_the_name() -> None:
    found = find("On Monday Finance Minister Ilse Van der Broek met spokesman Karl Obst.")
    assert [(one.surface, one.label, one.role) for one in found] == [
        ("Ilse Van der Broek", "PERSON", "Finance Minister"),
        ("Karl Obst", "PERSON", "spokesman"),
    ]


def test_an_office_before_a_name_is_the_role_with_what_it_is_of() -> None:
    found = find("We met the Vice President of New York Ilse Moll, and the author of The Sea Karl Obst.")
    assert [(one.surface, one.role) for one in found if one.label == "PERSON"] == [
        ("Ilse Moll", "Vice President of New York"),
        ("Karl Obst", None),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Moll met the mayor of Selm, Eva Lund, in May.", "mayor of Selm"),
        ("It rained on the day the president, Eva Lund, left.", "president"),
        ("A spokeswoman for the ministry, Eva Lund, said so.", "spokeswoman for the ministry"),
        ("Her deputy said the mayor was late, Eva Lund, 34, said.", None),
        ("The mayor, Tom Dorn, and Eva Lund, met the mayor of Selm.", None),
    ],
)
def test_a_role_may_stand_between_commas_before_the_name(text: str, role: str | None) -> None:
    assert [one.role for one in find(text) if one.surface == "Eva Lund"] == [role]


def test_the_last_word_of_a_sentence_is_no_title_of_whom_the_next_one_names() -> None:
    texts = ("They wanted to meet the minister. Eva Lund was ill.", "They wanted to meet Sen. Eva Lund.")
    assert [one.role for text in texts for one in find(text) if one.surface == "Eva Lund"] == [None, "Sen."]


def test_the_organisation_inside_a_role_is_a_mention_of_its_own() -> None:
    found = find("It was NATO Secretary-General Mark Rutte.")
    assert [(one.surface, one.label, one.role) for one in found] == [
        ("NATO", "ORG", None),
        ("Mark Rutte", "PERSON", "NATO Secretary-General"),
    ]


def test_surnames_and_acronyms_stand_for_the_full_name() -> None:
    found = find("The Coastal Defence League (CDL) sued Mark Weld. Weld laughed. The CDL did not.")
    assert [(one.surface, one.head) for one in found] == [
        ("Coastal Defence League", "Coastal Defence League"),
        ("CDL", "Coastal Defence League"),
        ("Mark Weld", "Mark Weld"),
        ("Weld", "Mark Weld"),
        ("CDL", "Coastal Defence League"),
    ]


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    assert find("However it rained. Nobody came. Meanwhile, shops closed on Monday in May.") == []


def test_a_headline_in_title_case_yields_known_names_only() -> None:
    assert label("Angry Farmers Block Roads Across France Over Fuel Prices") == {"France": "LOC"}
