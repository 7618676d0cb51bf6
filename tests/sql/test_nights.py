"""However the nights fell - files added, edited, withdrawn, corrections, kills - the tables are those of one night."""

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.sql.nights import CORRECTIONS, POOL, Desk, kill_after

FILES = ["a.jsonl", "b.jsonl", "c.jsonl"]
EXAMPLES = int(os.environ.get("DATELINE_NIGHTS", "0"))
"""Set, as ``make soak`` does, as many courses of nights are tried, other ones each time."""

files = st.sampled_from(FILES)
names = st.sampled_from(sorted(POOL))


class Nights(RuleBasedStateMachine):
    """What may happen to a desk's files, corrections and nights."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name) / "nights")

    @rule(file=files, added=st.lists(names, min_size=1, max_size=4))
    def add(self, file: str, added: list[str]) -> None:
        self.desk.files.setdefault(file, []).extend(added)

    @precondition(lambda self: self.desk.files)
    @rule(data=st.data(), name=names)
    def edit(self, data: st.DataObject, name: str) -> None:
        lines = self.desk.files[data.draw(st.sampled_from(sorted(self.desk.files)))]
        if lines:
            lines[data.draw(st.integers(0, len(lines) - 1))] = name

    @precondition(lambda self: self.desk.files)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        self.desk.files[data.draw(st.sampled_from(sorted(self.desk.files)))] = []

    @rule(name=st.sampled_from(sorted(CORRECTIONS)))
    def correct(self, name: str) -> None:
        self.desk.corrections ^= {name}

    @rule(size=st.integers(1, 4))
    def cut_shards(self, size: int) -> None:
        self.desk.shard_size = size

    @precondition(lambda self: self.desk.files)
    @rule(data=st.data())
    def load(self, data: st.DataObject) -> None:
        self.desk.load(data.draw(st.lists(st.sampled_from(sorted(self.desk.files)), min_size=1, unique=True)))

    @precondition(lambda self: self.desk.files)
    @rule(steps=st.integers(0, 160))
    def kill(self, steps: int) -> None:
        with kill_after(steps):
            self.desk.build([*self.desk.files])

    def teardown(self) -> None:
        """Hold what the last night leaves against one undisturbed night over the same files."""
        try:
            if self.desk.files:
                self.desk.load([*self.desk.files])
                assert self.desk.build([*self.desk.files]) is None
                folder = Path(self.folder.name) / "one night"
                alone = Desk(folder, self.desk.files, self.desk.corrections, self.desk.shard_size)
                alone.load([*alone.files])
                nights, night = self.desk.hash_tables(), alone.hash_tables()
                assert {name for name in nights if nights[name] != night[name]} == set()
        finally:
            self.folder.cleanup()


TestNights = Nights.TestCase
TestNights.settings = settings(
    max_examples=EXAMPLES or 3,
    stateful_step_count=20 if EXAMPLES else 8,
    derandomize=not EXAMPLES,
    database=None,
    suppress_health_check=[*HealthCheck],
)
