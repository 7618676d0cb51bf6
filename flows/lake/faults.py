"""Faults: what an exception is told as, and whose rows it came from."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from flows.settings import ROOT

SHOWN_CHARS = 300
OURS = (f"{ROOT}/transforms", f"{ROOT}/flows")
OF_THE_MACHINE = (OSError, MemoryError)
"""Errors that no document is to blame for."""


class BlamedError(Exception):
    """An error over the rows of tonight's articles; ``article_ids`` are those at fault, if that is known."""

    def __init__(self, detail: str, article_ids: frozenset[str] = frozenset()) -> None:
        super().__init__(detail)
        self.article_ids = article_ids


def describe_error(error: BaseException) -> str:
    """Return the kind of an error, the innermost function of ours that it came through, and its message, in a line."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame.name for frame in frames if frame.filename.startswith(OURS)]
    place = f" in {ours[-1]}" if ours else ""
    message = " ".join(str(error).split("\n\n")[0].split())
    return f"{type(error).__name__}{place}: {message}"[:SHOWN_CHARS]


@contextmanager
def blame(*article_ids: str) -> Iterator[None]:
    """Turn an error over the rows of some articles into a BlamedError that names them and the function at fault."""
    try:
        yield
    except OF_THE_MACHINE:
        raise
    except Exception as error:
        raise BlamedError(describe_error(error), frozenset(article_ids)) from error
