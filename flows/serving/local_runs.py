"""Runs that the command line begins: somebody sees how they end, so they need no heartbeat."""

from collections.abc import Iterator
from contextlib import contextmanager

from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings


@contextmanager
def without_heartbeats() -> Iterator[None]:
    """Let flows in the block send none: each would wait for its heartbeat's thread, a second a flow, before it ends."""
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield
