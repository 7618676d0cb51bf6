"""What is damaged is found before a run reads it, counts as not written, and is told in one line."""

import logging
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from flows.lake.shards import name_annotated_shard, name_clean_shard
from flows.lake.store import TABLES, Manifest, Stage, locate_shard, read_manifest, write_shard
from flows.reading import Slice, plan_slices
from flows.settings import Settings, read_settings
from flows.warehouse.healing import heal, list_inputs, list_loaded
from flows.warehouse.notes import LoadedShard, Note, read_note, write_note
from flows.warehouse.recent_pages import read_recent_pages
from tests.faults.damages import DAMAGES
from transforms.schema.records import PageParagraphs


class Night:
    """A data folder in which one input was read, annotated and published."""

    def __init__(self, folder: Path, name: str = "a.txt") -> None:
        self.settings: Settings = replace(read_settings(), data=folder / "data")
        (folder / name).write_text("Title\n\nA text.", encoding="utf-8")
        self.slices: list[Slice] = list(plan_slices(folder / name, 10))
        clean_id = name_clean_shard(self.slices[0], self.settings)
        self.clean = self.write("clean", clean_id)
        self.annotated = self.write("annotated", name_annotated_shard(clean_id, self.settings.names))

    def write(self, stage: Stage, shard_id: str, pages: Sequence[PageParagraphs] = ()) -> Path:
        manifest = Manifest(shard_id, stage, self.slices[0].input_uri, 0, 0, 0, 0)
        write_shard(
            self.settings.lake, manifest, {table: [] for table in TABLES[stage]} | {"page_paragraphs": [*pages]}
        )
        return locate_shard(self.settings.lake, stage, shard_id)

    def note_loaded(self) -> None:
        shard = LoadedShard(self.annotated.name, self.slices[0].input_uri, 0)
        write_note(self.settings.lake, Note(("of a file that is lost",), (shard,)))


@pytest.fixture
def night(tmp_path: Path) -> Night:
    return Night(tmp_path)


def test_what_recurs_is_learned_from_the_lake_where_the_published_file_is_lost(night: Night) -> None:
    pages = [
        PageParagraphs("tide.example", f"https://tide.example/{n}", None, (n,), night.annotated.name) for n in (1, 2)
    ]
    night.write("annotated", night.annotated.name, pages)
    night.note_loaded()
    assert read_recent_pages(night.settings, {"tide.example"}) == pages
    assert read_recent_pages(night.settings, {"gull.example"}) == []


def test_what_is_whole_stays(night: Night, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dateline"):
        assert heal(night.slices, night.settings) == night.slices
    assert read_manifest(night.clean)
    assert read_manifest(night.annotated)
    assert caplog.messages == []


def test_what_was_read_can_be_read_again_unless_it_is_gone(night: Night) -> None:
    night.note_loaded()
    file = Path(night.slices[0].input_uri)
    assert list_inputs(night.settings) == ([file], [])
    file.unlink()
    assert list_inputs(night.settings) == ([], [str(file)])


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["manifest.json", "rejects.parquet"])
@pytest.mark.parametrize("stage", ["clean", "annotated"])
def test_damage_is_found_and_told(
    night: Night, stage: str, name: str, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    night.note_loaded()
    folder = night.settings.lake / stage / getattr(night, stage).name
    DAMAGES[damage](folder / name)
    with caplog.at_level(logging.INFO, "dateline"):
        heal(night.slices, night.settings)
    assert not folder.exists()
    assert len([message for message in caplog.messages if message.startswith("1 shards of the lake were damaged")]) == 1


@pytest.mark.parametrize("name", ["a.txt", "a #1 of #2.txt"])
def test_the_input_of_a_lost_shard_is_read_again(tmp_path: Path, name: str) -> None:
    night = Night(tmp_path, name)
    night.note_loaded()
    shutil.rmtree(night.annotated)
    assert heal([], night.settings) == night.slices


def test_what_was_published_is_known_without_the_file(night: Night) -> None:
    night.note_loaded()
    assert [shard.shard_id for shard in list_loaded(night.settings)] == [night.annotated.name]


@pytest.mark.parametrize("content", [b"", b"hello", bytes(20_000)], ids=["emptied", "text", "zeroed"])
def test_a_broken_file_is_set_aside(night: Night, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    night.note_loaded()
    night.settings.warehouse.write_bytes(content)
    with caplog.at_level(logging.INFO, "dateline"):
        heal(night.slices, night.settings)
    (aside,) = night.settings.data.glob("dateline.broken-*.duckdb")
    assert aside.read_bytes() == content
    assert [aside.name in message for message in caplog.messages] == [True]
    assert not night.settings.warehouse.exists()


@pytest.mark.parametrize("content", ["[]", "{}", '{"files": 1, "shards": []}', "nonsense"])
def test_a_note_of_the_wrong_shape_is_none(night: Night, content: str) -> None:
    night.note_loaded()
    (night.settings.lake / "loaded.json").write_text(content, encoding="utf-8")
    assert read_note(night.settings.lake) is None
