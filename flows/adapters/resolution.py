"""Who is who in the warehouse: tonight's names read, compared with the archive's, linked, and joined to entities.

The rules are those of ``transforms.resolution``; SQL finds what they need to see, which is what tonight's names share a
block with, so that a night costs what it brings and not what the archive holds.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from flows.adapters.warehouse_sql import Connection, count_rows, fetch, run_folder
from transforms.resolution.archive import Counted, Link, join_names, link_block, list_blocks
from transforms.resolution.corrections import Correction, identify_pair
from transforms.resolution.gazetteer import locate
from transforms.resolution.identities import Bearer, assign_entities
from transforms.resolution.names import read_name
from transforms.tables import WAREHOUSE

Row = tuple[Any, ...]
Pair = tuple[str, str]
TEXT = pa.string()
ASSIGNED = pa.schema([("name_id", TEXT), ("entity_id", TEXT)])


def resolve_names(connection: Connection, corrections: Sequence[Correction]) -> None:
    """Find the entity of every name that tonight's articles bring, and enter names, blocks and links.

    ``fresh`` and ``gone_names`` tell what came and went; ``readings`` gives each fresh mention its name.
    """
    reviewed = [describe_correction(one) for one in corrections]
    parted = [row[-2:] for row in reviewed if row[0] == "split"]
    register(connection, "reviewed", WAREHOUSE["corrections"].schema, reviewed)
    if count_rows(connection, "fresh"):
        run_folder(connection, "names/1_read")
    new = [describe_name(*row) for row in fetch(connection, "names/list_new_names")]
    register(connection, "new_names", WAREHOUSE["names"].schema, new)
    register(connection, "new_blocks", WAREHOUSE["name_blocks"].schema, list_new_blocks(new))
    run_folder(connection, "names/2_count")
    run_folder(connection, "names/3_link")
    links = link_members(fetch(connection, "names/list_members"), parted)
    register(connection, "found_links", WAREHOUSE["name_links"].schema, links)
    run_folder(connection, "names/4_join")
    register(connection, "assigned", ASSIGNED, join_entities(connection, parted).items())
    run_folder(connection, "names/5_move")


def register(connection: Connection, name: str, schema: pa.Schema, rows: Iterable[Row]) -> None:
    """Let statements read rows, given as tuples in the order of ``schema``, under a name."""
    columns = list(zip(*rows, strict=True)) or [() for _ in schema]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    connection.register(name, pa.Table.from_arrays(arrays, schema=schema))


def describe_name(name_id: str, label: str, key: str, scope: str) -> Row:
    """Return the row of ``names`` for a name that the archive did not have; mentions and entity are entered later."""
    site = locate(read_name(key, label))
    return name_id, label, key, scope, 0, "", site.kind, site.country, site.admin1


def list_new_blocks(names: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of ``name_blocks`` for rows of ``names``; a name that holds in one article only has none."""
    for name_id, label, key, scope, *_ in names:
        if not scope:
            yield from ((block, name_id) for block in list_blocks(read_name(key, label)))


def link_members(members: Iterable[Row], parted: Sequence[Pair]) -> Iterator[Row]:
    """Yield the rows of ``name_links`` for blocks whose members are given, block by block; none for a parted pair."""
    apart = {*parted, *((other, one) for one, other in parted)}
    for block, rows in groupby(members, itemgetter(0)):
        counted = [Counted(name_id, read_name(key, label), n) for _, name_id, label, key, n in rows]
        yield from (describe_link(block, link) for link in link_block(counted, apart))


def describe_link(block: str, link: Link) -> Row:
    """Return the row of ``name_links`` for a link found in a block."""
    return block, link.name_id, link.other_id, link.match.method, round(link.match.score, 4), link.match.evidence


def describe_correction(one: Correction) -> Row:
    """Return the row of ``corrections`` for a correction; its last two columns are the ids of the names it is about."""
    return one.kind, f"{one.label} {one.name}", one.other, one.who, one.why, *identify_pair(one)


def join_entities(connection: Connection, parted: Sequence[Pair]) -> dict[str, str]:
    """Return the entity of every name that may have another than before."""
    bearers = [Bearer(*row) for row in fetch(connection, "names/list_rejoined")]
    links: list[Pair] = fetch(connection, "names/list_rejoined_links")
    for one, other in parted:
        roots = join_names(links)
        if one in roots and roots[one] == roots.get(other):
            links = [link for link in links if one not in link]
    return assign_entities(bearers, join_names(links))
