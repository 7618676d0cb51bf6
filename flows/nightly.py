"""The night: capture what is new, then bring it into the published file."""

from prefect import flow

from flows.capture import capture
from flows.fetching.sources import choose_sources
from flows.ingest import ingest
from flows.lake.locks import refuse_if_busy
from flows.parameters import Archive
from flows.serving.endings import alert_failure, tell_plainly
from flows.serving.glance import publish_glance
from flows.serving.naming import name_night
from flows.serving.reports import RunReport
from flows.settings import read_settings


@flow(name="nightly", flow_run_name=name_night, on_failure=[alert_failure], on_crashed=[alert_failure])
@tell_plainly
def nightly(archive: Archive = Archive()) -> RunReport:
    """Run the whole night over the raw store, having captured what is new; or over the given archives alone."""
    settings = read_settings()
    refuse_if_busy(settings.data)
    captured = capture() if not archive.inputs and choose_sources(settings.sources, []) else []
    report = ingest(archive)
    publish_glance(report, captured, settings.alerts)
    return report
