"""A depot: another machine goes on where one has stopped, and what is wrong there is told in a line."""

import logging
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from flows.cli.doctor import examine_depot
from flows.cli.keeping import fetch
from flows.lake import depot, shards, sharing
from flows.lake.depot import DepotError, fetch_shard, get_bytes, measure_files, put_bytes, settle
from flows.lake.store import locate_shard, read_manifest
from flows.reading import copies, plan_slices, read_slice
from flows.serving.tidying import tidy
from flows.settings import BASE, Settings, read_settings
from flows.warehouse.depots import POINTER, fetch_archive, put_archive, read_pointer
from flows.warehouse.inspecting import hash_tables
from flows.warehouse.notes import LoadedShard, Note, write_note
from tests.flows.conftest import Dateline

TEXT = """Boats leave Selm
1 November 2024

Forty boats left the harbour of Selm on Friday, the harbour office said, and none of them came back before the storm.

"We have never seen so many sails," said Ann Lee, a pilot, who has watched the harbour of Selm for thirty-one years.
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    return replace(read_settings(), data=tmp_path / "data", depot=str(tmp_path / "depot"))


def write_text(folder: Path, name: str = "boats.txt") -> Path:
    path = folder / name
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.server
def test_another_machine_goes_on_where_one_has_stopped(server: dict[str, str], tmp_path: Path) -> None:
    text = write_text(tmp_path)
    environment = server | {"DATELINE_DEPOT": str(tmp_path / "depot")}
    first = Dateline(environment, tmp_path / "data")
    first.run("run", str(text))
    hashes = hash_tables(first.data / "dateline.duckdb")
    shutil.rmtree(first.data)
    told = first.run("run", str(text))
    assert "1 of 1 shards are loaded already" in told
    assert hash_tables(first.data / "dateline.duckdb") == hashes
    assert not list((first.data / "lake").glob("clean/*"))  # nothing was made anew


def test_a_depot_that_cannot_be_reached_is_told_in_a_line(settings: Settings) -> None:
    Path(settings.depot).write_text("a file where a folder should be")
    with pytest.raises(DepotError, match=f"depot {settings.depot}: "):
        fetch_archive(settings)


def make_shard(settings: Settings, folder: Path) -> str:
    [slice_] = plan_slices(write_text(folder), 10)
    return sharing.clean_slice(slice_, settings).shard_id


def test_a_shard_that_is_damaged_in_the_depot_counts_as_not_written(settings: Settings, tmp_path: Path) -> None:
    shard_id = make_shard(settings, tmp_path)
    shutil.rmtree(settings.data)
    name = f"lake/clean/{shard_id}/articles.parquet"
    content = get_bytes(settings.depot, name) or b""
    put_bytes(settings.depot, content[:-1] + b"?", name)
    assert fetch_shard(settings, "clean", shard_id) is None
    assert not locate_shard(settings.lake, "clean", shard_id).exists()
    assert make_shard(settings, tmp_path) == shard_id
    shutil.rmtree(settings.data)
    assert fetch_shard(settings, "clean", shard_id)


def test_a_shard_of_the_depot_is_not_made_again(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shard_id = make_shard(settings, tmp_path)
    shutil.rmtree(settings.data)
    monkeypatch.setattr(shards, "write_clean_shard", lambda *_: pytest.fail("read again"))
    assert make_shard(settings, tmp_path) == shard_id
    assert read_manifest(locate_shard(settings.lake, "clean", shard_id))


def test_what_was_published_meanwhile_is_not_replaced(settings: Settings) -> None:
    settings.data.mkdir()
    settings.warehouse.write_bytes(b"the first")
    put_archive(settings, None)
    before = read_pointer(settings)
    settings.warehouse.write_bytes(b"another machine's")
    put_archive(settings, before)
    settings.warehouse.write_bytes(b"ours, begun with the first")
    with pytest.raises(DepotError, match="another machine has published"):
        put_archive(settings, before)
    assert get_bytes(settings.depot, str(read_pointer(settings).key)) == b"another machine's"  # type: ignore[union-attr]


def test_the_file_of_another_machine_is_fetched_and_ours_kept_beside(settings: Settings) -> None:
    settings.data.mkdir()
    settings.warehouse.write_bytes(b"theirs")
    write_note(settings.lake, Note(("theirs",), ()))
    put_archive(settings, None)
    settings.warehouse.write_bytes(b"ours, older")
    fetch_archive(settings)
    assert settings.warehouse.read_bytes() == b"theirs"
    assert not list(settings.data.glob("dateline.broken-*"))
    settings.warehouse.write_bytes(b"ours")
    write_note(settings.lake, Note(("ours",), (LoadedShard("of ours", "ours.txt", 0),)))
    fetch_archive(settings)
    assert settings.warehouse.read_bytes() == b"theirs"
    assert [path.read_bytes() for path in settings.data.glob("dateline.broken-*.duckdb")] == [b"ours"]


def test_a_published_file_that_is_damaged_in_the_depot_is_left_there(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.data.mkdir()
    settings.warehouse.write_bytes(b"as it was")
    put_archive(settings, None)
    put_bytes(settings.depot, b"as it is", read_pointer(settings).key)  # type: ignore[union-attr]
    settings.warehouse.unlink()
    caplog.set_level(logging.WARNING, "dateline")
    fetch_archive(settings)
    assert not settings.warehouse.exists()
    assert "gone or damaged" in caplog.text


def test_a_pointer_that_is_none_is_told_in_a_line(settings: Settings) -> None:
    put_bytes(settings.depot, b'{"key": 7}', POINTER)
    with pytest.raises(DepotError, match="does not name a published file"):
        fetch_archive(settings)


def test_a_kind_of_depot_that_nothing_is_installed_for_is_told_in_a_line() -> None:
    with pytest.raises(DepotError, match="nowhere://bucket"):
        depot.open_depot("nowhere://bucket")


def test_captured_files_go_both_ways(settings: Settings, tmp_path: Path) -> None:
    captured = settings.raw / "tide" / "1.warc.gz"
    captured.parent.mkdir(parents=True)
    captured.write_bytes(b"captured here")
    put_bytes(settings.depot, b"captured there", "raw/gull/2.warc.gz")
    fetch_archive(settings)
    captured.write_bytes(b"cut")
    fetch_archive(settings)
    assert (settings.raw / "gull" / "2.warc.gz").read_bytes() == b"captured there"
    assert get_bytes(settings.depot, "raw/tide/1.warc.gz") == b"captured here"


def test_a_machine_reads_copies_of_what_another_has_planned(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "FOLDERS", [])
    folder = tmp_path / "input"
    folder.mkdir()
    write_text(folder)
    (folder / "rows.csv").write_text(f'kopf,was\nBoats,"{TEXT}"\n', encoding="utf-8")
    (folder / "rows.csv.fields.toml").write_text('title = "kopf"\ntext = "was"\n', encoding="utf-8")
    slices = list(plan_slices(folder, 10))
    expected = [list(read_slice(one, 2**20)) for one in slices]
    sharing.put_inputs(slices, settings)
    shutil.rmtree(folder)
    for one in slices:
        sharing.fetch_inputs(one, settings)
    assert [list(read_slice(one, 2**20)) for one in slices] == expected
    sharing.remove_inputs(settings)
    with pytest.raises(DepotError, match="was not put there"):
        sharing.fetch_inputs(slices[0], settings)


def test_an_input_that_changed_since_it_was_put_there_is_told(settings: Settings, tmp_path: Path) -> None:
    [slice_] = plan_slices(write_text(tmp_path), 10)
    sharing.put_inputs([slice_], settings)
    [key] = [name for name in measure_files(settings.depot, "inputs") if not name.endswith(".json")]
    put_bytes(settings.depot, b"another text", f"inputs/{key}")
    with pytest.raises(DepotError, match="not there as it was planned"):
        sharing.fetch_inputs(slice_, settings)


def test_a_task_works_in_the_data_folder_of_its_own_machine(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATA", "/its/own")
    assert settle(settings).data == Path("/its/own")
    assert settle(replace(settings, depot="")).data == settings.data


def test_doctor_asks_the_depot_what_is_published_there(settings: Settings) -> None:
    [before] = examine_depot(settings)
    settings.data.mkdir()
    settings.warehouse.write_bytes(b"a file")
    put_archive(settings, None)
    [after] = examine_depot(settings)
    [broken] = examine_depot(replace(settings, depot="nowhere://bucket"))
    assert (before.is_ok, after.is_ok, broken.is_ok) == (True, True, False)
    assert "nothing is published yet" in before.detail
    assert "6 bytes" in after.detail
    assert list(examine_depot(replace(settings, depot=""))) == []


def test_what_is_tidied_away_goes_from_the_depot_too(settings: Settings) -> None:
    captured = settings.raw / "tide" / "1.warc.gz"
    captured.parent.mkdir(parents=True)
    captured.write_bytes(b"captured here")
    fetch_archive(settings)
    tidy(settings, days=0, raw_days=1e-9, is_trial=False)
    fetch_archive(settings)
    assert not captured.exists()


def test_an_analyst_takes_the_published_file_alone(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DEPOT", settings.depot)
    with pytest.raises(DepotError, match="nothing is published there yet"):
        fetch()
    settings.warehouse.write_bytes(b"a file")
    put_archive(settings, None)
    shutil.rmtree(settings.data)
    fetch()
    assert settings.warehouse.read_bytes() == b"a file"
    monkeypatch.setenv("DATELINE_DEPOT", "")
    with pytest.raises(DepotError, match="no depot is set"):
        fetch()


def test_a_depot_without_a_scheme_is_a_folder_of_the_checkout() -> None:
    assert depot.open_depot("depot").root == str(BASE / "depot")


def test_shards_that_were_made_before_there_was_a_depot_are_put_there(settings: Settings, tmp_path: Path) -> None:
    [slice_] = plan_slices(write_text(tmp_path), 10)
    alone = replace(settings, depot="")
    made = sharing.clean_slice(slice_, alone)
    loaded = sharing.annotate_shard(made, {}, alone)
    write_note(settings.lake, Note((), (LoadedShard(loaded.shard_id, loaded.input_uri, 0),)))
    put_archive(settings, None)
    assert sharing.clean_slice(slice_, settings) == made
    shutil.rmtree(settings.data)
    assert fetch_shard(settings, "annotated", loaded.shard_id) == loaded
    assert fetch_shard(settings, "clean", made.shard_id) == made


def test_a_clean_shard_that_is_nowhere_is_told_in_a_line(settings: Settings, tmp_path: Path) -> None:
    [slice_] = plan_slices(write_text(tmp_path), 10)
    made = sharing.clean_slice(slice_, replace(settings, depot=""))
    shutil.rmtree(settings.data)
    with pytest.raises(DepotError, match="is not there; run again"):
        sharing.annotate_shard(made, {}, settings)
