"""From the sources' pages to WARC files in the raw store: polite, conditional, and nothing twice."""

import asyncio
from datetime import UTC, date, datetime, time

from prefect import flow
from prefect.states import Completed

from flows import tasks
from flows.fetching.crawl import SourceReport
from flows.fetching.sources import Source, choose_sources
from flows.fetching.visits import open_night
from flows.lake.locks import hold_run_lock
from flows.parameters import Outlets
from flows.serving.endings import alert_failure, tell_plainly
from flows.serving.naming import name_capture
from flows.serving.reports import publish_capture
from flows.settings import Settings, read_settings
from flows.warehouse.depots import fetch_captured, put_captured

EVERY_SOURCE = Outlets()


@flow(name="capture", flow_run_name=name_capture, on_failure=[alert_failure], on_crashed=[alert_failure])
@tell_plainly
def capture(outlets: Outlets = EVERY_SOURCE) -> list[SourceReport]:
    """Capture what is new of the named sources, or of all that are enabled; cleans nothing.

    One run at a time captures into a data folder, which is what keeps the pauses at every host across runs. The run
    ends in the state Flagged when somebody should look at a source: too few or too many articles, a feed that is none.
    Raises SourceError, BusyError, ValueError without a contact setting, OSError for a full disk.
    """
    settings = read_settings()
    sources = choose_sources(settings.sources, outlets.sources)
    with hold_run_lock(settings.ledger.parent):
        fetch_captured(settings)
        reports = asyncio.run(capture_all(sources, settings, outlets.since))
        put_captured(settings)
    publish_capture(reports)
    if flagged := [report.source for report in reports if report.flags]:
        message = f"to look at: {', '.join(flagged)}"
        return Completed(name="Flagged", message=message, data=reports)  # type: ignore[return-value]  # unwrapped
    return reports


async def capture_all(sources: list[Source], settings: Settings, since: date | None) -> list[SourceReport]:
    """Capture all sources at once, each in a task of its own; their fetches share one client, ledger and raw store.

    ``since`` is the day of the oldest articles to capture, in the place of each source's greatest age.
    A task that fails becomes a flag, so that the others' articles are not lost to the night; a full disk ends it.
    """
    if not sources:
        return []
    async with open_night(settings.capture, settings.ledger, settings.raw) as night:
        night.since = datetime.combine(since, time(), UTC) if since else None
        jobs = [tasks.capture(source, night) for source in sources]
        outcomes = await asyncio.gather(*jobs, return_exceptions=True)
    return [read_outcome(source, outcome) for source, outcome in zip(sources, outcomes, strict=True)]


def read_outcome(source: Source, outcome: SourceReport | BaseException) -> SourceReport:
    """Return a task's report, or one that tells its error; raises an error that is no fault of the source."""
    if isinstance(outcome, SourceReport):
        return outcome
    if isinstance(outcome, OSError) or not isinstance(outcome, Exception):
        raise outcome
    return SourceReport(source.name, flags=[f"{type(outcome).__name__}: {outcome}"])
