"""What sources published before their capture began, or while it did not run: fetched, then ingested."""

from prefect import flow

from flows.capture import capture
from flows.ingest import ingest
from flows.lake.locks import refuse_if_busy
from flows.parameters import Outlets
from flows.serving.endings import alert_failure, tell_plainly
from flows.serving.glance import publish_glance
from flows.serving.naming import name_night
from flows.serving.reports import RunReport
from flows.settings import read_settings


@flow(name="backfill", flow_run_name=name_night, on_failure=[alert_failure], on_crashed=[alert_failure])
@tell_plainly
def backfill(outlets: Outlets) -> RunReport:
    """Capture the named sources, or all that are enabled, back to the day ``outlets.since``, then ingest the raw store.

    What is captured already is not fetched again, so that a backfill that was cut short goes on where it was. Raises
    ValueError without a day.
    """
    if outlets.since is None:
        raise ValueError("a backfill needs the day to go back to: since")
    settings = read_settings()
    refuse_if_busy(settings.data)
    captured = capture(outlets)
    report = ingest()
    publish_glance(report, captured, settings.alerts)
    return report
