"""Which code and data made a row: hashes that name a shard, so that new code makes new shards and old code none."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from flows.settings import ROOT
from transforms.identifiers import hash_parts

CLEANING = ("transforms/clean", "transforms/language.py", "transforms/charset.py", "transforms/records.py")
CLEANING_LEXICONS = ("config/lexicons",)
READING = ("flows/adapters/readers",)
ANNOTATION = ("transforms", "config/lexicons", "config/models")
CLEANING_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "lxml", "py3langid", "fastwarc")
ANNOTATION_LIBRARIES = ("datasketch", "onnxruntime", "tokenizers")


@cache
def name_cleaning_version() -> str:
    """Return a hash of everything that decides how a record is read and cleaned."""
    files = hash_files(*CLEANING, *CLEANING_LEXICONS, *READING)
    return hash_parts(files, *(version(name) for name in CLEANING_LIBRARIES))


@cache
def name_annotation_version() -> str:
    """Return a hash of everything that decides how an article is annotated."""
    return hash_parts(hash_files(*ANNOTATION), *(version(name) for name in ANNOTATION_LIBRARIES))


def hash_files(*places: str) -> str:
    """Return one hash of the names and contents of all files under the given places of the installation."""
    parts: list[str] = []
    for path in sorted(file for place in places for file in list_files(ROOT / place)):
        parts += [path.relative_to(ROOT).as_posix(), sha256(path.read_bytes()).hexdigest()]
    return hash_parts(*parts)


def list_files(place: Path) -> list[Path]:
    """Return the files at or below ``place``, compiled Python aside."""
    found = [place] if place.is_file() else place.rglob("*")
    return [path for path in found if path.is_file() and "__pycache__" not in path.parts]
