"""How far a run is: a line for the terminal, a bar on the pages of Prefect, and how long it may yet take."""

import time
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact

PAUSE_SECONDS = 5
"""Between two updates of the bar: each costs a request; a run that takes less has none."""


@dataclass(slots=True)
class Progress:
    """A step of a run over so many shards: what it is called, when it began (monotonic seconds), and its bar."""

    step: str
    n_shards: int
    began: float = field(default_factory=time.monotonic)
    told: float = field(default_factory=time.monotonic)
    bar: UUID | None = None

    def tell(self, n_done: int) -> str:
        """Move the bar, if it is time for that; returns what a line says of the time that remains, or nothing."""
        now = time.monotonic()
        if now - self.told >= PAUSE_SECONDS:
            self.told = now
            self.move_bar(100 * n_done / self.n_shards)
        left = (now - self.began) / n_done * (self.n_shards - n_done)
        return f", about {describe_seconds(left)} left" if left >= PAUSE_SECONDS else ""

    def move_bar(self, percent: float) -> None:
        """Show how much is done."""
        if self.bar is None:
            described = f"Shards {self.step}"
            self.bar = cast(UUID, create_progress_artifact(percent, key=f"progress-{self.step}", description=described))
        else:
            update_progress_artifact(self.bar, percent)

    def finish(self) -> None:
        """Show that all is done, where a bar is shown."""
        if self.bar is not None:
            self.move_bar(100)


def describe_seconds(seconds: float) -> str:
    """Return a duration in words, rounded."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
