"""Ids of entities: the same for the same names, in whatever order nights brought them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping


def assign_entities(name_ids: Iterable[str], roots: Mapping[str, str]) -> dict[str, str]:
    """Return the entity id of each name; ``roots`` gives linked names one root, and leaves out names without links.

    A group of linked names has the least of their ids. It depends on the names alone, so that tables do not tell how
    nights fell; a name that joins a group of k changes its id with a chance of 1 in k + 1.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for name_id in name_ids:
        groups[roots.get(name_id, name_id)].append(name_id)
    return {name_id: min(group) for group in groups.values() for name_id in group}
