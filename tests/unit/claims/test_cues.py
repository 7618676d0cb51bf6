import pytest

from transforms.claims import refine_act
from transforms.claims.attributions import Attribution
from transforms.claims.cues import load_cues, make_forms, name_act
from transforms.schema.records import Span


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("plan", {"plan", "plans", "planned", "planning"}),
        ("explain", {"explain", "explains", "explained", "explaining"}),
        ("state", {"state", "states", "stated", "stating"}),
        ("wish", {"wish", "wishes", "wished", "wishing"}),
        ("answer", {"answer", "answers", "answered", "answering"}),
        ("offer", {"offer", "offers", "offered", "offering"}),
    ],
)
def test_forms_follow_english_spelling(lemma: str, forms: set[str]) -> None:
    assert make_forms(lemma) == forms


def test_every_form_leads_to_its_verb_and_acts() -> None:
    cue = load_cues()["warned"]
    assert cue.lemma == "warn"
    assert cue.acts["clause"] == "warns"
    assert load_cues()["called"].acts["+for"] == "demands"


@pytest.mark.parametrize(
    ("cue", "is_negated"),
    [
        ("no evidence", True),
        ("have never said", True),
        ("no doubt", False),
        ("noted", False),
        ("has yet to confirm", True),
    ],
)
def test_no_evidence_is_no_report(cue: str, is_negated: bool) -> None:
    assert name_act(cue)[1] is is_negated


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("had told", "asserts"),
        ("his denial", "denies"),
        ("are concerned", "fears"),
        ("saw", "believes"),
        ("instructed", "demands"),
        ("listed", "reports"),
        ("seemed to", "believes"),
        ("allegedly", "claims"),
        ("frobnicated", "asserts"),
    ],
)
def test_a_cue_of_the_encoder_names_an_act(cue: str, act: str) -> None:
    assert name_act(cue) == (act, False)


@pytest.mark.parametrize(("said", "act"), [("to leave the pier", "demands"), ("the pier was shut", "asserts")])
def test_who_is_told_to_do_a_thing_is_asked_for_it(said: str, act: str) -> None:
    text = f"She told them {said}."
    told = Attribution(Span(0, 3), Span(4, 8), (Span(14, len(text) - 1),), "asserts")
    assert refine_act(text, told).act == act
