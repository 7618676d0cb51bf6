"""Event triggers, whether they happened, and when."""

from collections.abc import Sequence

from transforms.identifiers import make_row_id
from transforms.schema.records import Document, Event, Mention, Sentence, Timex
from transforms.timelines.event_candidates import Trigger, build_story
from transforms.timelines.event_dates import EventDate, date_event, is_sure, read_trigger
from transforms.timelines.triggers import find_triggers
from transforms.zoning import BESIDE_TEXT

UNKNOWN = EventDate("none")


def find_events(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], timexes: Sequence[Timex]
) -> tuple[Event, ...]:
    """Return the events of a document, in text order, each with its realis, its date and the names around it.

    Words that tell of no event in their place are left out ("a closed session"), as are dates that are not sure; what
    tells of the article itself ("Updated at ...") tells of none.
    """
    story = build_story(document, sentences, timexes)
    names: dict[int, list[str]] = {}
    for mention in mentions:
        names.setdefault(mention.sentence_no, []).append(mention.mention_id)
    triggers = (
        (sentence, read_trigger(story, *found))
        for sentence in sentences
        if sentence.zone not in BESIDE_TEXT
        for found in find_triggers(story.text, sentence)
    )
    dated = ((sentence, trigger, date_event(story, trigger)) for sentence, trigger in triggers)
    return tuple(
        make_event(
            document,
            sentence,
            trigger,
            day if is_sure(story, trigger, day) else UNKNOWN,
            tuple(names.get(sentence.sentence_no, ())),
        )
        for sentence, trigger, day in dated
        if day.is_event
    )


def make_event(
    document: Document, sentence: Sentence, trigger: Trigger, dated: EventDate, names: tuple[str, ...]
) -> Event:
    """Return the row of one event, with the names of its sentence by their ids."""
    start, end = trigger.start, trigger.end
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
