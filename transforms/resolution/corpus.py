"""Documents in, entities out: what the warehouse does night by night, for a few documents at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transforms.resolution.archive import Counted, Link, join_names, link_block, list_blocks
from transforms.resolution.documents import Said, make_name_id, read_document
from transforms.resolution.names import Name


def resolve_documents(documents: Iterable[tuple[str, Sequence[Said]]]) -> list[list[str]]:
    """Return the entity ids of each document's mentions; a document is its id and its mentions in text order."""
    read = [[(make_name_id(reading, key), reading) for reading in read_document(said)] for key, said in documents]
    counts = Counter(name_id for readings in read for name_id, _ in readings)
    names = {name_id: reading.name for readings in read for name_id, reading in readings if not reading.is_local}
    entities = join_names((link.name_id, link.other_id) for link in link_names(names, counts))
    return [[entities.get(name_id, name_id) for name_id, _ in readings] for readings in read]


def link_names(names: Mapping[str, Name], counts: Mapping[str, int]) -> Iterator[Link]:
    """Yield the links between names, by their ids, block by block."""
    blocks: dict[str, list[Counted]] = defaultdict(list)
    for name_id, name in names.items():
        for block in list_blocks(name):
            blocks[block].append(Counted(name_id, name, counts[name_id]))
    for block in sorted(blocks):
        yield from link_block(blocks[block])
