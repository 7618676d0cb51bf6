"""Who a source means: pronouns, described persons, bodies, documents. Names are given, so that only the rules speak."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.claims.speakers import NOBODY, Resolver, Speaker
from transforms.entities.bodies import name_bodies
from transforms.schema.records import Mention, Span
from transforms.sentences import split_sentences


def read(marked: str) -> tuple[str, list[Mention], list[Span]]:
    """Return the text, the mentions in [LABEL role: name] and the sources in {}; a source may hold mentions."""
    text, mentions, sources, opened, place = "", [], [], [], 0
    heads: dict[str, str] = {}
    for token in re.finditer(r"\[([A-Z]+)(?: ([^:\]]+))?: ([^\]]+)\]|[{}]|[^\[{}]+", marked):
        if token[0] == "{":
            opened.append(len(text))
        elif token[0] == "}":
            sources.append(Span(opened.pop(), len(text)))
        elif token[1]:
            start, name = len(text), token[3]
            text += name
            if token[1] == "PERSON" and " " in name:
                heads[name.split()[-1]] = name
            head = heads.get(name, name)
            mentions.append(
                Mention(f"m{place}", "a", 0, start, len(text), name, token[1], head, token[2], 1.0,
                        "as-is" if head == name else "surname")
            )  # fmt: skip
            place += 1
        else:
            text += token[0]
    return text, mentions, sources


def resolve(marked: str) -> Speaker:
    """Return the speaker of the last source of a marked text, the sources before it resolved first."""
    text, mentions, sources = read(marked)
    sentences = split_sentences("a", text)
    resolver = Resolver(text, list(name_bodies(text, mentions, sources)), sentences)
    return [resolver.resolve(source, None) for source in sources][-1]


def name(speaker: Speaker) -> str | None:
    return speaker.mention.head if speaker.mention else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("President [PERSON: Karl Obst] left. {A protester} shouted. {He} said it was over.", None),
        ("{[PERSON: Karl Obst]} spoke. His wife smiled. {She} said it was over.", None),
        ("{[PERSON: Karl Obst]} met [PERSON: Maria Roe]. {She} said it was over.", "Maria Roe"),
        ("[PERSON: Maria Roe] met [PERSON: Karl Obst]. {He} said it was over.", "Karl Obst"),
        ("{[PERSON: Ada Moll]} said no. {She} said why. Mr [PERSON: Karl Obst] left. {She} said when.", "Ada Moll"),
        ("[PERSON: Ada Moll]'s house burnt. The farmer [PERSON: Jane Roe] came. {She} said it was over.", "Jane Roe"),
        ("{[PERSON: Karl Obst]} said: “[PERSON: Henry Roe] lied.” {He} said it was over.", "Karl Obst"),
        (f"{{[PERSON: Karl Obst]}} spoke. {'It rained in Selm. ' * 50}{{He}} said it was over.", "Karl Obst"),
        (f"{{[PERSON: Karl Obst]}} spoke. {'It rained in Selm. ' * 100}{{He}} said it was over.", None),
        ("{[PERSON: Karl Obst]}, 46, an engineer, spoke. {He} said it was over.", "Karl Obst"),
        ("The detective [PERSON detective: Karl Obst] came. {The detective} said it was over.", "Karl Obst"),
        ("[PERSON health minister: Karl Obst] came. {The finance minister} said it was over.", None),
        ("{The judge} said it was over. It was [PERSON Judge: Ada Moll].", "Ada Moll"),
        ("{[PERSON: Ada Moll]} spoke of boats. {The fisherman} said it was over.", None),
        ("{[PERSON: Ada Moll]} spoke of boats. {The engineer} said it was over.", "Ada Moll"),
        ("{[PERSON: Ada Moll]} spoke of boats. {The prime minister} said it was over.", None),
        (
            "{[PERSON: Ada Moll]} spoke to the engineer [PERSON engineer: Karl Obst]. {The engineer} said so.",
            "Karl Obst",
        ),
        ("Pressed by the [PERSON: Lund] camp, [PERSON: Max Roe] left. {He} said it was over.", "Max Roe"),
        ("{[PERSON: Ada Moll]} spoke. While the engineer knew of it, {she} said it was over.", "Ada Moll"),
        ("{[PERSON: Karl Obst]} spoke. While the widow knew of it, {she} said it was over.", None),
    ],
)
def test_a_pronoun_stands_for_whom_gender_and_text_allow(text: str, speaker: str | None) -> None:
    assert name(resolve(text)) == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("{A senior [PERSON: Obst] administration official}", None),
        ("{[NORP: Selmish] officials}", None),
        ("{[PERSON: Obst] supporters}", None),
        ("{The banker and [PERSON: Obst] loyalist [PERSON: Ada Moll]}", "Ada Moll"),
        ("{Researchers from the [ORG: University of Selm]}", None),
        ("A report by the [ORG: Selm Institute] came out. {The report}", "Selm Institute"),
        ("[PERSON: Ada Moll]'s letter came late. {The letter}", "Ada Moll"),
        ("[PERSON: Ada Moll] signed a long decree. {The decree}", "Ada Moll"),
        ("{[ORG: Selm Water]} said no. {Its website}", "Selm Water"),
        ("[ORG: Tamber Shoes] shut. {The company's statement}", "Tamber Shoes"),
        ("[PERSON: Ada Moll] has died. {Her family's statement}", None),
        ("[ORG: Tamber Shoes] shut. {The company, which}", "Tamber Shoes"),
        ("Papers obtained by the [ORG: Selm Herald] show a loss. {The papers}", None),
        ("{His brother [PERSON: Karl Obst]'s}", "Karl Obst"),
        ("{A spokesman for [ORG: Selm Water]}", "Selm Water"),
        ("{The [PERSON: Obst] campaign}", "Obst campaign"),
        ("{The [NORP: Selmish] foreign ministry}", "Selmish foreign ministry"),
        ("{[LOC: Selm]'s government}", "Selm government"),
        ("{A report by the [ORG: Selm Institute]}", "Selm Institute"),
        ("{[PERSON: Ada Moll]'s statement}", "Ada Moll"),
        ("[ORG: Harbour Commission] met. {The commission}", "Harbour Commission"),
        ("[ORG: Harbour Commission] met the [ORG: Fish Commission]. {The commission}", None),
        ("[ORG: Tamber Shoes] shut. {The company}", "Tamber Shoes"),
        ("[ORG: Tamber Shoes] sued [ORG: Selm Shoes]. {The company}", None),
        (f"[ORG: Tamber Shoes] shut. {'Rain fell. ' * 20}[ORG: Selm Shoes] grew. {{The company}}", "Selm Shoes"),
        ("{Police} came late. The [ORG: Tarn Police]", "Tarn Police"),
        ("[LOC: Iceland] froze. {The government}", "Iceland"),
        ("[LOC: Iceland] froze and [LOC: Norway] burnt. {The government}", None),
        ("[ORG: Harbour Commission] met. {A spokesman}", "Harbour Commission"),
        ("[ORG: Harbour Commission] met [ORG: Selm Water]. {A spokesman}", None),
        ("[ORG: Tamber Shoes] issued {a statement}", "Tamber Shoes"),
        ("{A memo} written by Senator [PERSON: Karl Obst]", "Karl Obst"),
        ("{The constitution} requires a vote of the [ORG: Selm Assembly] and", None),
        ("{The [ORG: Harbour Office]'s Storm Notice 14}", "Harbour Office"),
        ("{The [ORG: Ministry of Bread]'s database of mills}", "Ministry of Bread"),
        ("{A senior [ORG: Ministry of Bread] official}", None),
        ("{The [LOC: El Paso], [LOC: Texas], maker of boots}", None),
        ("[PERSON: Karl Obst] left. {Officials travelling with him}", None),
        ("{The [LOC: Selm County] coroner's office}", "Selm County coroner's office"),
        ("{The [LOC: Selm County] lab}", None),
        ("{[LOC: Iceland] media}", None),
        ("{A [ORG: Gull] photographer from Selm}", None),
        ("{A [ORG: Gull] spokesman from Selm}", "Gull"),
        ("{The [ORG: Gull]} spoke. {I}", None),
        ("{[PERSON: Karl Obst]} spoke. {I}", "Karl Obst"),
        ("{The [ORG: Selm Gull]} spoke. {WHO}", None),
        ("{Both [LOC: Iceland] and [LOC: Norway]}", "Iceland"),
        ("{'s}", None),
        ("{[ORG: Tarn Weekly]} told of it. [ORG: Selm Shoes] sued [ORG: Tamber Shoes]. {The newspaper}", "Tarn Weekly"),
        ("[ORG: Harbour Commission] met. {A statement on the commission's website}", "Harbour Commission"),
        ("{[ORG: Selm Water] strategists}", None),
        ("{[LOC: Selm] student groups}", None),
        ("{The doctor present at [PERSON: Ada Moll]'s death}", None),
    ],
)
def test_a_body_speaks_by_its_own_name_and_its_people_by_none(source: str, speaker: str | None) -> None:
    assert name(resolve(f"{source} said it was over.")) == speaker


def test_a_described_speaker_is_remembered_so_that_a_bare_quotation_goes_to_nobody_else() -> None:
    text, mentions, sources = read("{[PERSON: Ada Moll]} said no. {A witness} said yes.\n\n“It was dark and cold.”")
    resolver = Resolver(text, mentions, split_sentences("a", text))
    for source in sources:
        resolver.resolve(source, None)
    assert resolver.resolve(None, Span(text.index("“"), len(text))) is NOBODY


def test_who_says_i_within_a_claim_is_who_makes_it() -> None:
    text, mentions, sources = read("“{I} said no,” {[PERSON: Ada Moll]} told us.")
    resolver = Resolver(text, mentions, split_sentences("a", text))
    outer = resolver.resolve(sources[1], None)
    assert name(resolver.resolve(sources[0], None, outer)) == "Ada Moll"


def test_it_within_a_claim_is_the_body_that_makes_it() -> None:
    text, mentions, sources = read("The [ORG: Fish Office] left. {[ORG: Selm Water]} said {it} hoped for rain.")
    resolver = Resolver(text, mentions, split_sentences("a", text))
    outer = resolver.resolve(sources[0], None)
    assert name(resolver.resolve(sources[1], None, outer)) == "Selm Water"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("{Rescuers}", "group"),
        ("{The boss}", "person"),
        ("{A former company director}", "person"),
        ("{The daughter of a police officer}", "person"),
        ("{Early test results}", "document"),
        ("{A leaked recording}", "document"),
        ("{Forty countries}", "government"),
        ("{The airline}", "organization"),
        ("{Several newspapers}", "media"),
        ("{The [ORG: United Nations]}", "organization"),
        ("{A lawyer representing the families}", "person"),
        ("{The drugmaker}", "organization"),
        ("{The [LOC: El Paso], [LOC: Texas], maker of boots}", "organization"),
        ("{His family}", "group"),
        ("{Half of those asked}", "group"),
        ("{A note found in the cabin}", "document"),
        ("{The film director}", "person"),
    ],
)
def test_the_noun_of_a_source_tells_what_kind_of_speaker_it_is(source: str, kind: str) -> None:
    assert resolve(f"{source} said it was over.").kind == kind


SAID = [
    *("the", "a", "spokesman", "government", "company", "police", "study", "report", "statement", "issued", "said"),
    *(
        "of",
        "by",
        "in",
        "it",
        "its",
        "their",
        "'s",
        "s'",
        "’s",
        "WHO",
        "Iran",
        "Ada",
        "Moll",
        "2",
        ".",
        ",",
        "“",
        "”",
        "\n",
    ),
]


@given(
    words=st.lists(st.sampled_from(SAID), min_size=2, max_size=20),
    edges=st.lists(st.integers(0, 60), min_size=4, max_size=8, unique=True),
    labels=st.lists(st.sampled_from(["ORG", "PERSON", "LOC", "NORP"]), min_size=4, max_size=4),
    head=st.sampled_from(["", " ", "Iran", "House of Moll"]),
)
def test_no_words_and_no_names_stop_the_resolver(
    words: list[str], edges: list[int], labels: list[str], head: str
) -> None:
    text = " ".join(words)
    places = sorted(min(edge, len(text)) for edge in edges)
    spans = [Span(*pair) for pair in pairwise(places) if pair[0] < pair[1]]
    mentions = [
        Mention(f"m{place}", "a", 0, span.start_char, span.end_char, text[span.start_char : span.end_char], label, head,
                None, 1.0, "as-is")
        for place, (span, label) in enumerate(zip(spans[::2], labels, strict=False))
    ]  # fmt: skip
    resolver = Resolver(text, mentions, split_sentences("a", text))
    for span in [*spans, Span(0, len(text))]:
        assert resolver.resolve(span, None).mention in (None, *mentions)


def test_a_quotation_goes_on_with_whoever_opens_the_sentence_before_by_a_pronoun() -> None:
    text, mentions, sources = read("[PERSON: Ada Moll] came. {She} owned that she had met the clerk.\n“It was late.”")
    resolver = Resolver(text, mentions, split_sentences("a", text))
    resolver.resolve(sources[0], None)
    assert name(resolver.resolve(None, Span(text.index("“"), len(text)))) == "Ada Moll"
