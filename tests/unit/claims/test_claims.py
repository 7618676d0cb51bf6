from datetime import date

import pytest

from transforms.annotate import annotate
from transforms.schema.records import Claim, ClaimQuantity, Document, Mention

Found = tuple[list[Claim], list[ClaimQuantity], dict[str, Mention]]


def read(text: str) -> Found:
    found = annotate(Document("a", text, date(2024, 3, 1)))
    return list(found.claims), list(found.claim_quantities), {one.mention_id: one for one in found.mentions}


def attribute(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    claims, _, _ = read(text)
    return [
        (one.source_text, one.cue_text, [text[span.start_char : span.end_char] for span in one.content_spans])
        for one in claims
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ada Moll said that the road is shut.", "Ada Moll", "said", ["the road is shut"]),
        ("Ada Moll said on Monday it was over.", "Ada Moll", "said", ["it was over"]),
        ("The road is shut, a spokesman for the city said.", "a spokesman for the city", "said", ["The road is shut"]),
        ("“It is over,” said Ada Moll, the mayor.", "Ada Moll, the mayor", "said", ["“It is over,”"]),
        ("“It is over,” Rep. Jo Lee (D-Ohio) said.", "Rep. Jo Lee (D-Ohio)", "said", ["“It is over,”"]),
        ('As she left, Moll said, "It is over."', "Moll", "said", ['"It is over."']),
        ("“It,” Moll said, “is over.”", "Moll", "said", ["“It,”", "“is over.”"]),
        ("Moll told reporters on Monday that she would stay.", "Moll", "told", ["she would stay"]),
        ("Prices will rise, according to the bank.", "the bank", "according to", ["Prices will rise"]),
        ("According to Ann Roe, a former judge, the law is dead.", "Ann Roe, a former judge", "According to",
         ["the law is dead"]),
        ("The opposition has repeatedly called for new elections.", "The opposition", "has repeatedly called for",
         ["new elections"]),
        ("The minister refused to resign over the report.", "The minister", "refused",
         ["to resign over the report"]),
        ("The plan was criticized by local farmers.", "local farmers", "was criticized", ["The plan"]),
        ("The group is believed to hold two towns.", None, "is believed", ["The group", "to hold two towns"]),
        ("A few days later the mayor said it was late.", "the mayor", "said", ["it was late"]),
        ("The minister slammed the plan, which failed.", "The minister", "slammed", ["the plan"]),
        ("“It is over,” Berg told me.", "Berg", "told", ["“It is over,”"]),
        ("Moll told police she left.", "Moll", "told", ["she left"]),
        ("“It is over”, Moll said as she left.", "Moll", "said", ["“It is over”"]),
        ("“It is over.” ― Ada Moll", "Ada Moll", "―", ["“It is over.”"]),
        ('In an issue of "Good Day" Moll said it was over.', "Moll", "said", ["it was over"]),
        ("The minister slammed the plan after it failed.", "The minister", "slammed", ["the plan"]),
        ("MOLL: It is over.", "MOLL", ":", ["It is over."]),
        ("Moll said that was over.", "Moll", "said", ["that was over"]),
        ("OSLO (Reuters) - The road is shut, Moll said.", "Moll", "said", ["The road is shut"]),
        ("“It is a wonder,” Jo Moll, a clerk, told the Gull.", "Jo Moll, a clerk", "told", ["“It is a wonder,”"]),
        ("The road stays shut, Jo Moll, a clerk, told reporters.", "Jo Moll, a clerk", "told", ["The road stays shut"]),
        ("“If so,” Lund said in a letter on Monday, “we stay.”", "Lund", "said", ["“If so,”", "“we stay.”"]),
        ("Dorn told the Gull her client was “a broken man”.", "Dorn", "told", ["her client was “a broken man”"]),
        ("Dorn told a crowd in the main square “we are done”.", "Dorn", "told", ["“we are done”"]),
        ("The Gull quoted a clerk as saying that the talks had failed.", "a clerk", "saying", ["the talks had failed"]),
        ("The clerk was cited by the Gull as saying 40 people died.", "The clerk", "saying", ["40 people died"]),
        ("“It was chaos,” a clerk, who asked not to be named, told the Gull.", "a clerk", "told", ["“It was chaos,”"]),
        ("Asked whether he would resign, Moll said: “No.”", "Moll", "said", ["“No.”"]),
        ("“Chaos reigned,” said the WHO.", "the WHO", "said", ["“Chaos reigned,”"]),
        ("` There's no way, ' said Lund. ` We tried. '", "Lund", "said", ["` There's no way, '", "` We tried. '"]),
        ("Eva Lund rejected calls to resign.", "Eva Lund", "rejected", ["calls to resign"]),
        ("The strike begins on Monday, according to the union's leader, Ida Finch.", "the union's leader, Ida Finch",
         "according to", ["The strike begins on Monday"]),
        ("According to the police, Ida Finch, 34, drove the car.", "the police", "According to",
         ["Ida Finch, 34, drove the car"]),
        ("The dam will hold, according to the engineer, who saw it.", "the engineer", "according to",
         ["The dam will hold"]),
        ("Two officials briefed on the matter said it was over.", "Two officials briefed on the matter", "said",
         ["it was over"]),
        ("The state's chairman said he was ill.", "The state's chairman", "said", ["he was ill"]),
        ("Yesterday's report stated that 40 had died.", "Yesterday's report", "stated", ["40 had died"]),
        ("Nobody was home, according to a family spokesman.", "a family spokesman", "according to",
         ["Nobody was home"]),
        ("According to Kit Lund, 46, an engineer, the dam broke.", "Kit Lund, 46, an engineer", "According to",
         ["the dam broke"]),
        ("“We stay,” said Kit Lund, 46.", "Kit Lund", "said", ["“We stay,”"]),
        ("Falk vowed to fight the “stolen” vote.", "Falk", "vowed", ["to fight the “stolen” vote"]),
        ("The group threatened yesterday to start a war.", "The group", "threatened", ["to start a war"]),
        ("Lund warned that “hatred has no winners”.", "Lund", "warned", ["“hatred has no winners”"]),
    ],
)  # fmt: skip
def test_attribution_has_source_cue_and_content(text: str, source: str | None, cue: str, content: list[str]) -> None:
    assert attribute(text) == [(source, cue, content)]


def test_one_sentence_may_hold_several_attributions() -> None:
    assert attribute("Moll said the road is shut and warned that floods would follow, adding that she was sorry.") == [
        ("Moll", "said", ["the road is shut"]),
        ("Moll", "warned", ["floods would follow"]),
        ("Moll", "adding", ["she was sorry"]),
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Police put the crowd at 8,000.", "Police", "put", "the crowd at 8,000"),
        ("The rebels later put the toll at about 40, up from 20.", "The rebels", "later put", "the toll at about 40"),
        ("Aid was late, with the health office putting the loss at $4m.", "the health office", "putting",
         "the loss at $4m"),
        ("The army moved on, putting the total at 200.", "The army", "putting", "the total at 200"),
    ],
)  # fmt: skip
def test_whoever_puts_a_thing_at_a_figure_says_so(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, [content]) in attribute(text)


@pytest.mark.parametrize("text", ["The cook put the pot at the back.", "Lund put the chair at 9:30 by the door."])
def test_what_is_put_anywhere_else_is_no_claim(text: str) -> None:
    assert attribute(text) == []


def test_a_quotation_ends_before_what_is_added_to_it() -> None:
    assert attribute("Lang said: “We hide nothing,” adding that inspectors were welcome.") == [
        ("Lang", "said", ["“We hide nothing,”"]),
        ("Lang", "adding", ["inspectors were welcome"]),
    ]


def test_whoever_is_told_is_no_part_of_who_speaks_next() -> None:
    text = "Lund, the spokesman, told journalists the girl said she had been sold."
    assert attribute(text)[1] == ("the girl", "said", ["she had been sold"])


def test_a_quotation_in_marks_of_typewriters_is_not_of_the_sentence_before() -> None:
    text = "Dorn was born in Selm. ``I think he deserves it,'' she said. ``We all do.''"
    assert ("she", "said", ["``I think he deserves it,''", "``We all do.''"]) in attribute(text)


def test_a_report_that_has_said_something_is_no_telling_of_its_own() -> None:
    assert attribute("Gull reports have said Dorn was ill.") == [("Gull reports", "have said", ["Dorn was ill"])]


def test_a_label_before_a_colon_is_no_speaker() -> None:
    assert attribute("NEW: The road is shut.\n\nFILE PHOTO: A road.") == []


def test_a_quotation_runs_on_over_paragraphs_that_reopen_it() -> None:
    text = "Moll said: “We waited.\n\n“Nobody came. It was dark.”"
    assert attribute(text) == [("Moll", "said", ["“We waited.", "“Nobody came. It was dark.”"])]


def test_a_quotation_after_an_announcement_belongs_to_it() -> None:
    text = "Then Moll continued:\n\n“Nobody came. It was dark.”"
    assert attribute(text) == [("Moll", "continued", ["“Nobody came. It was dark.”"])]


def test_a_request_for_comment_is_no_claim() -> None:
    assert attribute("The ministry did not immediately respond to a request for comment.") == []


def test_nouns_that_look_like_cues_are_none() -> None:
    assert attribute("The report on claims in the United States was long, and his demands were few.") == []


def test_a_nested_claim_names_its_parent() -> None:
    claims, _, _ = read('"The auditor wrote that nobody kept a ledger," Sam Ode said.')
    outer, inner = claims
    assert (outer.source_text, outer.parent_claim_id) == ("Sam Ode", None)
    assert (inner.source_text, inner.parent_claim_id) == ("The auditor", outer.claim_id)


@pytest.mark.parametrize(
    ("text", "name", "method", "kind"),
    [
        ("President Ada Moll left. Moll said it was late.", "Ada Moll", "surname", "person"),
        ("President Ada Moll left. She said it was late.", "Ada Moll", "pronoun", "person"),
        ("President Ada Moll met Jo Lee. The president said it was late.", "Ada Moll", "role", "person"),
        ("The mayor, Ada Moll, met a farmer. The mayor said it was late.", "Ada Moll", "role", "person"),
        ("The mayor, Ada Moll, met a farmer. The farmer said it was late.", None, "none", "person"),
        ("The Paris-based group said it was late.", None, "none", "organization"),
        ("The Reuters agency said it was late.", "Reuters", "as-is", "media"),
        ("French news agency AFP said it was late.", "AFP", "as-is", "media"),
        ("Analysts polled by Reuters expected that it was late.", None, "none", "group"),
        ("Intelligence sources said it was late.", None, "none", "anonymous"),
        ("A person familiar with the talks said it was late.", None, "none", "anonymous"),
        ("The police said it was late.", None, "none", "government"),
        ("A new study found that it was late.", None, "none", "document"),
        ("Supporters of Ada Moll said it was late.", None, "none", "group"),
        ("Local residents said it was late.", None, "none", "group"),
        ("It is said that it was late.", None, "none", "unattributed"),
    ],
)
def test_speaker_is_resolved_and_typed(text: str, name: str | None, method: str, kind: str) -> None:
    claims, _, mentions = read(text)
    claim = claims[-1]
    speaker = mentions[claim.speaker_mention_id].head if claim.speaker_mention_id else None
    assert (speaker, claim.speaker_method, claim.speaker_type) == (name, method, kind)


def test_an_anonymous_source_keeps_its_description() -> None:
    claims, _, _ = read("A person familiar with the talks said it was late.")
    assert claims[0].anonymity == "A person familiar with the talks"


@pytest.mark.parametrize(
    ("text", "act", "is_negated", "factuality"),
    [
        ("Moll said the road is shut.", "asserts", False, "CT+"),
        ("Moll said the road is not shut.", "asserts", False, "CT-"),
        ("Moll said the road may be shut.", "asserts", False, "PS+"),
        ("Moll said the road is probably shut.", "asserts", False, "PR+"),
        ("Moll denied that the road is shut.", "denies", False, "CT-"),
        ("Moll did not say that the road is shut.", "asserts", True, "U"),
        ("Moll demanded that the road be shut.", "demands", False, "U"),
        ("Moll believes the road is shut.", "believes", False, "PR+"),
        ("Moll said it came from a virus found in pigs and not in people.", "asserts", False, "CT+"),
        ("Moll said she was happy the film does not have to compete.", "asserts", False, "CT+"),
        ("Moll said flights were ruled out because they might do harm.", "asserts", False, "CT+"),
        ("Moll said the fire can no longer be contained.", "asserts", False, "CT-"),
        ("Moll said homes were without power.", "asserts", False, "CT+"),
        ("Moll said nobody was hurt when the pier fell.", "asserts", False, "CT-"),
        ("Moll said the dam, which had not leaked before, was to blame.", "asserts", False, "CT+"),
        ("Moll said he could not have opened the gate.", "asserts", False, "CT-"),
        ("Moll said the ban was unlikely to work.", "asserts", False, "PR-"),
        ("Moll suggested that the road was shut.", "suggests", False, "PR+"),
        ("The dam, Moll said, could break.", "asserts", False, "PS+"),
        ("Moll said the road was shut in May.", "asserts", False, "CT+"),
        ("Moll said the road should be shut.", "asserts", False, "U"),
        ("Moll said the road had yet to be shut.", "asserts", False, "CT-"),
        ("Moll accused the ministry of hiding the figures.", "criticizes", False, "CT+"),
        ("Moll criticized the ministry.", "criticizes", False, "U"),
        ("Moll rejected the accusations.", "rejects", False, "U"),
        ("Moll has pleaded not guilty to the charges.", "denies", False, "CT-"),
        ("Moll said the pact means that the isles do not count.", "asserts", False, "CT+"),
        ("Moll said they gave us chairs so we could sit.", "asserts", False, "CT+"),
        ("Moll knew that the road was shut.", "believes", False, "CT+"),
        ("Moll realized that the road was not shut.", "believes", False, "CT-"),
        ("Moll thought that the road was shut.", "believes", False, "PR+"),
        ("Moll said the road will be shut.", "asserts", False, "CT+"),
        ("Moll said the road would be shut on Monday.", "asserts", False, "U"),
        ("Moll predicted that the road would be shut.", "predicts", False, "PR+"),
        ("Moll said the road will be shut if it rains.", "asserts", False, "U"),
        ("Moll said the road will be shut even if it is dry.", "asserts", False, "CT+"),
        ("Moll said that even if it rains the road is open.", "asserts", False, "CT+"),
        ("Moll said the council planned to shut the road.", "asserts", False, "U"),
        ("Moll said the council had no plans to shut the road.", "asserts", False, "CT-"),
        ("Moll said drivers must slow down.", "asserts", False, "U"),
        ("“We want to thank the crews,” Moll said.", "asserts", False, "CT+"),
        ("Moll said the thief must have known the road.", "asserts", False, "CT+"),
        ("“Please shut the road,” Moll said.", "asserts", False, "U"),
        ("Moll said the crews expect an open road.", "asserts", False, "PR+"),
    ],
)
def test_act_negation_and_factuality(text: str, act: str, is_negated: bool, factuality: str) -> None:
    claims, _, _ = read(text)
    assert [(one.act, one.is_cue_negated, one.factuality) for one in claims] == [(act, is_negated, factuality)]


@pytest.mark.parametrize(
    ("text", "quote_type"),
    [
        ("“The road is shut,” Moll said. “It will stay so.”", "direct"),
        ("Moll promised “unwavering support” for the town after the flood.", "mixed"),
        ("Moll said the road was “a mess” and would be shut.", "mixed"),
        ("Moll said the road is shut.", "indirect"),
    ],
)
def test_what_is_quoted_is_told_by_all_of_the_content(text: str, quote_type: str) -> None:
    claims, _, _ = read(text)
    assert [one.quote_type for one in claims] == [quote_type]


def test_quantities_belong_to_the_innermost_claim() -> None:
    claims, quantities, _ = read("Moll said that the army admitted it had lost about 40 tanks.")
    inner = claims[-1]
    assert inner.cue_text == "admitted"
    assert [(one.claim_id, one.value, one.comparator, one.counted_phrase) for one in quantities] == [
        (inner.claim_id, 40, "approx", "tanks")
    ]


def test_the_day_of_saying_defaults_to_publication() -> None:
    claims, _, _ = read("Moll said it was late.")
    assert (claims[0].said_date, claims[0].said_date_basis) == (date(2024, 3, 1), "publication")


def test_an_addressee_may_be_the_last_word() -> None:
    assert attribute("What the second night of storms told me") == []
