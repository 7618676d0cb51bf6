"""Files of one document, or of a few read together: what planning needs to know of them."""

from collections.abc import Iterator
from hashlib import sha256

from flows.reading.containers import open_source
from flows.reading.slices import Located, Place
from flows.reading.sources import Source

HASH_CHUNK = 2**20


def locate_file(source: Source) -> Iterator[Located]:
    """Yield a file that holds one document, with the hash of its bytes."""
    yield Located(Place(0), 0, hash_file(source))


def hash_file(source: Source) -> bytes:
    """Return the hash of a file's bytes, read in pieces."""
    digest = sha256()
    with open_source(source) as file:
        while chunk := file.read(HASH_CHUNK):
            digest.update(chunk)
    return digest.digest()
