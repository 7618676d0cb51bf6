"""Event triggers, whether they happened, and when."""

import re
from collections.abc import Sequence

from transforms.identifiers import make_row_id
from transforms.lexicons import load_words
from transforms.records import Document, Event, Mention, Sentence, Timex

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def find_events(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], timexes: Sequence[Timex]
) -> tuple[Event, ...]:
    """Return the events of a document, in text order."""
    triggers = load_words("events", "triggers")
    found = []
    for sentence in sentences:
        names = tuple(m.mention_id for m in mentions if m.sentence_no == sentence.sentence_no)
        near = [t for t in timexes if sentence.start_char <= t.start_char < sentence.end_char and t.begin_date]
        for match in WORD.finditer(document.text, sentence.start_char, sentence.end_char):
            if match[0].lower() in triggers:
                found.append(make_event(document, sentence, match.span(), names, near))
    return tuple(found)


def make_event(
    document: Document, sentence: Sentence, span: tuple[int, int], names: tuple[str, ...], near: Sequence[Timex]
) -> Event:
    """Return the row of one event, dated by the nearest expression of its sentence."""
    timex = min(near, key=lambda t: abs(t.start_char - span[0]), default=None)
    day = timex.begin_date if timex else document.published_date
    return Event(
        event_id=make_row_id(document.article_id, "e", *span),
        article_id=document.article_id,
        sentence_no=sentence.sentence_no,
        start_char=span[0],
        end_char=span[1],
        trigger=document.text[slice(*span)],
        realis="actual",
        date_begin=day,
        date_end=timex.end_date if timex else day,
        date_precision=timex.precision if timex else ("day" if day else None),
        date_source="same-sentence" if timex else ("publication-default" if day else "none"),
        timex_id=timex.timex_id if timex else None,
        mention_ids=names,
    )


def date_events(document: Document, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return a date for each event span: YYYY-MM-DD with XX for unknown parts."""
    day = document.published_date.isoformat() if document.published_date else "XXXX-XX-XX"
    return [day for _ in spans]
