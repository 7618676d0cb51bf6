"""Which claims the warehouse finds to say the same, where very many nearly do."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from flows.warehouse.building import ShardFiles
from tests.sql.building import Archive, Page, write_page

LINKS = "SELECT claim_id, other_claim_id, similarity FROM work.claim_links ORDER BY ALL"
GROUPS = "SELECT claim_id, claim_group_id FROM claim_groups ORDER BY ALL"
GIVEN = ("Ad", "Bert", "Cor", "Dan", "Ell", "Fried", "Gust", "Hal", "Ing", "Jor")
FAMILY = ("moll", "rick", "sund", "tov", "vik", "wald", "berg", "dorf", "lund", "holm", "stad", "fell")


def tell_near_copies(number: int) -> Page:
    """Return an article of one day in which a few people say nearly what is said in all others."""
    chance = Random(number)
    owners = [first + last for first in GIVEN for last in FAMILY]
    said = [f"the lorries of {owner} waited before the bridge until dawn" for owner in chance.sample(owners, 6)]
    filler = " ".join(f"w{number}x{place}" for place in range(12))
    lines = [f"Ann Lee said {content}." for content in said]
    page = write_page(f"https://gull{number}.example/x", "\n\n".join([*lines, filler]), published=date(2024, 11, 3))
    speaker = page.mention("Ann Lee")
    for content in said:
        page.claim(content, speaker, quote="indirect")
    return page


def write_shards(archive: Archive) -> list[ShardFiles]:
    """Write shards of near copies."""
    starts = range(0, 30, 10)
    return [
        archive.shard(f"copies {start}", *map(tell_near_copies, range(start, start + 10)), input_uri=f"copies {start}")
        for start in starts
    ]


def test_nights_link_the_same_among_many_near_copies(archive: Archive, tmp_path: Path) -> None:
    shards, alone = write_shards(archive), Archive(tmp_path / "alone")
    for one in shards:
        archive.load(one)
    archive.load(withdrawn=(shards[0].shard_id,))
    alone.load(*write_shards(alone)[1:])
    links = alone.ask(LINKS)
    assert archive.ask(LINKS) == links
    assert archive.ask(GROUPS) == alone.ask(GROUPS)
    compared = {one for one, _, _ in links} | {other for _, other, _ in links}
    assert len(compared) > 60
    assert len(links) < 41 * len(compared)


def tell_case(name: str, speaker: str, content: str, others: tuple[str, ...]) -> Page:
    """Return an article in which one tells of a case of marsh fever, and somebody else of other things."""
    lines = [f"{speaker} said {content}.", *(f"Olga Berg said {other}." for other in others)]
    page = write_page(f"https://{name}.example/x", "\n\n".join(lines), published=date(2024, 11, 3))
    page.claim(content, page.mention(speaker), quote="indirect")
    witness = page.mention("Olga Berg")
    for other in others:
        page.claim(other, witness, quote="indirect")
    return page


@pytest.mark.parametrize(
    ("others", "more", "n_links"),
    [
        (
            ("marsh fever spreads by water", "marsh fever closed a ferry"),
            ("marsh fever is old", "nobody knows marsh fever"),
            0,
        ),
        (("rain fell on the hills", "herring moved north"), ("a school was closed", "the ferry was late"), 1),
    ],
)
def test_words_that_both_articles_go_on_about_make_no_claims_alike(
    archive: Archive, others: tuple[str, ...], more: tuple[str, ...], n_links: int
) -> None:
    one = tell_case("gull", "Ann Lee", "three marsh fever cases emerged in Sweden near a mill", others)
    two = tell_case("tern", "Bo Rask", "another probable marsh fever case had emerged", more)
    archive.load(archive.shard("cases", one, two))
    assert archive.ask("SELECT count(*) FROM work.claim_links") == [(n_links,)]
