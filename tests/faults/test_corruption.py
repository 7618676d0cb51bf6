"""Whatever is damaged in the data folder, and however: one more night ends in the tables of an undisturbed one.

These take minutes: `make faults`. Damage is done to a folder in which a paper was captured and the sample archive read;
it is put back before each test. What a run tells of damage stands on its screen as one line.
"""

import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.lake.store import TABLES, read_manifest
from flows.warehouse.inspecting import hash_tables
from tests.faults.damages import DAMAGES
from tests.flows.conftest import SAMPLE, Dateline
from tests.flows.loopback import run_loopback
from tests.flows.paper import open_paper

pytestmark = [pytest.mark.slow, pytest.mark.server, pytest.mark.timeout(1200)]

LAKE_KINDS = [(stage, name) for stage, tables in sorted(TABLES.items()) for name in (*sorted(tables), "manifest")]
TOGETHER = 5
"""Kinds of the lake that one night has to heal, each in the shard of another input."""
GROUPS = [LAKE_KINDS[start : start + TOGETHER] for start in range(0, len(LAKE_KINDS), TOGETHER)]
FOLDER_TOLD = "a folder is where a file should be; move it away"
OF_ARTICLES = ("articles", "sentences", "mentions", "claims", "timexes", "events", "entities", "timeline")
"""Tables that a night of captures changes only when articles are new."""


@dataclass(frozen=True)
class Night:
    """A data folder after undisturbed nights: a copy of it to put back, the hashes of its tables and of its shards."""

    dateline: Dateline
    whole: Path
    hashes: dict[str, str]
    shards: dict[str, str]

    @property
    def data(self) -> Path:
        return self.dateline.data

    def put_back(self) -> None:
        """Make the data folder what it was, the server aside."""
        for path in self.data.iterdir():
            if path.name != "server":
                remove(path)
        shutil.copytree(self.whole, self.data, dirs_exist_ok=True)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    folder = tmp_path_factory.mktemp("corruption")
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("PREFECT_", "DATELINE_"))}
    environment |= {
        "DATELINE_SERVER_IDLE_MINUTES": "0",
        "DATELINE_SOURCES": str(folder / "sources"),
        "DATELINE_CORRECTIONS": str(folder / "corrections"),
        "DATELINE_CAPTURE_ALLOW": "127.0.0.1",
        "DATELINE_CAPTURE_HOSTS": "quay.example=127.0.0.1",
        "DATELINE_CAPTURE_CONTACT": "mailto:desk@newsroom.example",
    }
    with run_loopback() as site:
        open_paper(site, "/2024/ferry-sails", "/2024/ferry-stays", "/2024/ferry-waits")
        (folder / "sources").mkdir()
        source = f'feeds = ["{site.url("/feed.xml", "quay.example")}"]\ndelay_seconds = 0\n'
        (folder / "sources" / "quay.toml").write_text(source, encoding="utf-8")
        dateline = Dateline(environment, folder / "data")
        dateline.run("run")
        dateline.run("run", str(SAMPLE))
        shutil.copytree(dateline.data, folder / "whole", ignore=shutil.ignore_patterns("server"))
        hashes = hash_tables(dateline.data / "dateline.duckdb")
        yield Night(dateline, folder / "whole", hashes, hash_shards(dateline.data))
        dateline.run("down")


@pytest.fixture
def night(undisturbed: Night) -> Night:
    undisturbed.put_back()
    return undisturbed


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def hash_shards(data: Path) -> dict[str, str]:
    """Return the hashes of all files of shards, which are the same bytes whenever they are written."""
    files = sorted(path for path in (data / "lake").glob("*/*/*") if path.is_file())
    return {path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def list_shards(data: Path) -> list[dict[str, Path]]:
    """Return the folders of the sample's shards by stage, one entry an input."""
    found: dict[str, dict[str, Path]] = {}
    for folder in sorted((data / "lake").glob("*/*")):
        manifest = read_manifest(folder)
        if manifest and "raw" not in Path(manifest.input_uri).parts:
            found.setdefault(f"{manifest.input_uri} {manifest.slice_no}", {})[manifest.stage] = folder
    return [found[name] for name in sorted(found)]


def spend_night(night: Night, what: str, damage: str, *command: str, status: int = 0) -> str:
    """Run a command over the damaged folder and print how that ended; returns its screen."""
    began = time.monotonic()
    screen = night.dateline.run(*command, status=status)
    told = [line.strip() for line in screen.splitlines() if any(word in line for word in TOLD)]
    print(f"\n{what} {damage}: status {status}, {time.monotonic() - began:.0f} s, {' | '.join(told)}")
    return screen


TOLD = ("damaged", " gone", "lost", "dateline: ")
"""Words by which the table of what was healed knows the lines that tell of it."""


def check_healed(night: Night) -> None:
    """Hold tables and shards against the undisturbed; a clean shard is not needed while its annotated one is whole."""
    assert hash_tables(night.data / "dateline.duckdb") == night.hashes
    found = hash_shards(night.data)
    assert found.items() <= night.shards.items()
    assert [name for name in night.shards.keys() - found.keys() if "/clean/" not in name] == []
    assert not list(night.data.rglob("*.tmp"))


def check_articles(night: Night) -> None:
    after = hash_tables(night.data / "dateline.duckdb")
    assert {name: after[name] for name in OF_ARTICLES} == {name: night.hashes[name] for name in OF_ARTICLES}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: ",".join(f"{stage}-{name}" for stage, name in group))
def test_shards_that_the_night_reads(night: Night, group: list[tuple[str, str]], damage: str) -> None:
    (night.data / "dateline.duckdb").unlink()
    for (stage, name), folders in zip(group, list_shards(night.data), strict=False):
        DAMAGES[damage](folders[stage] / (f"{name}.json" if name == "manifest" else f"{name}.parquet"))
    what = ", ".join(f"{stage} {name}" for stage, name in group)
    screen = spend_night(night, what, damage, "run", str(SAMPLE))
    assert screen.count(f"{len(group)} shards of the lake were damaged, and are made anew as they are needed") == 1
    assert screen.count("the published file is gone: rebuilt from the lake") == 1
    check_healed(night)


@pytest.mark.parametrize("place", range(5))
def test_one_shard_alone_with_the_published_file(night: Night, place: int) -> None:
    (night.data / "dateline.duckdb").unlink()
    for folder in list_shards(night.data)[place].values():
        DAMAGES["lost"](folder / "manifest.json")
    screen = spend_night(night, f"both shards of input {place}", "lost", "run", str(SAMPLE))
    assert screen.count("1 shards of the lake were damaged, and are made anew as they are needed") == 1
    check_healed(night)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_loaded_shard(night: Night, damage: str) -> None:
    """A shard that is loaded is not read each night: what its size does not tell is found when it is needed."""
    DAMAGES[damage](list_shards(night.data)[0]["annotated"] / "claims.parquet")
    screen = spend_night(night, "a loaded shard", damage, "run", str(SAMPLE))
    if damage in ("flipped", "zeroed"):
        assert hash_tables(night.data / "dateline.duckdb") == night.hashes
        screen = spend_night(night, "a loaded shard", damage, "rebuild")
    assert screen.count("1 shards of the lake were damaged") == 1
    check_healed(night)


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_published_file(night: Night, damage: str) -> None:
    DAMAGES[damage](night.data / "dateline.duckdb")
    screen = spend_night(night, "published file", damage, "run", str(SAMPLE))
    told = "the published file is gone" if damage == "lost" else "the published file was damaged or changed: set aside"
    assert screen.count(told) == 1
    check_healed(night)


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_notes_of_the_lake(night: Night, damage: str) -> None:
    DAMAGES[damage](night.data / "lake" / "loaded.json")
    DAMAGES[damage](night.data / "lake" / "inputs.json")
    screen = spend_night(night, "loaded.json, inputs.json", damage, "run", str(SAMPLE))
    assert screen.count("the note of what is published was lost or damaged") == 1
    assert screen.count("what was known of the inputs was lost or damaged") == 1
    check_healed(night)


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_database_of_the_server(night: Night, damage: str) -> None:
    night.dateline.run("down")
    DAMAGES[damage](night.data / "server" / "prefect.db")
    screen = spend_night(night, "prefect.db", damage, "run", str(SAMPLE))
    assert screen.count("the server's history of runs") == 1 or damage == "flipped"  # a bit of old history is none
    check_healed(night)


@pytest.mark.parametrize("damage", DAMAGES)
def test_small_notes_that_hold_nothing_of_the_archive(night: Night, damage: str) -> None:
    night.dateline.run("down")
    (night.data / "server" / "server.json").write_text("{}", encoding="utf-8")
    names = ["server.json", "port", "memo_store.toml", "server.log", "start.lock"]
    paths = [night.data / "run.lock", night.data / "last_night", *(night.data / "server" / name for name in names)]
    for path in paths:
        path.touch()
        if path.stat().st_size or damage != "flipped":
            DAMAGES[damage](path)
    for path in paths if damage == "folder" else []:
        if path.name not in ("last_night", "memo_store.toml"):
            screen = night.dateline.run("run", str(SAMPLE), status=1)
            (told,) = [other for other in paths if f"{other}: {FOLDER_TOLD}" in screen]
            told.rmdir()
    spend_night(night, "locks and small notes", damage, "run", str(SAMPLE))
    check_healed(night)


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_ledger_of_captures(night: Night, damage: str) -> None:
    DAMAGES[damage](night.data / "capture" / "ledger.sqlite")
    screen = spend_night(night, "capture ledger", damage, "run")
    assert "3 unchanged" in screen
    assert screen.count("the ledger of captures was") == 1 or damage == "flipped"
    check_articles(night)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_raw_file(night: Night, damage: str) -> None:
    """What was captured is the source of all else and cannot be made again; what was read from it is kept."""
    (raw,) = (night.data / "raw").glob("*.warc.gz")
    DAMAGES[damage](raw)
    screen = spend_night(night, "raw file", damage, "run")
    assert screen.count(f"captured files are damaged or gone, what was read from them is kept: {raw}") == 1
    check_articles(night)


@pytest.mark.parametrize("damage", ["zeroed", "cut", "folder"])
def test_a_file_of_corrections(night: Night, damage: str) -> None:
    """People wrote it, and only they can mend it, or see that a letter is another: nothing is published without it."""
    file = Path(night.dateline.environment["DATELINE_CORRECTIONS"]) / "reviewed.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text('[[reject]]\nname = "PERSON Nobody"\nwho = "me"\nwhy = "none"\n', encoding="utf-8")
    DAMAGES[damage](file)
    try:
        screen = spend_night(night, "corrections", damage, "run", str(SAMPLE), status=1)
    finally:
        remove(file)
    assert screen.count(str(file)) == 1
    assert hash_tables(night.data / "dateline.duckdb") == night.hashes
    night.dateline.run("run", str(SAMPLE))
    check_healed(night)
