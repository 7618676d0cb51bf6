"""A folder with hostile files in it, run as a user runs it."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.faults.hostile import write_files
from tests.flows.conftest import SAMPLE, Dateline


@pytest.mark.slow
@pytest.mark.server
def test_good_neighbours_of_hostile_files_are_published(dateline: Dateline, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(SAMPLE / "html", folder / "good")
    write_files(folder)
    screen = dateline.run("ingest", str(folder))
    assert "\x1b[31mred" not in screen
    with duckdb.connect(str(dateline.data / "dateline.duckdb"), read_only=True) as published:
        (n_good,) = published.execute("SELECT count(*) FROM articles WHERE raw_uri LIKE '%/good/%'").fetchone() or (0,)
        (n_told,) = published.execute("SELECT sum(n_read) - sum(n_articles + n_rejects) FROM shards").fetchone() or (1,)
        failed = published.execute("SELECT raw_uri, detail FROM rejects WHERE reason = 'failed'").fetchall()
    assert n_good == 8 and n_told == 0
    assert failed == []
