"""Groups of claims that say the same: named after the first, the same in any order of nights."""

from hypothesis import given
from hypothesis import strategies as st

from transforms.claim_groups import ClaimLink, group_claims


def test_a_group_is_named_after_its_first_claim() -> None:
    links = [ClaimLink("b", "a", 0.7), ClaimLink("c", "a", 0.8)]
    assert group_claims(["a", "b", "c"], {}, links, {}) == {"a": "a", "b": "a", "c": "a"}


def test_no_chain_runs_from_claim_to_claim() -> None:
    links = [ClaimLink("b", "a", 0.7), ClaimLink("c", "b", 0.7)]
    assert group_claims(["a", "b", "c"], {}, links, {}) == {"a": "a", "b": "a", "c": "c"}


def test_the_most_similar_first_claim_is_joined() -> None:
    links = [ClaimLink("c", "a", 0.7), ClaimLink("c", "b", 0.9)]
    assert group_claims(["a", "b", "c"], {}, links, {})["c"] == "b"


def test_of_equals_the_least_id_is_joined() -> None:
    links = [ClaimLink("c", "b", 0.7), ClaimLink("c", "a", 0.7)]
    assert group_claims(["a", "b", "c"], {}, links, {})["c"] == "a"


def test_a_repeat_shares_the_group_of_what_it_repeats() -> None:
    links = [ClaimLink("b", "a", 0.7), ClaimLink("z", "c", 0.9)]
    assert group_claims(["a", "b", "c", "z"], {"z": "b"}, links, {})["z"] == "a"


def test_groups_of_earlier_nights_are_joined() -> None:
    assert group_claims(["b"], {}, [ClaimLink("b", "a", 0.7)], {"a": "a"}) == {"b": "a"}
    assert group_claims(["b"], {}, [ClaimLink("b", "a", 0.7)], {"a": "other"}) == {"b": "b"}


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([0.6, 0.7, 0.9])), max_size=30)


@given(PAIRS, st.integers(0, 10), st.randoms(use_true_random=False))
def test_a_later_night_leads_to_the_same_groups(
    pairs: list[tuple[int, int, float]], cut: int, random: st.DataObject
) -> None:
    claims = [str(number) for number in range(10)]
    links = [ClaimLink(str(max(a, b)), str(min(a, b)), alike) for a, b, alike in pairs if a != b]
    at_once = group_claims(claims, {}, links, {})
    random.shuffle(links)
    first = group_claims(claims[:cut], {}, links, {})
    assert first | group_claims(claims[cut:], {}, links, first) == at_once
