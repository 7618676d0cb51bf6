"""What looks like an attribution and is none has a small probability; features tell what the model looks at."""

import pytest

from tests.unit.claims.test_union import TEXT, rule, span, support
from transforms.claims.likelihood import describe_attribution, judge_attribution, load_weights
from transforms.claims.passages import find_attributions
from transforms.claims.support import read_support
from transforms.claims.tags import read_tagged
from transforms.claims.union import LEAST_LIKELY, collect_attributions
from transforms.model.encoder import read_text
from transforms.sentences import split_sentences


def judge(text: str) -> dict[str, float]:
    """Return the probability of each attribution that rules or encoder find in a text, by its cue."""
    sentences = split_sentences("doc", text)
    readings = read_text(text, sentences)
    support = read_support(readings)
    found = collect_attributions(text, find_attributions(text, sentences), [*read_tagged(text, readings)], support)
    return {
        text[one.cue.start_char : one.cue.end_char]: judge_attribution(text, one, support) for one in found if one.cue
    }


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("She ran outside before calling an ambulance.", "calling"),
        ("I would rather stay at home than go on supporting the war.", "supporting"),
        ("The aftershocks continued and there was damage to houses in Lesk.", "continued"),
    ],
)
def test_a_cue_verb_that_tells_no_words_of_anybody_is_unlikely(text: str, cue: str) -> None:
    assert judge(text).get(cue, 0.0) < LEAST_LIKELY


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Edda Brandt said the quay will open in June.", "said"),
        ("The council announced that the ferry will stop.", "announced"),
        ("Jon Vale accused the mayor of lying.", "accused"),
    ],
)
def test_what_somebody_says_is_likely(text: str, cue: str) -> None:
    assert judge(text)[cue] > 0.8


def test_features_tell_cue_content_and_source() -> None:
    named = set(describe_attribution(TEXT, rule("Moll", "said", "the road is shut"), support(0.55)))
    assert {"any", "told", "told, cue 5", "verb say", "form other", "first the", "length 2", "holder name"} <= named
    bare = rule("Moll", "said", "the road is shut")
    assert {"no source", "no cue"} <= set(
        describe_attribution(TEXT, type(bare)(None, None, (span("the road"),), "asserts"), support(0.5))
    )


def test_probabilities_follow_the_shipped_weights() -> None:
    weights = load_weights()
    assert weights["told, content 9"] > weights["told, content 0"]
    one = rule("Moll", "said", "the road is shut")
    assert judge_attribution(TEXT, one, support(0.95)) > judge_attribution(TEXT, one, support(0.05))


def test_weights_are_rounded_and_most_features_of_an_ordinary_attribution_have_one() -> None:
    weights = load_weights()
    assert all(round(weight, 2) == weight and weight for weight in weights.values())
    features = list(describe_attribution(TEXT, rule("Moll", "said", "the road is shut"), support(0.95)))
    assert sum(feature in weights for feature in features) > 0.8 * len(features)
