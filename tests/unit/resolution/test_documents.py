"""Within a document: short names stand for the full ones it gives."""

import pytest

from transforms.resolution.corpus import resolve_documents
from transforms.resolution.documents import Said, read_document


def read(*names: str) -> list[str]:
    """Return the keys that mentions, given as "LABEL surface", stand for."""
    said = [Said(name.split(" ", 1)[1], name.split(" ", 1)[0]) for name in names]
    return [reading.name.key for reading in read_document(said)]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("PERSON Moll", "PERSON Ada Moll"),
        ("PERSON Mrs. Moll", "PERSON Ada Moll"),
        ("PERSON Ada", "PERSON Ada Moll"),
        ("PERSON Ada Moll", "PERSON Ada R. Moll"),
        ("PERSON Kim", "PERSON Kim Dae-ri"),
        ("ORG STC", "ORG Selm Trade Council"),
        ("ORG Council", "ORG Selm Trade Council"),
        ("ORG Gulls", "ORG Selm Gulls"),
        ("ORG Church", "ORG Church of Selm"),
        ("ORG Selm", "ORG Selm Foundation"),
        ("ORG USAD", "ORG US Alpine Department"),
        ("ORG DoAV", "ORG Department of Alpine Valleys"),
        ("LOC Rotunda", "LOC US Rotunda"),
        ("MISC Otter", "MISC Brennick OS Otter"),
        ("MISC Pods", "MISC Brennick Pod"),
        ("PERSON al-Rawi", "PERSON Daud al-Rawi"),
        ("PERSON Kara-Tarn", "PERSON Ada Kara-Tarn"),
        ("LOC Kingdom", "LOC United Kingdom"),
        ("PERSON Daud al-Tarn", "PERSON Daud al-Tarn Brennick"),
        ("ORG Wanderers", "ORG Selm Wanderers"),
        ("ORG United", "ORG Manchester United"),
    ],
)
def test_a_short_name_stands_for_the_full_one_before_or_after_it(short: str, full: str) -> None:
    assert len(set(read(short, full))) == 1
    assert len(set(read(full, short))) == 1


def test_of_two_bearers_the_one_named_last_is_meant() -> None:
    keys = read("PERSON Ada Moll", "PERSON Moll", "PERSON Ida Moll", "PERSON Moll")
    assert keys == ["ada moll", "ada moll", "ida moll", "ida moll"]


def test_of_two_bearers_the_one_named_more_often_is_meant() -> None:
    assert read("PERSON Ada R. Moll", "PERSON Ada Moll", "PERSON Ida Moll", "PERSON Moll")[-1] == "ada r moll"


def test_a_first_word_stands_for_a_firm_that_was_named_in_full_before_it() -> None:
    assert read("ORG Brennick Sachs", "ORG Brennick") == ["brennick sachs", "brennick sachs"]
    assert read("ORG Brennick", "ORG Brennick Corps") == ["brennick", "brennick corps"]


def test_a_name_with_its_legal_form_is_whole() -> None:
    assert read("ORG Brennick Inc.", "ORG Brennick Records") == ["brennick", "brennick records"]


def test_a_body_that_one_country_is_known_for_is_that_countrys() -> None:
    assert read("ORG State Department", "LOC Italy", "LOC US", "LOC France")[0] == "@US state department"
    assert read("ORG State Department", "LOC Italy", "LOC France")[0] == "state department"
    assert read("ORG Labour Party", "LOC UK")[0] == "@GB labor party"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LOC Selm", "ORG Selm University"),
        ("LOC Selm", "LOC East Selm"),
        ("ORG Congress", "ORG Library of Congress"),
        ("LOC Africa", "LOC South Africa"),
        ("ORG Selm", "ORG Bank of Selm"),
        ("ORG Army", "ORG Army Foundation"),
        ("PERSON Washington", "LOC Washington"),
    ],
)
def test_parts_that_are_things_of_their_own_stay_apart(one: str, other: str) -> None:
    assert len(set(read(one, other))) == 2


def test_a_capital_that_speaks_for_its_government_is_the_country() -> None:
    said = [Said("Selm", "LOC"), Said("Moscow", "LOC", head="Russia"), Said("Moscow", "LOC", head="Moscow")]
    assert [reading.name.key for reading in read_document(said)] == ["selm", "@RU", "moscow"]


def test_georgia_is_a_state_among_states_and_a_country_among_its_neighbours() -> None:
    assert read("LOC Georgia", "LOC Texas")[0] == "@US-GA"
    assert read("LOC Georgia", "LOC Russia")[0] == "@GE"


def test_the_parliament_is_that_of_the_one_country_named() -> None:
    assert read("ORG Parliament", "LOC Italy", "LOC Italy")[0] == "@IT parliament"
    assert read("ORG Parliament", "LOC Italy", "LOC France")[0] == "parliament"


def test_a_head_found_otherwise_is_believed_where_nothing_speaks_against_it() -> None:
    said = [Said("Selm Trade Council", "ORG"), Said("Corridor Club", "ORG", head="Selm Trade Council")]
    assert [reading.match.method for reading in read_document(said)] == ["exact", "within-article"]


def test_a_head_that_goes_on_where_a_firms_name_ends_is_another() -> None:
    said = [Said("Brennick", "ORG", head="Brennick Corps"), Said("Brennick Corps", "ORG")]
    assert [reading.name.key for reading in read_document(said)] == ["brennick", "brennick corps"]


def test_a_well_known_name_needs_no_other_head() -> None:
    said = [Said("UN", "ORG", head="US Navy"), Said("US Navy", "ORG"), Said("Minselm", "LOC", head="Haiti")]
    keys = [reading.name.key for reading in read_document(said)]
    assert keys == ["united nations", "@US navy", "minselm"]


def test_a_first_name_alone_is_another_in_every_document() -> None:
    first, second = resolve_documents([("a", [Said("Mary", "PERSON")]), ("b", [Said("Mary", "PERSON")])])
    assert first != second


def test_documents_share_entities() -> None:
    said = [Said("Ada Moll", "PERSON"), Said("U.S.", "LOC"), Said("Senate", "ORG"), Said("US Senate", "ORG")]
    other = [Said("Ada R. Moll", "PERSON"), Said("America", "LOC"), Said("Senate", "ORG")]
    first, second = resolve_documents([("a", said), ("b", other)])
    assert first[:3] == second
    assert first[2] == first[3]
