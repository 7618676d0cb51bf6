"""The word lists of ``config/lexicons``: data, read once by path."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

PLACES = (Path(__file__).resolve().parents[1] / "config", Path(__file__).resolve().parent / "config")
"""Where the folders of lexicons and weights may be: beside the code in a checkout, in it where installed."""
LEXICONS = next(place / "lexicons" for place in PLACES if (place / "lexicons").exists())


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Return ``config/lexicons/<name>.toml`` as a dictionary; the same object each time, so leave it unchanged.

    Raises FileNotFoundError for an unknown name and tomllib.TOMLDecodeError for a broken file.
    """
    return tomllib.loads((LEXICONS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def load_words(name: str, key: str) -> frozenset[str]:
    """Return the list ``key`` of ``config/lexicons/<name>.toml`` as a set. Raises KeyError for an unknown key."""
    return frozenset(load_lexicon(name)[key])
