"""Which two names may be one person's, organisation's or place's."""

import pytest

from transforms.resolution.archive import (
    SURE,
    Counted,
    choose_group,
    compare_names,
    join_names,
    link_block,
    list_blocks,
)
from transforms.resolution.identities import assign_entities
from transforms.resolution.names import Name, read_name


def read(label: str, *surfaces: str) -> list[Name]:
    return [read_name(surface, label) for surface in surfaces]


@pytest.mark.parametrize(
    ("label", "one", "other", "method"),
    [
        ("PERSON", "Ruslan Tarenskyy", "Ruslan Tarensky", "spelling"),
        ("PERSON", "Bill Moll", "William Moll", "nickname"),
        ("PERSON", "A. Moll", "Ada Moll", "initial"),
        ("PERSON", "Ada R. Moll", "Ada Moll", "given-name"),
        ("PERSON", "Chairwoman-elect Ada Moll", "Ada Moll", "title"),
        ("PERSON", "Han Dae-ri", "Dae-ri Han", "word-order"),
        ("PERSON", "Jean-Luc Moll", "Jeanluc Moll", "spelling"),
        ("ORG", "STC", "Selm Trade Council", "acronym"),
        ("ORG", "Brennick", "Brennick Motor Company", "short-form"),
        ("ORG", "Treasury Department", "U.S. Department of the Treasury", "short-form"),
        ("ORG", "SELMCO", "Selmco", "case"),
        ("ORG", "Selm Motors", "Selm Motors Corporation", "short-form"),
        ("ORG", "Selm Refinery Company", "Selm Refinery Corporation", "short-form"),
        ("ORG", "SMTC", "SMTC Corporation", "short-form"),
        ("ORG", "Moll", "Adam Moll AG", "short-form"),
        ("ORG", "Tarn Survey", "US Tarn Survey", "short-form"),
        ("ORG", "Tarn Survey Centre", "Tarn Survey Center and Archive", "short-form"),
        ("ORG", "Brenn-Marts", "Brennmarts", "spelling"),
        ("PERSON", "G. Richard Moll", "Rick Moll", "nickname"),
        ("PERSON", "da Tarn", "Ada da Tarn", "surname"),
        ("PERSON", "Ada Brennick", "Ada Brennick Moll", "short-form"),
        ("ORG", "Al Kaidra", "Al Qaidra", "spelling"),
        ("LOC", "Selm", "Selm Islands", "short-form"),
    ],
)
def test_names_of_one_thing_are_linked(label: str, one: str, other: str, method: str) -> None:
    match = compare_names(*read(label, one, other))
    assert (match.method, match.score >= SURE) == (method, True), match


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("PERSON", "Ada Moll", "Ida Moll"),
        ("PERSON", "Ada R. Moll", "Ada T. Moll"),
        ("PERSON", "M. Stanton Moll", "Mike Moll"),
        ("PERSON", "Michael Koffman", "Mike Coffman"),
        ("PERSON", "Ada Moll", "Ada Mollbrecht"),
        ("PERSON", "Katherine Moll", "Mary Katherine Moll"),
        ("PERSON", "Paris Katherine Ada Moll", "Ida Moll"),
        ("PERSON", "Daud bin Salim al-Rawi", "Salim bin Daud al-Rawi"),
        ("ORG", "Ministry of Interior", "Ministry of Exterior"),
        ("ORG", "Selm Bank", "Selm Insurance"),
        ("ORG", "US Senate", "Italian Senate"),
        ("ORG", "Selm Fund 2004", "Selm Fund 2005"),
        ("LOC", "Iran", "Iraq"),
        ("ORG", "UK Tarn Survey", "US Tarn Survey"),
        ("MISC", "SIV", "S1N1 Influenza Virus"),
        ("MISC", "Brennick Book", "Brennick Book Air"),
        ("LOC", "Niger", "Nigeria"),
        ("LOC", "Selm", "Selm Valley"),
    ],
)
def test_names_of_different_things_are_not(label: str, one: str, other: str) -> None:
    assert compare_names(*read(label, one, other)).score < SURE


def test_names_that_match_share_a_block() -> None:
    pairs = [("PERSON", "Ruslan Tarenskyy", "R. Tarensky"), ("ORG", "STC", "Selm Trade Council")]
    for label, *surfaces in pairs:
        one, other = (set(list_blocks(name)) for name in read(label, *surfaces))
        assert one & other


def link(label: str, **counts: int) -> set[tuple[str, str]]:
    """Return who joins whom among names given as Ada_Moll=3."""
    names = [Counted(key, read_name(key.replace("_", " "), label), n) for key, n in counts.items()]
    return {(one.name_id, one.other_id) for one in link_block(names)}


def test_a_bare_name_joins_the_bearer_who_is_named_far_more_often() -> None:
    assert link("PERSON", Moll=2, Ada_Moll=9, Ida_Moll=1) == {("Moll", "Ada_Moll")}
    assert link("PERSON", Moll=2, Ada_Moll=5, Ida_Moll=4) == set()


def test_an_initial_of_two_bearers_stays_apart() -> None:
    assert link("PERSON", A_Moll=2, Ada_Moll=5, Alf_Moll=4) == set()


def test_a_pair_kept_apart_is_not_linked() -> None:
    bill, william = read("PERSON", "Bill Moll", "William Moll")
    names = [Counted("one", bill, 1), Counted("two", william, 1)]
    assert len(link_block(names)) == 1
    assert link_block(names, {("one", "two"), ("two", "one")}) == []


def test_linked_names_have_one_root() -> None:
    roots = join_names([("d", "c"), ("b", "a"), ("c", "b"), ("x", "y")])
    assert roots == {"a": "a", "b": "a", "c": "a", "d": "a", "x": "x", "y": "x"}


def test_a_group_has_the_least_of_its_names_ids_whatever_order_they_came_in() -> None:
    roots = {"a": "c", "b": "c", "c": "c"}
    assert assign_entities(["c", "b", "a", "d"], roots) == {"a": "a", "b": "a", "c": "a", "d": "d"}
    assert assign_entities(["a", "b", "c", "d"], roots) == assign_entities(["d", "c", "b", "a"], roots)


def test_nothing_fitting_is_chosen_from_nothing() -> None:
    assert choose_group([]) is None
