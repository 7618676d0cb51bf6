"""Turns at hosts: one request at a time to each, and a pause after every answer, whoever asks.

Turns are kept in memory, so nothing is left held by a run that is killed: its data folder is locked by the kernel
against a second run, and the next one owes every host a whole pause from its start on.
"""

import asyncio
from dataclasses import dataclass, field
from time import monotonic


@dataclass(slots=True)
class Host:
    """A host: ``delay`` is its pause in seconds, ``ready_at`` when it may be asked next, by ``time.monotonic``."""

    delay: float
    ready_at: float
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class Turn:
    """One fetch's turn: at one host at a time, so that redirects between two hosts cannot block each other."""

    host: Host | None = None
    is_asking: bool = False

    async def take(self, host: Host) -> None:
        """Wait until no other fetch is at ``host``, having left the host before."""
        if self.host is not host:
            self.leave()
            await host.lock.acquire()
            self.host = host

    async def wait(self) -> None:
        """Wait for the end of the host's pause; call it before each request."""
        if self.host:
            self.finish()
            await asyncio.sleep(max(0.0, self.host.ready_at - monotonic()))
            self.is_asking = True

    def finish(self) -> None:
        """Begin the host's pause, if it was asked."""
        if self.host and self.is_asking:
            self.host.ready_at = monotonic() + self.host.delay
            self.is_asking = False

    def leave(self) -> None:
        """Let the next fetch have the host."""
        self.finish()
        if self.host:
            self.host.lock.release()
            self.host = None
