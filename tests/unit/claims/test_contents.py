"""What belongs to a content: quotations whole and its own, whole phrases, nothing of the telling."""

from datetime import date

import pytest

from transforms.annotate import annotate
from transforms.schema.records import Claim, Document


def read(text: str) -> list[Claim]:
    return list(annotate(Document("a", text, date(2024, 3, 1))).claims)


def list_contents(text: str) -> list[tuple[str | None, list[str]]]:
    return [(one.cue_text, [text[span.start_char : span.end_char] for span in one.content_spans]) for one in read(text)]


def test_a_quotation_over_lines_is_whole_behind_a_cue_that_only_the_encoder_knows() -> None:
    text = 'Bert Obst, the mayor of Selm, emailed friends: "The bridge is done.\nWe open it on Sunday.\nCome"\nRain.'
    assert list_contents(text) == [("emailed", ['"The bridge is done.\nWe open it on Sunday.\nCome"'])]


def test_a_quotation_with_a_cue_of_its_own_is_not_said_twice() -> None:
    text = (
        "Mr Jolk said the ferry faced a hard choice.\n"
        '"If we sail on Monday, the money will be gone by June.\nAnd if we stay, nobody will trust us," he said.'
    )
    assert [contents[0] for _, contents in list_contents(text)] == [
        "the ferry faced a hard choice",
        '"If we sail on Monday, the money will be gone by June.\nAnd if we stay, nobody will trust us,"',
    ]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Ada Moll warned less than three weeks before the vote that the ferry could fail.", ["the ferry could fail"]),
        ("Ada Moll said this week there were no berths left.", ["there were no berths left"]),
        (
            "According to a survey published by the Harbour Office last week, two in three boats leak.",
            ["two in three boats leak"],
        ),
        ("More than 4,000 people are reported to have left Selm.", ["More than 4,000 people", "to have left Selm"]),
        (
            'Six of the boats were, according to papers read in court, "unfit for sea" and five had no engine.',
            ["Six of the boats were", '"unfit for sea" and five had no engine'],
        ),
        ("The ministers refused to sign the pact and the Tarnish navy sent two ships.", ["to sign the pact"]),
    ],
)
def test_a_content_is_the_whole_statement_and_nothing_else(text: str, contents: list[str]) -> None:
    assert [told for _, told in list_contents(text)] == [contents]


def test_what_is_added_in_a_quotation_is_a_claim_of_its_own() -> None:
    text = 'Ada Moll said the harbour would stay open adding: "We owe it to the fishermen."'
    assert list_contents(text) == [
        ("said", ["the harbour would stay open"]),
        ("adding", ['"We owe it to the fishermen."']),
    ]


def test_a_caption_before_a_quotation_is_no_part_of_it() -> None:
    text = 'A fisherman holds his catch at Selm harbour "We have not seen such a summer in years," said Bert Obst.'
    assert list_contents(text) == [("said", ['"We have not seen such a summer in years,"'])]


def test_the_subject_before_the_tag_is_told_and_no_speaker() -> None:
    claim = read("The company, Moll said, had known of the leak since May, but did nothing.")[0]
    assert (claim.source_text, claim.content_text[:11]) == ("Moll", "The company")


def test_a_quotation_before_its_tag_is_whole_though_what_stands_before_it_was_joined_to_another() -> None:
    text = (
        'Karl Jolk said the ferry was "a good ship" that all of Selm loved.\n"My brother built her in hard times.\n'
        'I guess you could say she was his child," he said.\nThe ferry sank in May.'
    )
    assert list_contents(text) == [
        ("said", ['the ferry was "a good ship" that all of Selm loved']),
        ("said", ['"My brother built her in hard times.\nI guess you could say she was his child,"']),
    ]
