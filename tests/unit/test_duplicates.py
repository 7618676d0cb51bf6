"""Near duplicates: fingerprints that meet for nearly equal texts only, and their grouping."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from transforms.duplicates import BANDS, fingerprint, group_duplicates
from transforms.schema.records import Fingerprint

CHOOSE = random.Random(7)
VOCABULARY = [f"word{number}" for number in range(2000)]
WORDS = CHOOSE.choices(VOCABULARY, k=400)


def share_band(one: tuple[Fingerprint, ...], other: tuple[Fingerprint, ...]) -> bool:
    return any(a.band_hash == b.band_hash for a, b in zip(one, other, strict=True))


def estimate_similarity(one: tuple[Fingerprint, ...], other: tuple[Fingerprint, ...]) -> float:
    pairs = list(zip(one[0].signature, other[0].signature, strict=True))
    return sum(a == b for a, b in pairs) / len(pairs)


def test_case_and_punctuation_do_not_count() -> None:
    assert fingerprint("a", " ".join(WORDS)) == fingerprint("a", ", ".join(WORDS).upper() + ".")


def test_a_shortened_reprint_meets_its_original_and_other_articles_do_not() -> None:
    original = fingerprint("a", " ".join(WORDS))
    shortened = fingerprint("b", " ".join(WORDS[:280]))
    other = fingerprint("c", " ".join(CHOOSE.choices(VOCABULARY, k=400)))
    assert share_band(original, shortened)
    assert abs(estimate_similarity(original, shortened) - 0.7) < 0.12
    assert not share_band(original, other)
    assert estimate_similarity(original, other) < 0.1


def test_signature_stands_in_the_first_band_only() -> None:
    prints = fingerprint("a", " ".join(WORDS))
    assert [row.band_no for row in prints] == list(range(BANDS))
    assert [bool(row.signature) for row in prints] == [True] + [False] * (BANDS - 1)


def test_band_hashes_fit_a_signed_column_and_are_the_same_everywhere() -> None:
    prints = fingerprint("a", " ".join(str(number) for number in range(100)))
    assert all(-(2**63) <= row.band_hash < 2**63 for row in prints)
    assert (prints[0].band_hash, prints[31].band_hash) == (-4000285166049554452, -2910149527464433764)


def test_short_texts_have_no_fingerprint() -> None:
    assert fingerprint("a", " ".join(WORDS[:29])) == ()
    assert len(fingerprint("a", " ".join(WORDS[:30]))) == BANDS


@given(st.lists(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij")), max_size=12), st.randoms())
def test_groups_do_not_depend_on_the_order_of_pairs(pairs: list[tuple[str, str]], chance: random.Random) -> None:
    groups = group_duplicates(pairs)
    shuffled = [pair[::-1] if chance.random() < 0.5 else pair for pair in pairs]
    chance.shuffle(shuffled)
    assert group_duplicates(shuffled) == groups
    assert all(groups[one] == groups[other] for one, other in pairs)
    assert all(groups[root] == root <= key for key, root in groups.items())


def test_long_chains_are_one_group() -> None:
    keys = [f"{number:05}" for number in range(5000)]
    assert set(group_duplicates(pairwise(keys)).values()) == {"00000"}
