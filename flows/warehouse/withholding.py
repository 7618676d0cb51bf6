"""A load that goes on without the articles that it stumbles over.

An audit that finds rows wrong, or an error that says whose rows it met, names the articles. For any other error the
guilty one is searched for: the load is tried with the first half of tonight's articles, and so on (a dozen loads for a
thousand articles). What is found is withheld and told in ``rejects``, and the load begins anew without it.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from flows.lake.faults import BlamedError
from flows.warehouse.audits import CheckFailure

FEW = 10
"""So many articles may always be withheld: of a night of fifty a share would allow none."""

log = logging.getLogger("dateline")


class Withheld(NamedTuple):
    """Why an article is withheld: a reason of ``transforms.reasons``, and what was seen."""

    reason: str
    detail: str


class Fault(NamedTuple):
    """What a load stumbled over, and the articles known to be at fault."""

    withheld: Withheld
    article_ids: frozenset[str]


Build = Callable[[Mapping[str, Withheld]], Sequence[CheckFailure]]
"""Builds a candidate without the articles given, and returns what its audits found; raises BlamedError."""


def build_without_faults(build: Build, tonight: Callable[[], Sequence[str]], share: float) -> dict[str, Withheld]:
    """Build a candidate, withholding what stands in its way; returns what was withheld, by article.

    ``tonight`` lists the articles of the night, asked for when something fails. When more than ``share`` of them (and
    more than a few) would have to go, or none of them is at fault, the last build stands as it is: with what its audits
    found, or by its BlamedError.
    """
    withheld: dict[str, Withheld] = {}
    while fault := find_fault(build, withheld):
        articles = sorted(tonight())
        guilty = (fault.article_ids - withheld.keys()) or search_guilty(build, articles, withheld)
        if not guilty or len(withheld) + len(guilty) > max(FEW, share * len(articles)):
            build(withheld)
            break
        log.info(f"the load is tried again without {len(guilty)} articles: {fault.withheld.detail}")
        withheld |= dict.fromkeys(sorted(guilty), fault.withheld)
    return withheld


def find_fault(build: Build, withheld: Mapping[str, Withheld]) -> Fault | None:
    """Return what a build without the articles given stumbles over, None when nothing is wrong."""
    try:
        failures = build(withheld)
    except BlamedError as error:
        return Fault(Withheld("failed", str(error)), error.article_ids)
    for failure in failures:
        return Fault(Withheld("withheld", f"{failure.name}: {failure.rows[0]}"[:300]), failure.article_ids)
    return None


def search_guilty(build: Build, articles: Sequence[str], withheld: Mapping[str, Withheld]) -> frozenset[str]:
    """Return the article with which, after those before it, a build begins to fail.

    None is at fault when the build fails without any of them, or does not fail again with all of them.
    """
    suspects = [article_id for article_id in articles if article_id not in withheld]
    apart = Withheld("withheld", "")

    def fails(count: int) -> bool:
        """Tell whether a build with the first ``count`` suspects alone fails."""
        return find_fault(build, {**withheld, **dict.fromkeys(suspects[count:], apart)}) is not None

    sound, faulty = 0, len(suspects)
    if not suspects or not fails(faulty) or fails(sound):
        return frozenset()
    while faulty - sound > 1:
        middle = (sound + faulty) // 2
        sound, faulty = (sound, middle) if fails(middle) else (middle, faulty)
    return frozenset([suspects[sound]])
