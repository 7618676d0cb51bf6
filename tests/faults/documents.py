"""What a document can do to the process that reads it; functions that workers import by name."""

import itertools
import os
import signal
import time
from pathlib import Path


def misbehave(how: str) -> str:
    """Spin, hang, bloat, crash, exit, raise, or return ``how`` upper-cased."""
    if how == "spin":
        while True:
            pass
    if how == "native":  # a loop that never comes back to the interpreter
        sum(itertools.repeat(1))
    if how == "hang":
        time.sleep(60)
    if how == "bloat":
        return str(len(b"x" * 2**40))
    if how == "crash":
        os.abort()
    if how == "exit":
        os._exit(3)
    if how == "kill":  # as the kernel does to a process that takes more memory than the machine has
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "raise":
        raise KeyError("a bug")
    return how.upper()


def end_once(task: tuple[Path, int]) -> str:
    """Kill the own process with a signal at the first call for a file's name, as a machine might; then succeed."""
    path, number = task
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), number)
    return path.name


def compute(task: tuple[int, float]) -> int:
    """Take some processor time for a number, and give its square."""
    number, seconds = task
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return number * number
