"""A small world for the warehouse's tests: five shards that overlap in every way the load must cope with."""

from datetime import UTC, date, datetime

from flows.warehouse.building import ShardFiles
from flows.warehouse.inspecting import hash_tables
from tests.sql.building import FILLER, Archive, Page, write_page
from transforms.schema.records import Reject

LONG_QUOTE = "we will rebuild every single pier before the first snow falls this winter"


SHARDS = ["first", "reprint", "again", "update", "other"]


def tell_storm(url: str, boats: int, more: str = "", raw_offset: int | None = None, **facts: object) -> Page:
    """Return an article in which Ann Lee counts the boats that a storm sank in Port Vale."""
    text = (
        f"{FILLER}\n\nAnn Lee said {boats} fishing boats sank when the storm reached Port Vale.\n\n"
        f'On 2 November 2024 Lee told the council: "{LONG_QUOTE}".{more}'
    )
    page = write_page(url, text, raw_offset=raw_offset, **facts)  # type: ignore[arg-type]
    speaker = page.mention("Ann Lee")
    page.mention("Port Vale", "LOC")
    surname = page.mention("Lee", head="Ann Lee", after="On 2 November 2024 ")
    sank = page.claim(f"{boats} fishing boats sank when the storm reached Port Vale", speaker, quote="indirect")
    page.quantity(sank, str(boats), boats, "fishing boats")
    page.claim(LONG_QUOTE, surname)
    page.timex("2 November 2024", date(2024, 11, 2))
    return page


def deny_storm(url: str, **facts: object) -> Page:
    """Return an article in which the harbour office counts otherwise and denies the sinking."""
    text = (
        "A spokesman of the Harbour Office spoke to reporters on the steps of the old customs house on Sunday evening "
        "and took no questions afterwards.\n\n"
        "The Harbour Office said 12 fishing boats sank in the storm at Port Vale.\n\n"
        "It denied that fishing boats sank when the storm reached Port Vale harbour."
    )
    page = write_page(url, text, published=date(2024, 11, 3), **facts)  # type: ignore[arg-type]
    page.timex("Sunday", date(2024, 11, 3), "publication")
    office = page.mention("Harbour Office", "ORG")
    count = page.claim("12 fishing boats sank in the storm at Port Vale", office, quote="indirect")
    page.quantity(count, "12", 12, "fishing boats")
    page.claim("fishing boats sank when the storm reached Port Vale harbour", office, act="denies", quote="indirect")
    return page


def write_world(archive: Archive) -> dict[str, ShardFiles]:
    """Write the five shards: a story, its reprint, a second capture, an update, and another voice with rejects."""
    early, late = datetime(2024, 11, 10, tzinfo=UTC), datetime(2024, 11, 12, tzinfo=UTC)
    first, url = "https://gull.example/storm", "https://tide.example/storm"
    junk = Reject("e.warc", 7, "https://tide.example/", "clean", "index-page", "41 links")
    return {
        "first": archive.shard("first", tell_storm(first, 40, captured=late, raw_offset=1), input_uri="a.warc"),
        "reprint": archive.shard(
            "reprint", tell_storm(url, 40, published=date(2024, 11, 2), captured=late, raw_offset=2), input_uri="b.warc"
        ),
        "again": archive.shard(
            "again",
            tell_storm(first, 40, captured=early, raw_offset=3, raw_uri="c.warc"),
            tell_storm(first, 40, captured=None, raw_offset=4, raw_uri="c.warc"),
            input_uri="c.warc",
        ),
        "update": archive.shard(
            "update",
            tell_storm(first, 55, " Divers go on looking.", published=date(2024, 11, 5), captured=late, raw_offset=5),
            input_uri="d.warc",
        ),
        "other": archive.shard(
            "other", deny_storm("https://gazette.example/denial", raw_offset=6), rejects=(junk,), input_uri="e.warc"
        ),
    }


def load_nights(archive: Archive, nights: list[list[str]]) -> dict[str, str]:
    """Load shards of the world night by night; returns the tables' hashes."""
    shards = write_world(archive)
    for number, names in enumerate(nights):
        archive.load(*(shards[name] for name in names), run_id=f"night {number}")
    return hash_tables(archive.published)
