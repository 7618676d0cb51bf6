"""A signal that comes while the command line is still being imported, or when it has ended."""

import signal
import subprocess
import sys

import pytest

from flows.settings import ROOT

CODE = """
import os, signal, sys

class Finder:  # the import of the command line is the moment at which the signal comes
    @staticmethod
    def find_spec(name, *_):
        if name == "flows.cli.commands":
            os.kill(os.getpid(), {number})

sys.meta_path.insert(0, Finder)
from flows.cli import start
sys.argv = ["dateline", "--help"]
start.main()
"""


def start(number: int, before: str = "") -> subprocess.CompletedProcess[str]:
    code = before + CODE.format(number=number)
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=100)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
def test_a_signal_before_the_beginning_is_one_line(number: signal.Signals) -> None:
    done = start(number, f"import signal; signal.signal({number}, signal.SIG_DFL)")  # though this process ignores it
    assert (done.returncode, done.stdout) == (128 + number, "")
    assert done.stderr == f"dateline: stopped by {number.name} before anything was begun\n"


def test_what_nohup_ignores_stays_ignored() -> None:
    done = start(signal.SIGHUP, "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage" in done.stdout


UNREAD = """
import os, signal, time
from flows.lake import stopping
stopping.GRACE_SECONDS = 1
stopping.heed_signals()
os.set_blocking(2, False)
try:
    while True:
        os.write(2, b"x" * 4096)
except BlockingIOError:
    os.set_blocking(2, True)
print("full", flush=True)
while True:
    try:
        time.sleep(60)
    except KeyboardInterrupt:  # the main thread may be where no exception gets through
        pass
"""


def test_a_run_whose_screen_nobody_reads_ends_when_it_is_told_to() -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", UNREAD], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert run.stdout and run.stderr
    try:
        assert run.stdout.readline() == "full\n"
        run.terminate()
        assert run.wait(timeout=60) == 143
    finally:
        run.kill()
        run.stdout.close()
        run.stderr.close()


ENDING = """
import builtins, os, signal, sys, threading, time

class Late:  # is taken down by the interpreter as it ends, when its handlers of signals are gone
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.2)

builtins.late = Late()
threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
from flows.cli import start
sys.argv = ["dateline", "--version"]
start.main()
"""


def test_a_signal_when_all_is_told_changes_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", ENDING], cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert (done.returncode, done.stderr) == (0, "")
