"""What is opened to be read: a file on disk, or a file that stands in a container on disk."""

from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from flows.reading.copies import locate_file
from flows.reading.slices import name_uri

LITTER = ("Thumbs.db", "ehthumbs.db", "desktop.ini")
"""What Windows leaves in folders: passed over as hidden files are."""
SEPARATOR = "\0"
"""Stands in no path and in no name that a container holds."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its absolute path and, where that is a container, the names that lead into it, outermost first.

    ``input_uri`` is what rows call the folder or container that it was found in, empty where nobody asks.
    """

    path: str
    members: tuple[str, ...] = ()
    input_uri: str = ""

    @property
    def key(self) -> str:
        """The source as one text, which ``find_source`` takes back."""
        return SEPARATOR.join((self.path, *self.members))

    @property
    def uri(self) -> str:
        """How rows name it: the file, and after ``#`` each name within."""
        names = (name.encode("utf-8", "backslashreplace").decode() for name in self.members)
        return "#".join((name_uri(Path(self.path)), *names))

    @property
    def place(self) -> Path:
        """Where the file on disk is opened: it lies elsewhere than it is called where this machine has a copy of it."""
        return locate_file(self.path)

    @property
    def name(self) -> str:
        """Its file name, without the folders."""
        return PurePosixPath(self.members[-1]).name if self.members else Path(self.path).name

    @property
    def route(self) -> PurePath:
        """Its path within the folder or container that it was found in, which may spell an address."""
        return PurePosixPath(self.members[-1]) if self.members else Path(self.uri).relative_to(self.input_uri)

    @property
    def stamp(self) -> tuple[int, int]:
        """When the file on disk was last changed, in nanoseconds, and its bytes: what is remembered of it holds as long
        as these do. Raises OSError."""
        state = self.place.stat()
        return state.st_mtime_ns, state.st_size

    def enter(self, member: str) -> "Source":
        """Return the source of a file in this container."""
        return Source(self.path, (*self.members, member))


def find_source(key: str, input_uri: str = "") -> Source:
    """Return the source that a key names."""
    path, *members = key.split(SEPARATOR)
    return Source(path, tuple(members), input_uri)
