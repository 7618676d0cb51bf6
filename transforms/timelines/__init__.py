"""Time: temporal expressions (TIMEX3), events and their dates."""

from transforms.timelines.event_dates import date_events
from transforms.timelines.events import find_events
from transforms.timelines.timexes import find_timexes

__all__ = ["date_events", "find_events", "find_timexes"]
