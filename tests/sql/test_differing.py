"""What two files tell differently."""

from pathlib import Path

import duckdb
import pytest

from flows.cli.differences import show_diff
from flows.warehouse.differing import diff_files
from flows.warehouse.published import WarehouseError
from tests.sql.building import Archive


@pytest.fixture
def other(world: Archive, tmp_path: Path) -> Path:
    """Return a copy of the world in which an article has another title, a mention is gone and an outlet is new."""
    path = tmp_path / "it's other.duckdb"
    path.write_bytes(world.published.read_bytes())
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "UPDATE articles SET section = 'Sea', title = 'Other', shard_id = 'x' WHERE outlet LIKE 'gaz%'"
        )
        connection.execute("DELETE FROM mentions WHERE mention_id = (SELECT min(mention_id) FROM mentions)")
        connection.execute(
            "INSERT INTO outlets BY NAME SELECT 'new.example' AS outlet, * EXCLUDE (outlet) FROM outlets LIMIT 1"
        )
    return path


def test_a_file_is_like_itself(world: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(diff_files(world.published, world.published, 3)) == []
    assert not show_diff(world.published, world.published, 3)
    assert capsys.readouterr().out == "every row is the same\n"


def test_rows_added_gone_and_changed_are_counted_and_shown(world: Archive, other: Path) -> None:
    found = {one.table: one for one in diff_files(world.published, other, 2)}
    counts = {name: (one.n_added, one.n_gone, one.n_changed) for name, one in found.items()}
    assert counts == {"articles": (0, 0, 1), "mentions": (0, 1, 0), "outlets": (1, 0, 0)}
    assert found["outlets"].added[0]["outlet"] == "new.example"
    assert found["mentions"].gone[0]["mention_id"] == world.ask("SELECT min(mention_id) FROM mentions")[0][0]
    ((_, changed),) = found["articles"].changed
    assert changed == {"title": ("Title", "Other"), "section": (None, "Sea")}


def test_the_screen_tells_counts_and_samples(world: Archive, other: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show_diff(other, world.published, 1)
    told = capsys.readouterr().out
    assert "title: “Other” -> “Title”" in told
    assert "section: “Sea” -> nothing" in told
    assert "- outlet “new.example”" in told


def test_a_file_that_is_not_there_is_one_line(world: Archive, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="nothing is published"):
        list(diff_files(tmp_path / "none", world.published, 1))
