"""The cases of ../shared/cases that are about what is read from a text: times, quotations, names."""

import json
from datetime import date

import pytest

from tests.unit.test_cases import CASES, join_marks, only
from transforms.annotate import annotate
from transforms.schema.records import Annotation, Document

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared")]


def list_documents(folder: str) -> list[dict[str, str]]:
    path = CASES / folder / "in.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def annotate_case(folder: str, name: str) -> tuple[str, Annotation]:
    (case,) = (one for one in list_documents(folder) if one["doc"] == name)
    return case["text"], annotate(Document(name, case["text"], date.fromisoformat(case["dct"])))


TIMEXES = {
    "dd-mon-yy": ["2012-11-19", "2020-06-18"],
    "may-verb": ["FUTURE_REF", "2024-05"],
    "century": ["18", "199"],
    "week-of": ["2024-W40"],
    "mid": ["2024-11", "2022"],
    "spelled": ["2016-03-14", "2021-04-01"],
    "paren": ["2019-05-16T19:40", "2019-05-16", "2019-05-17"],
    "first-second": [],
    "quarter": ["2024-Q3", "2024-Q2"],
    "247": ["2001-09-11"],
    "last-fri": ["2024-06-07", "2024-06-10", "2024-06-18"],
    "flight": ["2024"],
    "tense-weekday": ["2024-06-17", "2024-06-10"],
    "range": ["2022-02-28", "2022-03-03", "2024-05-05", "2024-05-07"],
    "month-name-person": [],
    "iso": ["2024-06-01T12:30", "2024-06-01", "2024-06-01"],
    "noon": ["2024-06-12T12:00", "2024-06-13T17:00"],
    "old": ["1066", "BC0300"],
}


@pytest.mark.parametrize(("name", "values"), TIMEXES.items())
def test_timexes(name: str, values: list[str]) -> None:
    assert [one.timex3_value for one in annotate_case("30-timexes", name)[1].timexes] == values


def wrong(*values: object) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason="known to be wrong"))


OLGA = "Olga Petrenko"
QUOTES = [
    ("multi-para", [("Claire Dubin", 4)]),
    ("descr", [("Hugh Hallam", 1), ("Hugh Hallam", 1)]),
    ("descr2", [("Khalid Marwan", 1), ("Khalid Marwan", 1)]),
    ("dash-attr", [("Geoff Starling", 1)]),
    ("from", [("Rosa Worden", 1)]),
    ("verb-grumble", [("Joan Meller", 1), ("Meg Arden", 1)]),
    ("he-said-mid", [("Peter Olsen", 1)]),
    ("shows", [(None, 1)]),
    *((name, [(OLGA, 1)]) for name in ("guillemets", "german", "according", "backtick", "double-single")),
    ("apposition-after", [(OLGA, 1)]),
    ("interrupted", [(OLGA, 2)]),
    ("single", [(OLGA, 2)]),
    ("tweet", [("Petrenko", 1)]),
    ("partial", [("Petrenko", 1)]),
    ("quoted-as", [("Petrenko", 1)]),
    ("scare", []),
    ("denied", [(OLGA, 1), (None, 1)]),
    wrong("headline-colon", [("Petrenko", 1)]),
    wrong("passive", [("Lars Holm", 1), (None, 1)]),
]


@pytest.mark.parametrize(("name", "expected"), QUOTES)
def test_quotations(name: str, expected: list[tuple[str | None, int]]) -> None:
    _, read = annotate_case("31-quotes", name)
    heads = {one.mention_id: one.head for one in read.mentions}
    assert [(heads.get(one.speaker_mention_id or ""), len(one.content_spans)) for one in read.claims] == expected


@pytest.mark.parametrize("name", ["nick-quotes", "unbalanced", "dialog-dash", "nested", "qa"])
def test_who_is_meant_is_among_the_sources(name: str) -> None:
    sources = {"nick-quotes": "a homeless man", "unbalanced": "Mary", "dialog-dash": OLGA, "nested": OLGA, "qa": "Q"}
    assert any((one.source_text or "").startswith(sources[name]) for one in annotate_case("31-quotes", name)[1].claims)


NAMES = [
    ("title", {"Smithson", "Dalgleish", "O’Brien-Hart", "Marco van der Hoek"}, {"Mr"}),
    ("jr", {"Martin Lutterell King Jr.", "Robert F. Kendry Jr."}, set()),
    ("particles", {"Ursula von der Lehn", "Oscar de la Rosa", "Mohammed bin Salim", "Charles de Gault"}, set()),
    ("ordinary", {"Sue", "Sunny", "Coy"}, set()),
    ("white-house", {"White House", "Downing Street", "U.S.", "UK"}, set()),
    ("acro", {"World Trade Forum", "WTF", "Organisation for Ports", "OFP"}, set()),
    ("possessive", {"Petrenko", "Selvik", "Courier"}, set()),
    ("hyphen-line", {"Statol-Hydra", "Jean-Luc Marchand"}, set()),
    ("nfd", {"José Núñez", "Björn Åkesson"}, set()),
    ("and", {"Alan", "Bruno", "Chris", "Donna"}, {"Gabrani"}),
    wrong("title", {"Marco van der Hoek"}, {"Ohio"}),
    wrong("white-house", {"Kremlin"}, set()),
]


@pytest.mark.parametrize(("name", "found", "not_found"), NAMES)
def test_names(name: str, found: set[str], not_found: set[str]) -> None:
    surfaces = {join_marks(one.surface) for one in annotate_case("32-names", name)[1].mentions}
    assert found <= surfaces and not found & not_found and not surfaces & not_found


SINGLE = {
    "a-said-first": [OLGA, "Lars Holm"],
    "b-inverted": ["Lars Holm"],
    "c-he-said": ["Lars Holm", "Lars Holm"],
    "d-continued": [OLGA, "Lars Holm"],
    "e-apos": [OLGA],
    "f-double": [OLGA],
    "g-added": ["Holm"],
}


@pytest.mark.parametrize(("name", "speakers"), SINGLE.items())
def test_single_quotation_marks(name: str, speakers: list[str]) -> None:
    _, read = annotate_case("36-single-quotes", name)
    heads = {one.mention_id: one.head for one in read.mentions}
    assert [heads.get(one.speaker_mention_id or "") for one in read.claims] == speakers


@pytest.mark.parametrize("name", [one["doc"] for one in list_documents("38-unknown-verb")])
def test_less_common_verbs(name: str) -> None:
    _, read = annotate_case("38-unknown-verb", name)
    assert [one.source_text for one in read.claims] == [OLGA, "Lars Holm"]


def test_names_in_other_forms_are_one_and_the_first_quotations_are_olgas() -> None:
    for name in ("nfc", "nfd", "zw"):
        assert join_marks(only(CASES / "35-pipeline" / f"{name}.html").text).count("José Núñez") == 3
    article = only(CASES / "35-pipeline" / "dm.html")
    read = annotate(Document("dm", article.text, article.published_date))
    heads = {one.mention_id: one.head for one in read.mentions}
    first = read.claims[0]
    assert heads[first.speaker_mention_id or ""] == OLGA and first.quote_type == "direct"
    assert not [one for one in read.claims if "their fault" in one.content_text and "Holm" in (one.source_text or "")]
