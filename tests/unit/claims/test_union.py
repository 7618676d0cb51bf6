from dataclasses import replace

import pytest

from transforms.claims import drop_unlikely_nested
from transforms.claims.attributions import Attribution
from transforms.claims.cues import name_act
from transforms.claims.no_claims import is_adjective, is_count, is_topic
from transforms.claims.sources import can_speak
from transforms.claims.support import Support
from transforms.claims.tags import Part, Tagged
from transforms.claims.union import unite
from transforms.schema.records import Span

TEXT = "Moll said the road is shut, with Berg warning of ice. Dorn hopes for rain."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def tag(source: str | None, cue: str, content: str, score: float = 0.9) -> Tagged:
    parts = [Part(0, len(words.split()), span(words), score) if words else None for words in (source, cue, content)]
    assert parts[2]
    return Tagged(parts[0], parts[1], (parts[2],), score)


def rule(source: str, cue: str, content: str) -> Attribution:
    return Attribution(span(source), span(cue), (span(content),), "asserts")


def support(chance: float) -> Support:
    starts = [n for n in range(len(TEXT)) if TEXT[n].isalnum() and (n == 0 or not TEXT[n - 1].isalnum())]
    return Support(starts, {role: [chance] * len(starts) for role in ("cue", "source", "content")})


def describe(found: list[Attribution]) -> list[tuple[str | None, str]]:
    return [
        (
            TEXT[one.source.start_char : one.source.end_char] if one.source else None,
            TEXT[one.contents[0].start_char : one.contents[-1].end_char],
        )
        for one in found
    ]


def test_what_both_find_is_one_attribution() -> None:
    found = unite(
        TEXT, [rule("Moll", "said", "the road is shut")], [tag("Moll", "said", "the road", 0.7)], support(0.9)
    )
    assert describe(found) == [("Moll", "the road is shut")]


@pytest.mark.parametrize(
    ("ruled", "seen", "cue", "score", "source"),
    [
        ("Berg", "with Berg", "warning", 0.95, "with Berg"),
        ("with Berg", "Berg", "warning", 0.95, "Berg"),
        ("with Berg", "with", "warning", 0.95, "with Berg"),
        ("Berg", "with Berg", "warning", 0.8, "Berg"),
        ("road", "Moll", "warning", 0.95, "Moll"),
        ("Berg", "Moll", "warning", 0.95, "Berg"),
        ("road", "ice", "warning", 0.95, "road"),
    ],
)
def test_the_encoder_names_the_source_where_it_is_sure(
    ruled: str, seen: str, cue: str, score: float, source: str
) -> None:
    found = unite(TEXT, [rule(ruled, cue, "ice")], [tag(seen, cue, "ice", score)], support(0.9))
    assert describe(found) == [(source, "ice")]


def test_what_is_told_in_other_words_ends_where_the_encoder_is_sure_of_it() -> None:
    ruled = [rule("Moll", "said", "the road is shut, with Berg warning of ice")]
    found = unite(TEXT, ruled, [tag("Moll", "said", "the road is shut", 0.97)], support(0.9))
    assert describe(found) == [("Moll", "the road is shut")]


def test_what_is_told_in_other_words_ends_with_its_sentence() -> None:
    ruled = [rule("Berg", "warning", "ice")]
    found = unite(TEXT, ruled, [tag("Berg", "warning", "ice. Dorn hopes for rain", 0.97)], support(0.9))
    assert describe(found) == [("Berg", "ice")]


def test_what_is_said_and_who_says_it_are_not_swapped() -> None:
    ruled, tagged = rule("the road is shut", "said", "Moll"), tag("Moll", "said", "the road is shut")
    assert describe(unite(TEXT, [ruled], [tagged], support(0.9))) == [("Moll", "the road is shut")]


def test_a_content_ends_where_another_begins_to_speak() -> None:
    tagged = [tag("Moll", "said", "the road is shut"), tag("Berg", "warning", "of ice")]
    found = unite(TEXT, [rule("Moll", "said", "the road is shut, with Berg warning of ice")], tagged, support(0.9))
    assert describe(found) == [("Moll", "the road is shut"), ("Berg", "of ice")]


def test_the_encoder_adds_only_what_it_is_sure_of() -> None:
    tagged = [tag("Dorn", "hopes", "for rain", 0.95), tag(None, "said", "the road", 0.4)]
    assert describe(unite(TEXT, [], tagged, support(0.9))) == [("Dorn", "for rain")]


def test_a_rule_stands_until_the_encoder_is_sure_that_nobody_speaks() -> None:
    ruled = [rule("Moll", "said", "the road is shut")]
    assert len(unite(TEXT, ruled, [], support(0.8))) == 1
    assert unite(TEXT, ruled, [], support(0.01)) == []


def test_an_act_is_named_by_the_cue_verb_or_noun_with_its_negation() -> None:
    assert name_act("did not deny") == ("denies", True)
    assert name_act("pledge") == ("promises", False)
    assert name_act("mumbo") == ("asserts", False)


COUNTED = "Norland has 389 confirmed cases and 12 infections with the newly discovered strain, 51% of doctors said."


def test_a_count_is_no_attribution() -> None:
    parts = [Span(COUNTED.index(words), COUNTED.index(words) + len(words)) for words in ("389", "confirmed", "cases")]
    assert is_count(COUNTED, Attribution(parts[0], parts[1], (parts[2],), "confirms"))
    assert not is_count(TEXT, rule("Moll", "said", "the road is shut"))


@pytest.mark.parametrize(
    ("source", "is_able"), [("389", False), ("12 infections with the", False), ("51%", True), ("doctors", True)]
)
def test_no_figure_speaks_but_a_share_of_those_asked_may(source: str, is_able: bool) -> None:
    start = COUNTED.index(source)
    assert can_speak(COUNTED, Span(start, start + len(source))) is is_able


SPOKEN = "Moll warned about the dangers of ice. An alleged abuse of power was named."


def test_what_was_spoken_of_is_no_claim_nor_is_an_adjective() -> None:
    def cut(words: str) -> Span:
        return Span(SPOKEN.index(words), SPOKEN.index(words) + len(words))

    topic = Attribution(cut("Moll"), cut("warned"), (cut("about the dangers of ice"),), "warns")
    assert is_topic(SPOKEN, topic)
    assert not is_topic(SPOKEN, replace(topic, contents=(cut("the dangers of ice"),)))
    alleged = Attribution(None, cut("alleged"), (cut("abuse of power"),), "claims")
    assert is_adjective(SPOKEN, alleged)
    assert not is_adjective(SPOKEN, replace(alleged, source=cut("Moll")))


@pytest.mark.parametrize(("score", "n_kept"), [(0.9, 2), (0.7, 1)])
def test_what_stands_inside_what_another_says_has_to_be_likely(score: float, n_kept: int) -> None:
    outer = replace(rule("Moll", "said", "the road is shut, with Berg warning of ice"), score=0.7)
    inner = replace(rule("Berg", "warning", "of ice"), score=score)
    assert len(drop_unlikely_nested([outer, inner])) == n_kept
