"""An archive from before the web: its articles come out dated, as do the days they tell of."""

import json
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.flows.conftest import Dateline

pytestmark = pytest.mark.server

FALL = (
    "The wall at the northern gate of Merrow fell last night after thirty years, and crowds walked through. "
    "Mayor Ada Moll said yesterday that nobody had ordered the guards to shoot. "
    "The council will meet next week to decide what becomes of the barracks, which were built in 1961."
)
QUAKE = (
    "The harbour of Selm was destroyed on Saturday by an earthquake and by the sea that followed it. "
    "Captain Thomas Reyholt, whose ship left the bay last week, said that 3,000 people had died. "
    "The governor has forbidden anybody to raise the price of bread before the first of December."
)
ARCHIVE = [
    {"id": "wall", "title": "The wall is open", "text": FALL, "date": "1989-11-10", "outlet": "Merrow Post"},
    {"id": "quake", "title": "Selm destroyed", "text": QUAKE, "date": "1755-11-03", "outlet": "Selm Gazette"},
]


@pytest.mark.slow
def test_articles_of_1989_and_1755_are_dated(dateline: Dateline, tmp_path: Path) -> None:
    source = tmp_path / "old.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in ARCHIVE), encoding="utf-8")
    dateline.run("run", str(source))
    with duckdb.connect(str(dateline.data / "dateline.duckdb"), read_only=True) as connection:
        days = connection.execute("SELECT published_date FROM articles ORDER BY 1").fetchall()
        spoken = connection.execute("SELECT surface, timex3_value FROM timexes").fetchall()
        said = connection.execute("SELECT DISTINCT said_date FROM claims ORDER BY 1").fetchall()
    assert days == said == [(date(1755, 11, 3),), (date(1989, 11, 10),)]
    assert {("last week", "1755-W44"), ("yesterday", "1989-11-09")} <= set(spoken)
    assert "1755" in dateline.run("timeline", "Selm")
