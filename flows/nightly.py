"""The night: capture what is new, then bring it into the published file."""

from prefect import flow

from flows.capture import capture
from flows.fetching.sources import choose_sources
from flows.ingest import ingest
from flows.parameters import Archive
from flows.serving.reports import RunReport
from flows.settings import read_settings


@flow(name="nightly")
def nightly(archive: Archive = Archive()) -> RunReport:
    """Run the whole night over the raw store, having captured what is new; or over the given archives alone."""
    if not archive.inputs and choose_sources(read_settings().sources, []):
        capture()
    return ingest(archive)
