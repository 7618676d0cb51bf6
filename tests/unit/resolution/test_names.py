"""Names taken apart: what of them tells who is meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.resolution.folding import fold_words, key_sound
from transforms.resolution.names import LABELS, is_generic, read_name


@pytest.mark.parametrize(
    ("surface", "label", "key"),
    [
        ("U.S. President Ada Moll", "PERSON", "ada moll"),
        ("Mrs. Moll's", "PERSON", "moll"),
        ("Secretary of State Ada Moll", "PERSON", "ada moll"),
        ("Ada Qaddafi", "PERSON", "ada gaddafi"),
        ("Ministry of Foreign Affairs", "ORG", "foreign ministry"),
        ("UN Tarn Office", "ORG", "united nations tarn office"),
        ("Doctors Without Borders", "ORG", "medecins sans frontieres"),
        ("DoTA", "ORG", "DOTA"),
        ("S&P 500", "MISC", "standard and poor 500"),
        ("Brennick Pods", "MISC", "brennick pod"),
        ("Democratic People's Republic of Korea", "LOC", "@KP"),
        ("Moll, Ada", "PERSON", "ada moll"),
        ("Ada Moll, Jr.", "PERSON", "ada moll"),
        ("Ada R.T. Moll", "PERSON", "ada r t moll"),
        ("Martin Brennick King", "PERSON", "martin brennick king"),
        ("Ruslan Таренський", "PERSON", "ruslan tarenskiy"),
        ("Selm Motors Corp.", "ORG", "selm motors"),
        ("the Selm Motors Co., Ltd", "ORG", "selm motors"),
        ("ООО Selm", "ORG", "selm"),
        ("Selm Organisation", "ORG", "selm organization"),
        ("Department of Justice", "ORG", "justice department"),
        ("US Department of Justice", "ORG", "@US justice department"),
        ("Senate of the United States", "ORG", "@US senate"),
        ("Italian Parliament", "ORG", "@IT parliament"),
        ("United Nations Security Council", "ORG", "@UN security council"),
        ("GM", "ORG", "GM"),
        ("CAR", "ORG", "CAR"),
        ("Iraq", "ORG", "@IQ"),
        ("DPRK", "LOC", "@KP"),
        ("U. S.", "LOC", "@US"),
        ("the United Kingdom", "LOC", "@GB"),
        ("State of Texas", "LOC", "@US-TX"),
        ("OK", "LOC", "@US-OK"),
        ("EUROPE", "LOC", "europe"),
        ("Washington, D.C.", "LOC", "washington dc"),
        ("Washington", "LOC", "washington dc"),
        ("Washington", "PERSON", "washington"),
        ("Seattle, Washington", "LOC", "seattle"),
        ("Washington state", "LOC", "@US-WA"),
        ("Detroit, Michigan", "LOC", "detroit"),
        ("St. Selm", "LOC", "saint selm"),
        ("Kiev", "LOC", "kyiv"),
        ("Russians", "NORP", "russian"),
        ("Iraqis", "NORP", "iraqi"),
        ("Swiss", "NORP", "swiss"),
    ],
)
def test_a_name_is_known_by_what_tells(surface: str, label: str, key: str) -> None:
    assert read_name(surface, label).key == key


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30), st.sampled_from(LABELS))
def test_any_text_can_be_read_as_a_name(surface: str, label: str) -> None:
    name = read_name(surface, label)
    assert " ".join(name.words) == " ".join(name.words).strip()


@settings(deadline=None)
@given(
    st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=1, max_size=4).map(" ".join),
    st.sampled_from(LABELS),
)
def test_a_key_reads_as_the_name_it_was_made_from(surface: str, label: str) -> None:
    key = read_name(surface, label).key
    assert read_name(key, label).key == key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelenskyy", "Zelensky", "Zelenskiy", "Zelenskyi"),
        ("Muhammad", "Mohamed", "Mohammed"),
        ("Hussein", "Husayn", "Hussain"),
        ("Tymoshenko", "Timoshenko"),
        ("Yevgeny", "Evgeni"),
    ],
)
def test_romanisations_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({key_sound(*fold_words(one)) for one in spellings}) == 1


def test_different_names_sound_different() -> None:
    names = ["putin", "patten", "merkel", "merkur", "moll", "mill", "lee", "low"]
    assert len({key_sound(name) for name in names}) == len(names)


@pytest.mark.parametrize(("surface", "label"), [("the Court", "ORG"), ("State", "LOC"), ("President", "PERSON")])
def test_mere_kinds_are_known(surface: str, label: str) -> None:
    assert is_generic(read_name(surface, label))


@pytest.mark.parametrize(("surface", "label"), [("Senate", "ORG"), ("Selm Court", "ORG"), ("Kastrov", "LOC")])
def test_names_proper_are_no_mere_kinds(surface: str, label: str) -> None:
    assert not is_generic(read_name(surface, label))
