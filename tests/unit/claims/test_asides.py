from transforms.claims.asides import drop_asides, drop_misread
from transforms.claims.attributions import Attribution
from transforms.schema.records import Span

TEXT = "“I think the dam will hold and we demand an inquiry,” said Moll. I hope for rain."


def span(words: str, context: str = "") -> Span:
    start = TEXT.index(context or words)
    return Span(start, start + len(words))


QUOTED = Attribution(
    span("Moll"),
    span("said"),
    (span("I think the dam will hold and we demand an inquiry,"),),
    "asserts",
    has_quote=True,
)
THOUGHT = Attribution(span("I", "I think"), span("think"), (span("the dam will hold"),), "believes")
DEMANDED = Attribution(span("we", "we demand"), span("demand"), (span("an inquiry"),), "demands")
HOPED = Attribution(span("I", "I hope"), span("hope"), (span("for rain"),), "hopes")


def test_what_the_quoted_think_is_part_of_the_quotation() -> None:
    assert drop_asides(TEXT, [QUOTED, THOUGHT, DEMANDED]) == [QUOTED, DEMANDED]


def test_who_writes_in_the_first_person_claims() -> None:
    assert drop_asides(TEXT, [QUOTED, HOPED]) == [QUOTED, HOPED]
    assert drop_asides(TEXT, [THOUGHT, HOPED]) == [THOUGHT, HOPED]


REPORTED = "Unconfirmed reports suggest the pilot slept."


def cut(words: str) -> Span:
    start = REPORTED.index(words)
    return Span(start, start + len(words))


def test_a_noun_of_the_source_is_no_cue_beside_the_verb() -> None:
    told = Attribution(cut("Unconfirmed reports"), cut("suggest"), (cut("the pilot slept"),), "suggests")
    misread = Attribution(cut("Unconfirmed"), cut("reports"), (cut("suggest the pilot slept"),), "reports")
    assert drop_misread([misread, told]) == [told]
    assert drop_misread([misread]) == [misread]
