"""Which claims say the same: groups around their earliest member (leader clustering, Hartigan 1975).

Told in the order in which the claims were published, so a later night adds to a group and never renames it; and no
chain of ever so slightly different claims runs through weeks, as every member is like the first.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple


class ClaimLink(NamedTuple):
    """Two claims that say the same in other words, the later first; ``similarity`` is above 0, up to 1."""

    later: str
    earlier: str
    similarity: float


def group_claims(
    claim_ids: Sequence[str],
    repeats: Mapping[str, str],
    links: Iterable[ClaimLink],
    settled: Mapping[str, str],
) -> dict[str, str]:
    """Return the group of each claim of ``claim_ids``, which stand in order of publication.

    A group is named by its first claim. A claim in ``repeats`` says word for word what an earlier one says and shares
    its group; any other joins the most similar earlier first claim that it is linked with (of equals the
    least id), else begins a group. ``settled`` gives the groups of earlier claims that are not among ``claim_ids``.
    """
    partners = collect_partners(links)
    groups = dict(settled)
    for claim_id in claim_ids:
        if claim_id in repeats:
            groups[claim_id] = groups[repeats[claim_id]]
        else:
            groups[claim_id] = choose_leader(partners.get(claim_id, ()), groups) or claim_id
    return {claim_id: groups[claim_id] for claim_id in claim_ids}


def collect_partners(links: Iterable[ClaimLink]) -> dict[str, list[ClaimLink]]:
    """Return the links of each claim to earlier ones, most similar first, equal ones by the earlier claim's id."""
    partners: dict[str, list[ClaimLink]] = {}
    for link in sorted(links, key=lambda link: (-link.similarity, link.earlier)):
        partners.setdefault(link.later, []).append(link)
    return partners


def choose_leader(links: Collection[ClaimLink], groups: Mapping[str, str]) -> str | None:
    """Return the first linked claim that leads a group, None when none does."""
    return next((link.earlier for link in links if groups.get(link.earlier) == link.earlier), None)
