"""``dateline timeline``: the formats that timeline viewers read, compared with files looked over by eye.

DATELINE_REGENERATE_GOLDEN=1 makes pytest write the expected files anew; read the difference before committing it.
"""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli.commands import app
from flows.cli.timelines import FORMATS, read_days, render_timeline
from tests.sql.building import FILLER, Archive, write_page

EXPECTED = Path(__file__).parent / "timelines"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Two articles on Ann Lee, one of them with what HTML would take for markup."""
    archive = Archive(tmp_path_factory.mktemp("export"))
    opening = "On 2 May 2024 Ann Lee opened the <Brint & Sons> bridge."
    first = write_page(
        'https://tide.example/bridge?a="1"', f"{opening}\n\n{FILLER}", date(2024, 5, 3), title="A bridge, at last",
        captured=datetime(2024, 6, 1, tzinfo=UTC), raw_offset=1,
    )  # fmt: skip
    first.timex("2 May 2024", date(2024, 5, 2))
    first.event("opened", date(2024, 5, 2))
    second = write_page(
        "urn:gull:7", "Ann Lee will stand trial on 9 May 2024, four years after her company began to build the bridge.",
        date(2024, 5, 4), outlet="Gull", title="Trial", captured=datetime(2024, 6, 1, tzinfo=UTC), raw_offset=2,
    )  # fmt: skip
    second.timex("9 May 2024", date(2024, 5, 9))
    for page in (first, second):
        page.mention("Ann Lee")
    archive.load(archive.shard("one", first, second))
    return archive


@pytest.mark.parametrize("form", FORMATS)
def test_format_is_as_expected(archive: Archive, form: str) -> None:
    rendered = render_timeline("Lee", read_days(archive.published, "Ann Lee", 20), form) + "\n"
    expected = EXPECTED / f"{form}.json"
    if os.environ.get("DATELINE_REGENERATE_GOLDEN"):
        expected.write_text(rendered, encoding="utf-8")
    assert rendered == expected.read_text(encoding="utf-8")


def test_the_weightiest_days_are_kept_in_the_order_of_time(archive: Archive) -> None:
    assert [day["event_date"] for day in read_days(archive.published, "Ann Lee", 20)] == [
        date(2024, 5, 2),
        date(2024, 5, 9),
    ]
    assert [day["event_date"] for day in read_days(archive.published, "Ann Lee", 1)] == [date(2024, 5, 2)]


def test_offsets_point_at_the_sentence(archive: Archive) -> None:
    for day in read_days(archive.published, "Ann Lee", 20):
        ((text,),) = archive.ask(f"SELECT text FROM articles WHERE article_id = '{day['article_id']}'")
        assert str(text)[day["start_char"] : day["end_char"]] == day["sentence"]


def test_a_name_without_days_gives_an_empty_timeline(archive: Archive) -> None:
    empty = json.loads(render_timeline("Nobody", read_days(archive.published, "Nobody", 20), "timelinejs"))
    assert empty == {"title": {"text": {"headline": "Nobody", "text": "no days"}}, "events": []}


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="one of table, json, timelinejs, vis"):
        render_timeline("Lee", [], "pdf")


def test_the_command_shows_a_table_and_writes_json(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(archive.folder))
    assert "2024-05-02" in CliRunner().invoke(app, ["timeline", "Lee"]).output
    told = json.loads(CliRunner().invoke(app, ["timeline", "Lee", "--format", "vis", "--days", "1"]).output)
    assert [item["start"] for item in told["items"]] == ["2024-05-02"]
    assert CliRunner().invoke(app, ["timeline", "Nobody"]).exit_code == 1
