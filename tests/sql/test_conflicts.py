"""Which claims the warehouse finds to contradict each other, and how it tells so."""

from dataclasses import replace
from datetime import date

import pytest

from tests.sql.building import Archive, Page, write_page
from transforms.resolution.corrections import parse_corrections

BOATS = ("fishing boats", "sank when the storm reached Port Vale")
WAGONS = ("goods wagons", "left the rails when the viaduct of Port Vale broke")


def tell(outlet: str, *lines: str, day: int = 1) -> Page:
    """Return an article of some outlet, told in lines of which the last are its own."""
    filler = " ".join(f"{outlet}{number} is a word of this outlet alone" for number in range(8))
    return write_page(f"https://{outlet}.example/x", "\n\n".join([*lines, filler]), published=date(2024, 11, day))


def count(outlet: str, speaker: str, number: int, day: int = 1, what: tuple[str, str] = BOATS) -> Page:
    """Return an article in which somebody counts what was lost."""
    counted, happened = what
    content = f"{number} {counted} {happened}"
    page = tell(outlet, f"{speaker} said {content}.", day=day)
    page.mention("Port Vale", "LOC")
    claim = page.claim(content, page.mention(speaker), quote="indirect")
    page.quantity(claim, str(number), number, counted)
    return page


def count_again_and_again() -> list[Page]:
    """Return two figures of the boats, and one of them three times more."""
    again = [count(outlet, "Carl Dunn", 40, day) for day, outlet in enumerate(("crow", "lark", "wren"), start=2)]
    return [count("gull", "Ann Lee", 40), count("tide", "Mia Vale", 12), *again]


def count_unnamed() -> list[Page]:
    """Return two figures of the wagons, one of them told by a pronoun."""
    pages = [count("owl", "They", 40, what=WAGONS), count("kite", "Mia Vale", 12, what=WAGONS)]
    pages[0].claims[0] = replace(pages[0].claims[0], speaker_mention_id=None)
    return pages


def count_twice(outlet: str, speaker: str, counted: str, happened: str) -> Page:
    """Return an article in which Ann Lee counts what was lost, and somebody else does, or she herself as "we"."""
    lines = {name: f"{number} {counted} {happened}" for name, number in (("Ann Lee", 40), (speaker, 12))}
    page = tell(outlet, *(f"{name} said {content}." for name, content in lines.items()))
    page.mention("Port Vale", "LOC")
    for name, content in lines.items():
        claim = page.claim(content, page.mention(name), quote="indirect")
        page.quantity(claim, content[:2], int(content[:2]), counted)
    if speaker == "We":
        page.claims[1] = replace(page.claims[1], speaker_mention_id=None)
    return page


def deny(outlet: str, said: str, said_by: str, denier: str, denied: str) -> Page:
    """Return an article in which somebody says something, and somebody denies something."""
    page = tell(outlet, f"{said_by} said {said}.", f"{denier} denied {denied}.")
    page.claim(said, page.mention(said_by, "ORG"), quote="indirect")
    page.claim(denied, page.mention(denier, "ORG"), act="denies", quote="indirect")
    return page


ONE_SIDED = {
    "mill": ("the mill company sold mouldy flour", "Ada Brook", "Others", "the claims"),
    "bank": ("the bank lent money to ghosts", "Ferry Office lawyers", "Ferry Office", "those allegations"),
    "farm": ("the farm poisoned seven wells", "Ada Brook", "Ferry Office", "the charges"),
}
"""By outlet: what is said, who says it, who denies, and what: none denies what another said before."""


def plead() -> list[Page]:
    """Return a plea of not guilty, cut short by one paper and quoted whole by another."""
    charge = "guilty to sinking the northern ferry on purpose"
    cut_short = tell("jay", f"Ada Brook has pleaded not {charge}.")
    cut_short.claim(charge, cut_short.mention("Ada Brook"), act="demands", quote="indirect")
    whole = tell("daw", f"Ada Brook has pleaded not {charge}.", day=2)
    whole.claim(f"not {charge}", whole.mention("Ada Brook"), act="demands", quote="indirect")
    return [cut_short, whole]


def dismiss() -> Page:
    """Return an article in which somebody dismisses a survey for what it argued."""
    told = "the water board hid its leaking reservoirs"
    content = f"a survey by Ada Brook which argued that {told}"
    page = tell("swan", f"Carl Dunn dismissed {content}.")
    outer = page.claim(content, page.mention("Carl Dunn"), act="rejects", quote="indirect")
    page.claim(told, page.mention("Ada Brook"), act="argues", quote="indirect")
    page.claims[-1] = replace(page.claims[-1], parent_claim_id=outer.claim_id)
    return page


@pytest.fixture(scope="module")
def disputes(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Articles of one night in which every matter is one test's own. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("disputes"))
    jackets = deny("post", "the ferry company sold rotten life jackets", "Ada Brook", "Ferry Office", "those reports")
    one_sided = [deny(outlet, *told) for outlet, told in ONE_SIDED.items()]
    twice = [
        count_twice("ibis", "We", "oil barrels", "leaked when the pier of Port Vale burnt"),
        count_twice("rook", "Mia Vale", "silver spoons", "vanished when the museum of Port Vale moved"),
    ]
    pages = [*count_again_and_again(), *count_unnamed(), *twice, jackets, *one_sided, *plead(), dismiss()]
    archive.load(archive.shard("one", *pages))
    return archive


def find_conflicts(archive: Archive, asked: str, *outlets: str) -> list[tuple[object, ...]]:
    """Return some columns of the conflicts that outlets take part in."""
    listed = ", ".join(f"'{outlet}.example'" for outlet in outlets)
    return archive.ask(
        f"SELECT {asked} FROM claim_conflicts WHERE list_has_any([claim_id, other_claim_id], (SELECT list(claim_id)"
        f" FROM claims JOIN articles USING (article_id) WHERE outlet IN ({listed})))"
    )


def test_a_figure_told_again_and_again_is_one_side_of_a_conflict(disputes: Archive) -> None:
    asked = "kind, least(value, other_value), greatest(value, other_value)"
    assert find_conflicts(disputes, asked, "gull", "tide", "crow", "lark", "wren") == [("numeric", 12.0, 40.0)]


def test_who_denies_those_reports_denies_what_was_said_before(disputes: Archive) -> None:
    assert find_conflicts(disputes, "kind, explanation", "post") == [
        (
            "denial",
            "Ferry Office (post.example, 2024-11-01) denies what Ada Brook (post.example, 2024-11-01) says: "
            "the ferry company sold rotten life jackets",
        )
    ]


@pytest.mark.parametrize("outlet", ONE_SIDED)
def test_a_denial_without_a_side_of_its_own_is_none(disputes: Archive, outlet: str) -> None:
    assert find_conflicts(disputes, "kind", outlet) == []


def test_a_negation_before_what_is_said_is_part_of_it(disputes: Archive) -> None:
    assert find_conflicts(disputes, "kind", "jay", "daw") == []


def test_a_pronoun_names_no_source(disputes: Archive) -> None:
    told = str(find_conflicts(disputes, "explanation", "owl", "kite"))
    assert "A source not named (owl.example, 2024-11-01)" in told


def test_who_is_not_named_in_an_article_contradicts_nobody_there(disputes: Archive) -> None:
    one_page = "(SELECT count(DISTINCT article_id) FROM claims WHERE claim_id IN (c.claim_id, c.other_claim_id)) = 1"
    told = disputes.ask(f"SELECT explanation FROM claim_conflicts AS c WHERE kind = 'numeric' AND {one_page}")
    assert ["Mia Vale (rook.example" in line for (line,) in told] == [True]


def test_who_dismisses_a_report_denies_what_it_says(disputes: Archive) -> None:
    ((kind, denied),) = find_conflicts(disputes, "kind, claim_id", "swan")
    assert kind == "denial"
    asked = f"SELECT content_text FROM claims WHERE claim_id = '{denied}'"
    assert disputes.ask(asked) == [("the water board hid its leaking reservoirs",)]


TOLD = "SELECT explanation FROM claim_conflicts"


def test_a_conflict_is_told_as_it_is_known_tonight(archive: Archive) -> None:
    first = archive.shard("first", count("gull", "Ann Lee", 40))
    other = archive.shard("other", count("tide", "Mia Vale", 12, day=3))
    again = archive.shard("again", count("crow", "Carl Dunn", 40, day=2))
    archive.load(again, other)
    assert "Carl Dunn" in str(archive.ask(TOLD))
    archive.load(first, run_id="later")
    ((told,),) = archive.ask(TOLD)
    assert "Ann Lee" in str(told)
    decided = parse_corrections(
        {"merge": [{"name": "PERSON Mia Vale", "with": "PERSON Carl Dunn", "who": "ab", "why": "seen"}]}, "test"
    )
    archive.load(withdrawn=("first",), corrections=decided, run_id="merged")
    assert archive.ask(TOLD) == []  # nobody contradicts himself with a later figure
    archive.load(run_id="parted")
    assert "Carl Dunn" in str(archive.ask(TOLD))
