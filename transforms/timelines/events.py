"""Event triggers, whether they happened, and when."""

from collections.abc import Sequence

from transforms.identifiers import make_row_id
from transforms.records import Document, Event, Mention, Sentence, Timex
from transforms.timelines.event_candidates import Story, build_story
from transforms.timelines.event_dates import date_event, read_trigger
from transforms.timelines.triggers import find_triggers


def find_events(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], timexes: Sequence[Timex]
) -> tuple[Event, ...]:
    """Return the events of a document, in text order, each with its realis, its date and the names around it."""
    story = build_story(document, sentences, timexes)
    names: dict[int, list[str]] = {}
    for mention in mentions:
        names.setdefault(mention.sentence_no, []).append(mention.mention_id)
    return tuple(
        make_event(document, story, sentence, found, tuple(names.get(sentence.sentence_no, ())))
        for sentence in sentences
        for found in find_triggers(story.text, sentence)
    )


def make_event(
    document: Document, story: Story, sentence: Sentence, found: tuple[int, int, str], names: tuple[str, ...]
) -> Event:
    """Return the row of one event; ``found`` is its trigger's start, end and form."""
    start, end, form = found
    trigger = read_trigger(story, start, end, form)
    dated = date_event(story, trigger)
    return Event(
        event_id=make_row_id(document.article_id, "e", start, end),
        article_id=document.article_id,
        sentence_no=sentence.sentence_no,
        start_char=start,
        end_char=end,
        trigger=document.text[start:end],
        realis=trigger.realis,
        date_begin=dated.begin,
        date_end=dated.end,
        date_precision=dated.precision,
        date_source=dated.source,
        timex_id=dated.timex.timex_id if dated.timex else None,
        mention_ids=names,
    )
