"""The night: capture what is new, then bring it into the published file."""

from prefect import flow

from flows.ingest import ingest
from flows.parameters import Archive
from flows.report import RunReport


@flow(name="nightly")
def nightly(archive: Archive = Archive()) -> RunReport:
    """Run the whole night over the raw store, or over the given archives."""
    return ingest(archive)
