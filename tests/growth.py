"""How the time of a piece of work grows with its size; a bound in seconds would hold for one machine only."""

import time
from collections.abc import Callable


def grows_linearly(work: Callable[[int], object], size: int) -> bool:
    """Tell whether four times the size takes less than nine times the processor time (quadratic work takes sixteen).

    Tried up to three times, as what else a machine does only ever adds.
    """
    work(size // 16)  # what is loaded or compiled once is no growth
    return any(measure(work, size) < 9 * measure(work, size // 4) + 0.05 for _ in range(3))


def measure(work: Callable[[int], object], size: int) -> float:
    """Return the seconds of processor time that the work takes."""
    began = time.process_time()
    work(size)
    return time.process_time() - began
