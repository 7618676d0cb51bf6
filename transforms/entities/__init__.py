"""Names in a text: read by the encoder, agreed across the document, joined to the full name they stand for."""

from collections.abc import Sequence
from itertools import repeat

from transforms.entities.agreement import agree, trim_names
from transforms.entities.backends import ENCODER, choose_finder
from transforms.entities.canonical_names import CanonicalName, find_canonical_names
from transforms.entities.governments import find_government
from transforms.entities.known import find_known, mark_voices
from transforms.entities.roles import find_role
from transforms.entities.tags import Name, read_names
from transforms.identifiers import make_row_id
from transforms.model.encoder import Reading
from transforms.schema.records import Document, Mention, Sentence


def find_mentions(
    document: Document, sentences: Sequence[Sentence], readings: Sequence[Reading], backend: str = ENCODER
) -> tuple[Mention, ...]:
    """Return the names of a document in reading order, none overlapping another.

    ``readings`` is what the encoder says of the document; another ``backend`` finds the names by itself. ``head`` is
    the full name a surname or acronym stands for in this document, or the country for whose government a capital
    speaks, else the name itself; ``role`` is the title or role said of a person beside the name.
    """
    text = document.text
    found = list(read_names(readings) if backend == ENCODER else choose_finder(backend)(text, sentences))
    voices = list(mark_voices(text, sentences, found))
    everything = sorted([*voices, *find_known(text, sentences, voices)])
    names = agree(text, sentences, list(trim_names(text, everything)))
    canonical = map(find_government, repeat(text), names, find_canonical_names(text, names))
    return tuple(make_mention(document, names, k, meant) for k, meant in enumerate(canonical))


def make_mention(document: Document, names: Sequence[Name], position: int, canonical: CanonicalName) -> Mention:
    """Return the row of a name."""
    name = names[position]
    return Mention(
        mention_id=make_row_id(document.article_id, "m", name.start, name.end),
        article_id=document.article_id,
        sentence_no=name.sentence_no,
        start_char=name.start,
        end_char=name.end,
        surface=document.text[name.start : name.end],
        label=name.label,
        head=canonical.name,
        role=find_role(document.text, names, position),
        score=name.score,
        head_method=canonical.method,
    )
