"""Near duplicates: MinHash signatures of word shingles (Broder 1997), cut into bands for joins, and their grouping.

Two texts whose shingle sets overlap by 60% or more (Jaccard) share a band with a chance above 98%; whether they are
near duplicates is then told by the share of equal places in their signatures, whose standard error is about 0.04.
"""

import re
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasketch import MinHash

from transforms.schema.records import Fingerprint

SHINGLE_WORDS = 4
MIN_WORDS = 30  # below it a handful of shingles decides, and only equal texts are duplicates
BATCH = 10_000  # shingles hashed at once: each takes a kilobyte meanwhile
BANDS = 32
ROWS_PER_BAND = 4
WORD = re.compile(r"\w+")


def hash_shingle(shingle: str) -> int:
    """Return 32 bits that name a shingle, the same on every machine."""
    return int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


@cache
def make_empty_signature() -> "MinHash":
    """Return the signature of no shingles, its permutations drawn from a fixed seed."""
    from datasketch import MinHash  # brings all of SciPy: a second that a query need not wait

    return MinHash(num_perm=BANDS * ROWS_PER_BAND, seed=1, hashfunc=hash_shingle, scheme="affine32")


def fingerprint(article_id: str, text: str) -> tuple[Fingerprint, ...]:
    """Return the bands of a text's MinHash signature, the whole signature in band 0; nothing for fewer than 30 words.

    Upper and lower case and punctuation do not count. A pure function of its arguments: seeds are fixed.
    """
    words = WORD.findall(text.casefold())
    if len(words) < MIN_WORDS:
        return ()
    minhash = make_empty_signature().copy()
    shingles = list({" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)})
    for first in range(0, len(shingles), BATCH):
        minhash.update_batch(shingles[first : first + BATCH])
    signature = tuple(int(value) for value in minhash.digest())
    return tuple(
        Fingerprint(article_id, band_no, hash_band(signature, band_no), () if band_no else signature)
        for band_no in range(BANDS)
    )


def hash_band(signature: tuple[int, ...], band_no: int) -> int:
    """Return 64 signed bits that name the rows of one band."""
    rows = signature[band_no * ROWS_PER_BAND : (band_no + 1) * ROWS_PER_BAND]
    content = b"".join(row.to_bytes(8, "big") for row in rows)
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big", signed=True)


def group_duplicates(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for every key in ``pairs`` the least key that it is connected with, over any number of pairs."""
    parents: dict[str, str] = {}
    for one, other in pairs:
        roots = sorted((find_root(parents, one), find_root(parents, other)))
        parents[roots[1]] = roots[0]
    return {key: find_root(parents, key) for key in parents}


def find_root(parents: dict[str, str], key: str) -> str:
    """Return the root of a key in a union-find forest, shortening the path to it (path halving, Tarjan 1984)."""
    parents.setdefault(key, key)
    while parents[key] != key:
        parents[key] = parents[parents[key]]
        key = parents[key]
    return key
