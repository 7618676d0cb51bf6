"""Who is who: what is judged of tonight's names. The rules are those of ``transforms.resolution``.

SQL finds what they need to see, which is what tonight's names share a block with, so that a night costs what it brings
and not what the archive holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from transforms.resolution.archive import Counted, Link, join_names, link_block, list_blocks
from transforms.resolution.corrections import Correction, identify_pair
from transforms.resolution.gazetteer import locate
from transforms.resolution.identities import assign_entities
from transforms.resolution.names import read_name
from transforms.schema.tables import WAREHOUSE

Row = tuple[Any, ...]
Rows = Mapping[str, Sequence[Row]]
Pair = tuple[str, str]
ASSIGNED = pa.schema([("name_id", pa.string()), ("entity_id", pa.string())])


def describe_corrections(corrections: Iterable[Correction]) -> pa.Table:
    """Return what reviewers decided, as rows of ``corrections`` with the ids of the names it is about."""
    rows = [
        (one.kind, f"{one.label} {one.name}", one.other, one.who, one.why, *identify_pair(one)) for one in corrections
    ]
    return build_table(WAREHOUSE["corrections"].schema, rows)


def describe_names(rows: Rows) -> dict[str, pa.Table]:
    """Return the rows of ``names`` and ``name_blocks`` for ``new_names``: id, label, key, scope of each."""
    new = [describe_name(*row) for row in rows["new_names"]]
    return {
        "new_names": build_table(WAREHOUSE["names"].schema, new),
        "new_blocks": build_table(WAREHOUSE["name_blocks"].schema, list_new_blocks(new)),
    }


def describe_name(name_id: str, label: str, key: str, scope: str) -> Row:
    """Return the row of ``names`` for a name that the archive did not have; mentions and entity are entered later."""
    site = locate(read_name(key, label))
    return name_id, label, key, scope, 0, "", site.kind, site.country, site.admin1


def list_new_blocks(names: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of ``name_blocks`` for rows of ``names``; a name that holds in one article only has none."""
    for name_id, label, key, scope, *_ in names:
        if not scope:
            yield from ((block, name_id) for block in list_blocks(read_name(key, label)))


def link_names(rows: Rows) -> dict[str, pa.Table]:
    """Return the links between the ``members`` of blocks (given block by block); none for a pair in ``parted``."""
    parted: list[Pair] = [(one, other) for one, other in rows["parted"]]
    apart = {*parted, *((other, one) for one, other in parted)}
    links = [
        describe_link(block, link)
        for block, members in groupby(rows["members"], itemgetter(0))
        for link in link_block(
            [Counted(name_id, read_name(key, label), n) for _, name_id, label, key, n in members], apart
        )
    ]
    return {"found_links": build_table(WAREHOUSE["name_links"].schema, links)}


def describe_link(block: str, link: Link) -> Row:
    """Return the row of ``name_links`` for a link found in a block."""
    return block, link.name_id, link.other_id, link.match.method, round(link.match.score, 4), link.match.evidence


def identify_names(rows: Rows) -> dict[str, pa.Table]:
    """Return the entity of every name in ``rejoined``, joined over ``links``; names in ``parted`` are kept apart."""
    links: list[Pair] = [(one, other) for one, other in rows["links"]]
    for one, other in rows["parted"]:
        roots = join_names(links)
        if one in roots and roots[one] == roots.get(other):
            links = [link for link in links if one not in link]
    entities = assign_entities((name_id for (name_id,) in rows["rejoined"]), join_names(links))
    return {"assigned": build_table(ASSIGNED, entities.items())}


def build_table(schema: pa.Schema, rows: Iterable[Row]) -> pa.Table:
    """Return an arrow table of rows given as tuples in the order of ``schema``."""
    columns = list(zip(*rows, strict=True)) or [() for _ in schema]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
