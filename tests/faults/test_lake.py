"""A shard is whole or it is not there."""

import json
import os
import resource
import signal
from pathlib import Path
from threading import Barrier

import pytest

from flows.lake.seals import open_sealed
from flows.lake.store import (
    Manifest,
    locate_shard,
    read_manifest,
    read_rows,
    replace_file,
    sweep_leftovers,
    write_shard,
)
from transforms.schema.records import Reject

MANIFEST = Manifest("s1", "clean", "a.warc.gz", 0, 2, 0, 2)
REJECTS = [Reject("a.warc.gz", n, "https://a.example/é", "read", "empty", "\ud800", "s1") for n in range(2)]


def write(lake: Path) -> Path:
    write_shard(lake, MANIFEST, {"articles": [], "page_paragraphs": [], "rejects": REJECTS})
    return locate_shard(lake, "clean", "s1")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert read_manifest(folder) == MANIFEST
    found = read_rows(folder, "rejects", Reject)
    assert [reject.raw_offset for reject in found] == [0, 1]
    assert found[0].detail == "?"  # a lone surrogate cannot be stored


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = write(tmp_path / "one"), write(tmp_path / "other")
    for name in ("rejects.parquet", "manifest.json"):
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_the_files_of_a_shard_wait_for_the_disk_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together, sync, synced = Barrier(3), os.fsync, []

    def wait_and_sync(descriptor: int) -> None:
        if len(synced) < 3:  # the manifest comes when the tables are on the disk
            together.wait(timeout=30)
        sync(descriptor)
        synced.append(descriptor)

    monkeypatch.setattr(os, "fsync", wait_and_sync)
    assert read_manifest(write(tmp_path)) == MANIFEST
    assert len(synced) == 4


@pytest.mark.parametrize("damage", ["", '{"shard_id": ', "{}", "[]", "null", "7", "\x00" * 99])
def test_a_broken_manifest_is_none(tmp_path: Path, damage: str) -> None:
    folder = write(tmp_path)
    (folder / "manifest.json").write_text(damage)
    assert read_manifest(folder) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("n_read", 3),
        ("n_read", "2"),
        ("n_rejects", True),
        ("slice_no", None),
        ("stage", "annotated"),
        ("shard_id", "s2"),
        ("files", {}),
        ("files", {"rejects.parquet": 9}),
        ("files", []),
        ("unknown", 1),
    ],
)
def test_a_manifest_that_does_not_add_up_is_none(tmp_path: Path, key: str, value: object) -> None:
    folder = write(tmp_path)
    manifest = json.loads(open_sealed((folder / "manifest.json").read_bytes()))
    (folder / "manifest.json").write_text(json.dumps({**manifest, key: value}))
    assert read_manifest(folder) is None


def test_no_changed_byte_of_a_manifest_is_believed(tmp_path: Path) -> None:
    path = write(tmp_path) / "manifest.json"
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert read_manifest(path.parent) is None, place


def test_a_manifest_of_an_earlier_version_has_no_seal_and_is_read(tmp_path: Path) -> None:
    path = write(tmp_path) / "manifest.json"
    path.write_bytes(open_sealed(path.read_bytes()))
    assert read_manifest(path.parent) == MANIFEST


def test_a_folder_in_the_place_of_a_note_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "note.json" / "mine").mkdir(parents=True)
    replace_file(tmp_path / "note.json", b"{}")
    assert (tmp_path / "note.json").read_bytes() == b"{}"
    assert [path.parent.suffix for path in tmp_path.glob("note.broken-*/mine")] == [".json"]


def test_a_shard_with_a_lost_or_cut_file_is_none(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "rejects.parquet").write_bytes(b"PAR1")
    assert read_manifest(folder) is None
    (folder / "rejects.parquet").unlink()
    assert read_manifest(folder) is None


def test_a_full_disk_leaves_no_manifest_and_no_remains(tmp_path: Path) -> None:
    child = os.fork()
    if not child:  # the limit on file size stands in for the disk, in a process of its own
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        try:
            write(tmp_path)
        except OSError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert list(tmp_path.rglob("*.*")) == []
    assert read_manifest(write(tmp_path)) == MANIFEST


def test_leftovers_of_killed_runs_are_swept(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "claims.parquet.123.tmp").write_bytes(b"half")
    sweep_leftovers(tmp_path)
    assert not list(folder.glob("*.tmp"))
