"""A second small world: promises broken, criticism, denials, an anonymous source, and a claim that two papers heard."""

from dataclasses import replace
from datetime import date

from tests.sql.building import Archive, Page, write_page
from transforms.schema.records import Mention

PROMISE = "to open the northern bridge before the winter storms"
BLAME = "Ada Brook for closing the northern bridge"
CRACKED = "the pillars of the northern bridge are cracked beyond repair"
FERRY = "the harbour ferry will run every night from Monday on"


def open_page(outlet: str, lines: list[str], day: int) -> Page:
    """Return an article of some outlet, told in lines, of a day of November."""
    filler = " ".join(f"{outlet}{number} is a word of this outlet alone" for number in range(8))
    text = "\n\n".join([*lines, filler])
    return write_page(f"https://{outlet}.example/bridge", text, published=date(2024, 11, day))


def make_anonymous(page: Page, content: str) -> None:
    """Enter a claim of an official who is not named."""
    claim = page.claim(content, quote="indirect")
    page.claims[-1] = replace(claim, speaker_type="anonymous", anonymity="a senior official", source_text=None)


def tell_promise() -> Page:
    """Return the first article: a promise, criticism, an anonymous source."""
    page = open_page(
        "gull",
        [
            f"Ada Brook promised {PROMISE}.",
            f"Carl Dunn criticised {BLAME}.",
            f"A senior official said {CRACKED}.",
            f"Mia Vale said {FERRY}.",
        ],
        day=1,
    )
    page.claim(PROMISE, page.mention("Ada Brook"), act="promises", quote="indirect")
    critic = page.mention("Carl Dunn")
    page.mention("Ada Brook", after="criticised ")
    page.claim(BLAME, critic, act="criticizes", quote="indirect")
    make_anonymous(page, CRACKED)
    page.claim(FERRY, page.mention("Mia Vale"), quote="indirect")
    return page


def tell_refusal() -> Page:
    """Return an article three days later: the promise refused, the damage confirmed by one and denied by another."""
    page = open_page(
        "tide",
        [
            f"Ada Brook refused {PROMISE}.",
            f"The Bridge Board confirmed that {CRACKED}.",
            "Carl Dunn denied that the pillars of the northern bridge are cracked.",
            "Carl Dunn threatened to sue the Bridge Board.",
        ],
        day=4,
    )
    page.claim(PROMISE, page.mention("Ada Brook"), act="refuses", quote="indirect")
    page.claim(CRACKED, page.mention("Bridge Board", "ORG"), act="confirms", quote="indirect")
    dunn: Mention = page.mention("Carl Dunn")
    page.claim("the pillars of the northern bridge are cracked", dunn, act="denies", quote="indirect")
    after = "Carl Dunn denied that the pillars of the northern bridge are cracked.\n\n"
    dunn = page.mention("Carl Dunn", after=after)
    page.claim("to sue the Bridge Board", dunn, act="threatens", quote="indirect")
    return page


def tell_ferry() -> Page:
    """Return an article of a third outlet in which the ferry's nights are heard of again."""
    page = open_page("crow", [f"Mia Vale told reporters that {FERRY}."], day=2)
    page.claim(FERRY, page.mention("Mia Vale"), quote="indirect")
    return page


def load_quarrel(archive: Archive) -> None:
    """Load the three articles in one night."""
    archive.load(archive.shard("one", tell_promise(), tell_refusal(), tell_ferry()))
