"""Entity ids that stay: a group of names keeps the id that most of its mentions have had."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from transforms.identifiers import hash_parts


class Bearer(NamedTuple):
    """A name of the archive: its id, the entity it stood for (empty when it is new), how many mentions stand for it."""

    name_id: str
    entity_id: str
    n_mentions: int


def assign_entities(bearers: Sequence[Bearer], roots: Mapping[str, str]) -> dict[str, str]:
    """Return the entity id of each name; ``roots`` gives linked names one root, and leaves out names without links.

    A group of linked names keeps the id under which most of its mentions stood, the least of equals; where two groups
    lay claim to one id, the one with more of its mentions keeps it. What is left gets the id of its weightiest name.
    """
    groups: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        groups[roots.get(bearer.name_id, bearer.name_id)].append(bearer)
    claims = sorted(claim for root, group in groups.items() for claim in weigh_claims(root, group))
    kept: dict[str, str] = {}
    settled: set[str] = set()
    for _, entity_id, root in claims:
        if root not in kept and entity_id not in settled:
            kept[root] = entity_id
            settled.add(entity_id)
    taken = {bearer.entity_id for bearer in bearers}
    for root in sorted(groups.keys() - kept.keys()):
        kept[root] = choose_id(groups[root], taken)
        taken.add(kept[root])
    return {bearer.name_id: kept[root] for root, group in groups.items() for bearer in group}


def weigh_claims(root: str, group: Iterable[Bearer]) -> list[tuple[int, str, str]]:
    """Return what speaks for each id that a group's names have had: minus its mentions, the id, the root."""
    counts: Counter[str] = Counter()
    for bearer in group:
        counts[bearer.entity_id] += max(1, bearer.n_mentions)
    return [(-n, entity_id, root) for entity_id, n in counts.items() if entity_id]


def choose_id(group: Sequence[Bearer], taken: set[str]) -> str:
    """Return an id for a group that had none: its weightiest name's, unless another entity has that."""
    weighed = sorted(group, key=lambda bearer: (-bearer.n_mentions, bearer.name_id))
    free = (bearer.name_id for bearer in weighed if bearer.name_id not in taken)
    return next(free, hash_parts("entity", *sorted(bearer.name_id for bearer in group)))
