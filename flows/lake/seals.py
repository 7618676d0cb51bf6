"""Sealed notes: JSON that carries a hash of itself, so that a byte changed on the disk is seen before it is believed.

Most of what may change in such a file leaves it JSON of the right shape: one digit of a hash, one letter of a path.
"""

from hashlib import sha256

BEGINNING, END = b'{"seal": "', b'", '
DIGITS = 64


def seal(content: bytes) -> bytes:
    """Return a JSON object, which is not empty, with a hash of its bytes as its first value."""
    return BEGINNING + sha256(content).hexdigest().encode() + END + content[1:]


def open_sealed(sealed: bytes) -> bytes:
    """Return a JSON object as it was before it was sealed; one without a seal, as earlier versions wrote it, as it is.

    Raises ValueError when a byte has changed since.
    """
    if not sealed.startswith(BEGINNING):
        return sealed
    content = b"{" + sealed[len(BEGINNING) + DIGITS + len(END) :]
    if sealed != seal(content):
        raise ValueError("the note is not as it was written")
    return content
