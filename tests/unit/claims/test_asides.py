from transforms.claims.asides import drop_asides
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
