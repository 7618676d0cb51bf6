"""What the mentions of one article stand for, as rows: read where the article is annotated, compared by the load."""

from collections.abc import Iterable, Mapping

from transforms.resolution.documents import NAMED, NameReading, Said, make_name_id, read_document
from transforms.resolution.names import read_name
from transforms.schema.records import Mention, MentionReading


def read_mentions(mentions: Iterable[Mention]) -> tuple[MentionReading, ...]:
    """Return what each mention of an article stands for in it, in text order."""
    ordered = sorted(mentions, key=lambda mention: mention.start_char)
    said = [Said(m.surface, m.label, m.role or "", "" if m.head == m.surface else m.head) for m in ordered]
    readings = read_document(said)
    written: dict[tuple[str, str], str] = {}
    for mention, one in zip(ordered, readings, strict=True):
        if one.match is NAMED:
            written.setdefault((one.name.label, one.name.key), mention.surface)
    return tuple(make_row(mention, one, written) for mention, one in zip(ordered, readings, strict=True))


def make_row(mention: Mention, reading: NameReading, written: Mapping[tuple[str, str], str]) -> MentionReading:
    """Return the row of what a mention stands for; a name that holds in its article only has that as its scope.

    ``written`` are the names of the article as it writes them first, by label and key.
    """
    name = reading.name
    is_head = read_name(mention.head, mention.label).key == name.key
    return MentionReading(
        mention_id=mention.mention_id,
        article_id=mention.article_id,
        name_id=make_name_id(reading, mention.article_id),
        label="LOC" if name.territory else name.label,
        key=name.key,
        scope=mention.article_id if reading.is_local else "",
        name=mention.head if is_head else written.get((name.label, name.key), mention.head),
        read_as=reading.match.method,
    )
