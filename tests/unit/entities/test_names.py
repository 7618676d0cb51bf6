from transforms.entities.agreement import agree, trim_names
from transforms.entities.canonical_names import find_canonical_names
from transforms.entities.known import find_known
from transforms.entities.roles import find_role
from transforms.entities.tags import Name
from transforms.sentences import split_sentences


def mark(text: str, *surfaces: tuple[str, str, float]) -> list[Name]:
    """Names at the first place of each surface after the one before."""
    names, position = [], 0
    for surface, label, score in surfaces:
        start = text.index(surface, position)
        position = start + len(surface)
        names.append(Name(start, position, 0, label, score))
    return names


def surfaces(text: str, names: list[Name]) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.label) for name in names]


def test_articles_and_possessives_are_no_part_of_a_name() -> None:
    text = "The Hague Court’s ruling and the Tarn's mouth"
    found = trim_names(text, mark(text, ("The Hague Court’s", "ORG", 0.9), ("the Tarn's", "LOC", 0.9)))
    assert surfaces(text, list(found)) == [("Hague Court", "ORG"), ("Tarn", "LOC")]


def test_a_sure_label_is_lent_to_the_same_words_elsewhere() -> None:
    text = "Vantor rose. Vantor fell."
    names = mark(text, ("Vantor", "ORG", 0.95), ("Vantor", "PERSON", 0.4))
    assert surfaces(text, agree(text, split_sentences("a", text), names)) == [("Vantor", "ORG"), ("Vantor", "ORG")]


def test_a_sure_name_is_found_wherever_it_stands_again() -> None:
    text = "Ilse Moor spoke. They heard Ilse Moor. Ilse Moors left."
    names = agree(text, split_sentences("a", text), mark(text, ("Ilse Moor", "PERSON", 0.95)))
    assert [name.start for name in names] == [0, text.index("Ilse", 5)]
    assert [name.sentence_no for name in names] == [0, 1]


def test_an_unsure_name_speaks_for_nobody() -> None:
    text = "Ilse Moor spoke. They heard Ilse Moor."
    assert len(agree(text, split_sentences("a", text), mark(text, ("Ilse Moor", "PERSON", 0.6)))) == 1


def test_titles_before_a_name_are_its_role_with_the_organisation_in_them() -> None:
    text = "Yesterday US State Department spokesman Karl Obst left."
    names = mark(text, ("US State Department", "ORG", 0.9), ("Karl Obst", "PERSON", 0.9))
    assert find_role(text, names, 1) == "US State Department spokesman"
    assert find_role(text, names, 0) is None


def test_an_apposition_behind_a_name_is_its_role() -> None:
    text = "Ana Weld, the deputy leader of the Moor Party, and Jo Lee, a friend of cats, met."
    names = mark(text, ("Ana Weld", "PERSON", 0.9), ("Moor Party", "ORG", 0.9), ("Jo Lee", "PERSON", 0.9))
    assert find_role(text, names, 0) == "deputy leader of the Moor Party"
    assert find_role(text, names, 2) is None


def test_short_names_stand_for_full_ones_of_their_kind() -> None:
    text = "Coastal Defence League (CDL) and Ana van der Weld. CDL, Weld, van der Weld, Ana. Weld the town."
    names = mark(
        text,
        ("Coastal Defence League", "ORG", 0.9),
        ("Ana van der Weld", "PERSON", 0.9),
        ("CDL", "ORG", 0.9),
        ("Weld", "PERSON", 0.9),
        ("van der Weld", "PERSON", 0.9),
        ("Ana", "PERSON", 0.9),
        ("Weld", "LOC", 0.9),
    )
    assert [(canonical.name, canonical.method) for canonical in find_canonical_names(text, names)] == [
        ("Coastal Defence League", "as-is"),
        ("Ana van der Weld", "as-is"),
        ("Coastal Defence League", "acronym"),
        ("Ana van der Weld", "surname"),
        ("Ana van der Weld", "surname"),
        ("Ana van der Weld", "given-name"),
        ("Weld", "as-is"),
    ]


def test_weapons_and_laws_come_from_the_lexicon_where_the_encoder_saw_nothing() -> None:
    text = "Troops fired ATACMS after the Clean Rivers Act of 1998 passed in Tarn."
    found = find_known(text, split_sentences("a", text), mark(text, ("Tarn", "LOC", 0.9)))
    assert surfaces(text, list(found)) == [("ATACMS", "MISC"), ("Clean Rivers Act of 1998", "MISC")]


def test_a_people_keeps_the_quarter_of_the_sky_in_its_name() -> None:
    text = "North Korean troops, West African states"
    found = trim_names(text, mark(text, ("Korean", "NORP", 0.9), ("African", "NORP", 0.9)))
    assert surfaces(text, list(found)) == [("North Korean", "NORP"), ("West African", "NORP")]


def test_a_law_before_a_medium_is_named_once() -> None:
    text = "He is the Harbour Act columnist for Reuters."
    sentences = split_sentences("a", text)
    assert [text[one.start : one.end] for one in find_known(text, sentences, ())] == ["Harbour Act", "Reuters"]
    named = mark(text, ("Harbour Act", "MISC", 0.9), ("Reuters", "ORG", 0.9))
    assert list(find_known(text, sentences, named)) == []
