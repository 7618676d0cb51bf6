"""What holds for every text whatever, names and claims found by chance included."""

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import grows_linearly
from transforms.annotate import MOST_CHARACTERS, annotate, find_cut
from transforms.claims.quantities import find_quantities
from transforms.schema.records import Annotation, Document
from transforms.sentences import split_sentences

PIECES = [
    *["'", '"', "“", "”", "‘", "’", "''", ".", ",", ":", "-", "--", "—", "…", "?", "$", "%", "(", ")", "[", "\n\n"],
    *["said", "says", "told", "that", "he", "who", "according to", "and", "announced", "saying", "calls for"],
    *["to", "me"],
    *["is", "believed", "by", "will", "the", "of", "Mr.", "President", "Ada Moll", "Smith", "NATO", "U.S.", "MOLL:"],
    *["10,000", "two", "dozen", "between", "nearly", "1.", "'s", "’s"],
    *["1" * 400, "1,111,111,111,111,111 years ago", "5 mİllion", "٣٤", "½", "²", "February 30", "31 April", "99999"],
    *["the crash", "according to investigators", "one", "was", "tomorrow", "next Christmas", "3/4/00", "year 0"],
    *["İ", "ı", "ﬁ", "\ud800", "\u202e", "\u200d", "\x1c", "\xa0", "\u2028", "\x00", "𝔘", "e\u0301", "شيء"],
]
news = st.lists(st.sampled_from(PIECES), max_size=40)
texts = st.one_of(st.text(max_size=200), news.map("".join), news.map(" ".join))


DAYS = [None, date(1, 1, 1), date(1689, 2, 14), date(2024, 2, 29), date(9999, 12, 31)]


def read(text: str, published: date | None = None) -> Annotation:
    return annotate(Document("a", text, published))


def assert_holds(text: str, start: int, end: int, surface: str) -> None:
    assert 0 <= start < end <= len(text)
    assert text[start:end] == surface == surface.strip()


@given(texts)
def test_sentences_cover_all_that_is_not_blank_in_order(text: str) -> None:
    sentences = split_sentences("a", text)
    assert [one.sentence_no for one in sentences] == [*range(len(sentences))]
    position = 0
    for one in sentences:
        assert not text[position : one.start_char].strip()
        assert_holds(text, one.start_char, one.end_char, text[one.start_char : one.end_char])
        position = one.end_char
    assert not text[position:].strip()


@given(texts)
@settings(max_examples=300)
def test_every_span_gives_its_text(text: str) -> None:
    found = read(text)
    for mention in found.mentions:
        assert_holds(text, mention.start_char, mention.end_char, mention.surface)
    for claim in found.claims:
        assert_holds(text, claim.content_start_char, claim.content_end_char, claim.content_text)
        for start, end, words in (
            (claim.source_start_char, claim.source_end_char, claim.source_text),
            (claim.cue_start_char, claim.cue_end_char, claim.cue_text),
        ):
            assert (start is None) == (end is None) == (words is None)
            if start is not None and end is not None and words is not None:
                assert_holds(text, start, end, words)
        for span in claim.content_spans:
            assert claim.content_start_char <= span.start_char < span.end_char <= claim.content_end_char
    for quantity in found.claim_quantities:
        assert_holds(text, quantity.start_char, quantity.end_char, quantity.surface)


@given(texts)
@settings(max_examples=200)
def test_keys_are_unique_and_references_lead_somewhere(text: str) -> None:
    found = read(text)
    mention_ids = {one.mention_id for one in found.mentions}
    claims = {one.claim_id: one for one in found.claims}
    assert len(mention_ids) == len(found.mentions)
    assert len(claims) == len(found.claims)
    for claim in found.claims:
        assert claim.speaker_mention_id is None or claim.speaker_mention_id in mention_ids
        parent, steps = claim.parent_claim_id, 0
        while parent is not None:
            parent, steps = claims[parent].parent_claim_id, steps + 1
            assert steps <= len(claims)
    assert {one.claim_id for one in found.claim_quantities} <= set(claims)


@given(texts)
def test_mentions_do_not_overlap_and_the_same_text_gives_the_same_rows(text: str) -> None:
    found = read(text)
    ends = [0, *(one.end_char for one in found.mentions)]
    assert all(one.start_char >= end for one, end in zip(found.mentions, ends, strict=False))
    assert read(text) == found


@given(texts)
def test_quantities_stay_in_their_region(text: str) -> None:
    third = len(text) // 3
    for one in find_quantities(text, third, 2 * third):
        assert third <= one.start_char < one.end_char <= 2 * third
        assert one.low is None or one.high is None or one.low <= one.high
        assert all(math.isfinite(number) for number in (one.value, one.low, one.high) if number is not None)


@given(texts, st.sampled_from(DAYS))
@settings(max_examples=200)
def test_days_of_expressions_and_events_begin_before_they_end(text: str, published: date | None) -> None:
    found = read(text, published)
    for timex in found.timexes:
        assert_holds(text, timex.start_char, timex.end_char, timex.surface)
        assert timex.begin_date is None or timex.end_date is None or timex.begin_date <= timex.end_date
    for event in found.events:
        assert event.date_begin is None or event.date_end is None or event.date_begin <= event.date_end


def test_a_content_of_no_length_is_no_claim() -> None:
    for claim in read("He spoke of the crash, according to investigators, one was…").claims:
        assert claim.content_text.strip()


def test_a_book_is_read_up_to_a_limit_and_an_article_whole() -> None:
    paragraph = "The council met on Monday and said the road would stay shut.\n\n"
    article, book = paragraph * 100, paragraph * 20_000
    assert find_cut(article) == len(article)
    assert MOST_CHARACTERS / 2 < find_cut(book) <= MOST_CHARACTERS
    assert book[find_cut(book)] == "\n"
    assert find_cut('"' * 500_000) < MOST_CHARACTERS


@pytest.mark.parametrize("unit", ['"', "“", '" ', "A ", "Aa ", "said ", ", the ", "1,000", "two ", "(", "' ", ", 'Ab"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert grows_linearly(lambda size: read(unit * size), 16_000)


def test_a_megabyte_without_a_space_takes_linear_time() -> None:
    assert grows_linearly(lambda size: read("x" * size), 2**20)
