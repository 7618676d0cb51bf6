"""Faults: what an exception is told as, and whose rows it came from."""

from collections.abc import Iterator
from contextlib import contextmanager

from transforms.faults import describe_error

OF_THE_MACHINE = (OSError, MemoryError)
"""Errors that no document is to blame for."""


class OperatorError(RuntimeError):
    """What a user can cause or mend: the message is one sentence for them."""


class BlamedError(Exception):
    """An error over the rows of tonight's articles; ``article_ids`` are those at fault, if that is known."""

    def __init__(self, detail: str, article_ids: frozenset[str] = frozenset()) -> None:
        super().__init__(detail)
        self.article_ids = article_ids


@contextmanager
def blame(*article_ids: str) -> Iterator[None]:
    """Turn an error over the rows of some articles into a BlamedError that names them and the function at fault."""
    try:
        yield
    except OF_THE_MACHINE:
        raise
    except Exception as error:
        raise BlamedError(describe_error(error), frozenset(article_ids)) from error
