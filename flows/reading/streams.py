"""Bytes of a plain or compressed file, read forward, with the place of every byte and a way past damage."""

import re
from collections import deque
from collections.abc import Iterator
from typing import IO
from zipfile import ZipExtFile

from flows.reading.packing import CHUNK, PROBED, BrokenMemberError, Packing, detect_packing, read_some
from flows.reading.slices import Place

BEGIN = Place(0)
LONGEST_MATCH = 64
"""Bytes kept when searching across chunks: no pattern searched for is longer."""
LONGEST_MAGIC = 4

STALE_BYTES, STALE_SHARE = 64 * 2**20, 16
"""Bytes of a file that may be read again, beyond ``STALE_SHARE`` times those read once, before it is given up."""


class DamageError(Exception):
    """A file is damaged in so many places that reading it to the end would take too long."""


class ByteStream:
    """The bytes of ``file``, the members of a compressed one inflated and joined, read forward from a place.

    Where a member is broken the stream stops as it does at its end, with the reason in ``defect``; ``recover`` goes
    on at the next member. What can be read of a broken member depends on the member alone, never on where reading
    began, so that planning and reading see the same bytes.

    Damage makes bytes be read again. With ``is_bounded`` that ends in DamageError before it takes more than so many
    times as long as the file is long: planning gives up there, and reading, which need not be bounded, ends there too.
    """

    def __init__(self, file: IO[bytes], place: Place = BEGIN, is_bounded: bool = False) -> None:
        self.file = file
        self.packing = detect_packing(file)
        self.is_bounded = is_bounded
        self.fresh = self.stale = 0
        self.furthest = (-1, 0)
        self.seek(place)

    def seek(self, place: Place) -> None:
        """Go to a place that ``place`` gave, of this stream or an earlier one of the same file."""
        self.position = 0
        self.buffer = bytearray()
        self.defect = ""
        self.broken = 0
        self.go_on_at(place.start)
        for _ in self.take_pieces(place.skip):
            pass

    def go_on_at(self, offset: int) -> None:
        """Continue with the bytes, or the compressed member, at ``offset`` of the file."""
        self.members = deque([(self.position, offset)])
        self.reached = (offset, 0)
        if isinstance(self.file, ZipExtFile):
            self.count_stale(offset)  # which goes back by beginning anew
        self.chunks = self.packing.read(self.file, offset) if self.packing else read_plain(self.file, offset)

    def place(self) -> Place:
        """Return where the next byte stands."""
        self.peek(1)
        while len(self.members) > 1 and self.members[1][0] <= self.position:
            self.members.popleft()
        begins, offset = self.members[0]
        within = self.position - begins
        return Place(offset, within) if self.packing else Place(offset + within)

    def fill(self) -> bool:
        """Buffer some more bytes; False at the end and at a broken member."""
        try:
            member, chunk = next(self.chunks)
        except StopIteration:
            return False
        except BrokenMemberError as error:
            self.defect, self.broken = error.reason, error.member
            self.note_member(error.member)
            return False
        self.note_member(member)
        self.count_work(member, len(chunk))
        self.buffer += chunk
        return True

    def count_work(self, member: int, length: int) -> None:
        """Count bytes as read for the first time or again."""
        n_read = length + (self.reached[1] if self.reached[0] == member else 0)
        self.reached = (member, n_read)
        reached = self.reached if self.packing else (member + n_read, 0)
        if reached > self.furthest:
            self.furthest = reached
            self.fresh += length
        else:
            self.count_stale(length)

    def count_stale(self, length: int) -> None:
        """Count bytes as read again; raises DamageError when a bounded stream has read too many."""
        self.stale += length
        if self.is_bounded and self.stale > STALE_BYTES + STALE_SHARE * self.fresh:
            raise DamageError("damaged in so many places that the rest of the file is left unread")

    def note_member(self, member: int) -> None:
        """Remember where a member begins, seen when its first bytes arrive."""
        if self.members[-1][1] != member:
            self.members.append((self.position + len(self.buffer), member))

    def recover(self) -> bool:
        """Go on, all buffered bytes passed, at what next looks like a compressed member; False at the stream's end."""
        offset = find_member(self.file, self.packing, self.broken + 1) if self.defect and self.packing else None
        self.defect = ""
        self.chunks = iter(())
        self.count_stale(CHUNK)
        if offset is not None:
            self.go_on_at(offset)
        return offset is not None

    def peek(self, length: int) -> bytes:
        """Return the next ``length`` bytes without passing them; fewer before the end or a broken member."""
        while len(self.buffer) < length and self.fill():
            pass
        return bytes(self.buffer[:length])

    def pass_over(self, length: int) -> bytes:
        """Return and pass the next ``length`` bytes of those buffered."""
        piece = bytes(self.buffer[:length])
        del self.buffer[:length]
        self.position += len(piece)
        return piece

    def take_pieces(self, length: int) -> Iterator[bytes]:
        """Yield the next ``length`` bytes piece by piece; fewer before the end or a broken member."""
        while length and (self.buffer or self.fill()):
            piece = self.pass_over(length)
            length -= len(piece)
            yield piece

    def take(self, length: int) -> bytes:
        """Return the next ``length`` bytes; fewer before the end or a broken member."""
        return b"".join(self.take_pieces(length))

    def take_through(self, mark: bytes, most: int) -> bytes:
        """Return what stands up to and with ``mark``; without it ``most`` bytes, or all before the end or damage."""
        searched = 0
        while True:
            at = self.buffer.find(mark, searched)
            if at >= 0:
                return self.pass_over(min(at + len(mark), most))
            searched = max(0, len(self.buffer) - len(mark) + 1)
            if len(self.buffer) >= most or not self.fill():
                return self.pass_over(most)

    def find(self, pattern: re.Pattern[bytes]) -> bool:
        """Pass everything before the next match of ``pattern``; False, with all passed, when there is none."""
        while not (match := pattern.search(self.buffer)):
            self.pass_over(max(0, len(self.buffer) - LONGEST_MATCH))
            if not self.fill():
                self.pass_over(len(self.buffer))
                return False
        self.pass_over(match.start())
        return True


def read_plain(file: IO[bytes], start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the bytes of an uncompressed file from ``start``, each chunk with ``start``."""
    file.seek(start)
    while chunk := read_some(file, CHUNK):
        yield start, chunk


def find_member(file: IO[bytes], packing: Packing, start: int) -> int | None:
    """Return the offset at or after ``start`` of the next bytes that look like a member and begin to inflate."""
    file.seek(start)
    window, is_last = b"", False
    while not is_last:
        chunk = read_some(file, CHUNK)
        window, is_last = window + chunk, not chunk
        for found in packing.start.finditer(window, 0, len(window) if is_last else max(0, len(window) - PROBED)):
            if packing.begins(window[found.start() : found.start() + PROBED]):
                return start + found.start()
        passed = max(0, len(window) - PROBED - LONGEST_MAGIC)
        start, window = start + passed, window[passed:]
    return None
