"""What an exception is told as: in rejects, defects and the screen's last line."""

from traceback import walk_tb
from types import FrameType

SHOWN_CHARS = 300
OURS = ("flows", "transforms")


def describe_error(error: BaseException) -> str:
    """Return the kind of an error, the innermost function of ours that it came through, and its message, in a line."""
    ours = [frame.f_code.co_name for frame, _ in walk_tb(error.__traceback__) if is_ours(frame)]
    place = f" in {ours[-1]}" if ours else ""
    message = " ".join(str(error).split("\n\n")[0].split())
    return f"{type(error).__name__}{place}: {message}"[:SHOWN_CHARS]


def is_ours(frame: FrameType) -> bool:
    """Tell whether a frame runs code of this project."""
    return str(frame.f_globals.get("__name__")).split(".")[0] in OURS
