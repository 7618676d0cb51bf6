"""What a document can do to the process that reads it; functions that workers import by name."""

import os
import time


def misbehave(how: str) -> str:
    """Hang, bloat, crash, raise, or return ``how`` upper-cased."""
    if how == "hang":
        time.sleep(60)
    if how == "bloat":
        return str(len(b"x" * 2**40))
    if how == "crash":
        os.abort()
    if how == "raise":
        raise KeyError("a bug")
    return how.upper()
