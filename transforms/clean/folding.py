"""How names and titles are compared."""

import re


def fold(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case: what names are compared by."""
    return re.sub(r"[\W_]+", "", text).casefold()
