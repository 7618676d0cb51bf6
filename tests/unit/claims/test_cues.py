import pytest

from transforms.claims.cues import load_cues, make_forms


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
    ],
)
def test_forms_follow_english_spelling(lemma: str, forms: set[str]) -> None:
    assert make_forms(lemma) == forms


def test_every_form_leads_to_its_verb_and_acts() -> None:
    cue = load_cues()["warned"]
    assert cue.lemma == "warn"
    assert cue.acts["clause"] == "warns"
    assert load_cues()["called"].acts["+for"] == "demands"
