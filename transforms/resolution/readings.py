"""What the mentions of one article stand for, as rows: read where the article is annotated, compared by the load."""

from collections.abc import Iterable

from transforms.records import Mention, MentionReading
from transforms.resolution.documents import Reading, Said, make_name_id, read_document


def read_mentions(mentions: Iterable[Mention]) -> tuple[MentionReading, ...]:
    """Return what each mention of an article stands for in it, in text order."""
    ordered = sorted(mentions, key=lambda mention: mention.start_char)
    said = [Said(m.surface, m.label, m.role or "", "" if m.head == m.surface else m.head) for m in ordered]
    return tuple(make_row(mention, one) for mention, one in zip(ordered, read_document(said), strict=True))


def make_row(mention: Mention, reading: Reading) -> MentionReading:
    """Return the row of what a mention stands for; a name that holds in its article only has that as its scope."""
    name = reading.name
    return MentionReading(
        mention_id=mention.mention_id,
        article_id=mention.article_id,
        name_id=make_name_id(reading, mention.article_id),
        label="LOC" if name.territory else name.label,
        key=name.key,
        scope=mention.article_id if reading.is_local else "",
        read_as=reading.match.method,
    )
