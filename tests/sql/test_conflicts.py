"""Which claims the warehouse finds to contradict each other, and how it tells so."""

from dataclasses import replace
from datetime import date

import pytest

from tests.sql.building import Archive, Page, write_page
from transforms.resolution.corrections import parse_corrections

SANK = "fishing boats sank when the storm reached Port Vale"


def tell(outlet: str, *lines: str, day: int = 1) -> Page:
    """Return an article of some outlet, told in lines of which the last are its own."""
    filler = " ".join(f"{outlet}{number} is a word of this outlet alone" for number in range(8))
    return write_page(f"https://{outlet}.example/x", "\n\n".join([*lines, filler]), published=date(2024, 11, day))


def count_boats(outlet: str, speaker: str, boats: int, day: int = 1) -> Page:
    """Return an article in which somebody counts the boats that sank."""
    page = tell(outlet, f"{speaker} said {boats} {SANK}.", day=day)
    page.mention("Port Vale", "LOC")
    claim = page.claim(f"{boats} {SANK}", page.mention(speaker), quote="indirect")
    page.quantity(claim, str(boats), boats, "fishing boats")
    return page


def test_a_figure_told_again_and_again_is_one_side_of_a_conflict(archive: Archive) -> None:
    pages = [count_boats("gull", "Ann Lee", 40), count_boats("tide", "Mia Vale", 12)]
    again = [count_boats(outlet, "Carl Dunn", 40, day) for day, outlet in enumerate(("crow", "lark", "wren"), start=2)]
    archive.load(archive.shard("one", *pages, *again))
    assert archive.ask("SELECT kind, least(value, other_value), greatest(value, other_value) FROM claim_conflicts") == [
        ("numeric", 12.0, 40.0)
    ]


def test_the_first_to_tell_a_figure_is_found_in_any_order_of_nights(archive: Archive) -> None:
    first = archive.shard("first", count_boats("gull", "Ann Lee", 40))
    other = archive.shard("other", count_boats("tide", "Mia Vale", 12, day=3))
    again = archive.shard("again", count_boats("crow", "Carl Dunn", 40, day=2))
    asked = "SELECT explanation FROM claim_conflicts ORDER BY ALL"
    archive.load(again, other)
    assert "Carl Dunn" in str(archive.ask(asked))
    archive.load(first, run_id="later")
    told = archive.ask(asked)
    assert len(told) == 1
    assert "Ann Lee" in str(told)
    archive.load(withdrawn=("first",), run_id="withdrawn")
    assert "Carl Dunn" in str(archive.ask(asked))


def test_who_denies_those_reports_denies_what_was_said_before(archive: Archive) -> None:
    page = tell(
        "gull",
        "Ada Brook said the ferry company sold rotten life jackets.",
        "The Ferry Office denied those reports.",
    )
    page.claim("the ferry company sold rotten life jackets", page.mention("Ada Brook"), quote="indirect")
    page.claim("those reports", page.mention("Ferry Office", "ORG"), act="denies", quote="indirect")
    archive.load(archive.shard("one", page))
    assert archive.ask("SELECT kind, explanation FROM claim_conflicts") == [
        (
            "denial",
            "Ferry Office (gull.example, 2024-11-01) denies what Ada Brook (gull.example, 2024-11-01) says: "
            "the ferry company sold rotten life jackets",
        )
    ]


@pytest.mark.parametrize(
    ("said_by", "denier", "denied"),
    [
        ("Ada Brook", "Others", "the claims"),
        ("Ferry Office lawyers", "Ferry Office", "those reports"),
        ("Ada Brook", "Ferry Office", "the charges"),
    ],
)
def test_a_denial_without_a_side_of_its_own_is_none(archive: Archive, said_by: str, denier: str, denied: str) -> None:
    page = tell("gull", f"{said_by} said the ferry company sold rotten jackets.", f"{denier} denied {denied}.")
    page.claim("the ferry company sold rotten jackets", page.mention(said_by, "ORG"), quote="indirect")
    page.claim(denied, page.mention(denier, "ORG"), act="denies", quote="indirect")
    archive.load(archive.shard("one", page))
    assert archive.ask("SELECT kind FROM claim_conflicts") == []


def test_a_negation_before_what_is_said_is_part_of_it(archive: Archive) -> None:
    charge = "guilty to sinking the northern ferry on purpose"
    cut_short = tell("gull", f"Ada Brook has pleaded not {charge}.")
    cut_short.claim(charge, cut_short.mention("Ada Brook"), act="demands", quote="indirect")
    whole = tell("tide", f"Ada Brook has pleaded not {charge}.", day=2)
    whole.claim(f"not {charge}", whole.mention("Ada Brook"), act="demands", quote="indirect")
    archive.load(archive.shard("one", cut_short, whole))
    assert archive.ask("FROM claim_conflicts") == []


def test_a_pronoun_names_no_source(archive: Archive) -> None:
    pages = [count_boats("gull", "They", 40), count_boats("tide", "Mia Vale", 12)]
    pages[0].claims[0] = replace(pages[0].claims[0], speaker_mention_id=None)
    archive.load(archive.shard("one", *pages))
    told = str(archive.ask("SELECT explanation FROM claim_conflicts"))
    assert "A source not named (gull.example, 2024-11-01)" in told


def test_who_dismisses_a_report_denies_what_it_says(archive: Archive) -> None:
    told = "the ferry company sold rotten life jackets"
    page = tell("gull", f"Carl Dunn dismissed a survey by Ada Brook which argued that {told}.")
    content = f"a survey by Ada Brook which argued that {told}"
    outer = page.claim(content, page.mention("Carl Dunn"), act="rejects", quote="indirect")
    page.claim(told, page.mention("Ada Brook"), act="argues", quote="indirect")
    page.claims[-1] = replace(page.claims[-1], parent_claim_id=outer.claim_id)
    archive.load(archive.shard("one", page))
    assert archive.ask("SELECT kind, claim_id = $$" + page.claims[-1].claim_id + "$$ FROM claim_conflicts") == [
        ("denial", True)
    ]


def test_who_speaks_is_the_entity_as_it_is_known_tonight(archive: Archive) -> None:
    asked = "SELECT kind FROM claim_conflicts"
    archive.load(archive.shard("one", count_boats("gull", "Ann Lee", 40), count_boats("tide", "Mia Vale", 12)))
    assert archive.ask(asked) == [("numeric",)]
    decided = parse_corrections(
        {"merge": [{"name": "PERSON Mia Vale", "with": "PERSON Ann Lee", "who": "ab", "why": "seen"}]}, "test"
    )
    archive.load(corrections=decided, run_id="merged")
    assert archive.ask(asked) == []
    archive.load(run_id="parted")
    assert archive.ask(asked) == [("numeric",)]
