"""The night: capture what is new, then make it questions' food.

capture → plan → clean → learn → annotate → load → check → publish → report
"""

from prefect import flow

from flows.ingest import ingest
from flows.parameters import Archive
from flows.report import RunReport


@flow(name="nightly")
def nightly(archive: Archive = Archive()) -> RunReport:
    """Run the whole night over the raw store, or over the given archives."""
    return ingest(archive)
