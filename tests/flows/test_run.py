"""The night over the sample archive, as the command line runs it."""

import json
import os
import signal
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.warehouse.inspecting import count_tables, hash_tables
from tests.flows.conftest import SAMPLE, Dateline
from tests.flows.notebook import NOTEBOOK, run_notebook, write_notebook

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def finished(server: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Dateline, str]:
    dateline = Dateline(server, tmp_path_factory.mktemp("finished"))
    return dateline, dateline.run("run", str(SAMPLE))


def list_lake(data: Path) -> dict[str, int]:
    return {str(p.relative_to(data)): p.stat().st_mtime_ns for p in sorted((data / "lake").rglob("*.parquet"))}


def test_every_table_has_rows_but_what_people_enter_and_what_is_withheld(finished: tuple[Dateline, str]) -> None:
    counts = count_tables(finished[0].data / "dateline.duckdb")
    assert {name for name, n in counts.items() if n == 0} == {"corrections", "defects"}


def test_screen_tells_what_happened(finished: tuple[Dateline, str]) -> None:
    screen = finished[1]
    assert screen.startswith("Read 43 articles, 11 pages refused, 1 captured again, 18 other records\n")
    assert "not-a-page-record" not in screen
    assert str(finished[0].data / "dateline.duckdb") in screen
    assert screen.count("dateline sql") == 3


def test_runs_and_their_tasks_have_names_people_read(
    finished: tuple[Dateline, str], ask_server: Callable[[str, dict[str, Any]], Any]
) -> None:
    assert "articles" in finished[1]
    flows = {run["name"] for run in ask_server("/flow_runs/filter", {})}
    assert f"nightly {datetime.now():%Y-%m-%d}" in flows
    assert "ingest 1 input: input" in flows
    tasks = {run["name"] for run in ask_server("/task_runs/filter", {})}
    assert {"plan", "heal", "load", "check", "publish", "clean meridian-wire.jsonl.gz #0"} <= tasks
    assert [name for name in flows | tasks if "PosixPath" in name] == []


def test_the_night_at_a_glance_is_an_artifact(
    finished: tuple[Dateline, str], ask_server: Callable[[str, dict[str, Any]], Any]
) -> None:
    assert "articles" in finished[1]
    wanted = {"artifacts": {"key": {"any_": ["night"]}}, "sort": "CREATED_DESC"}
    text = ask_server("/artifacts/filter", wanted)[0]["data"]
    assert text.startswith("To look at:\n\n- nothing\n")
    for told in ("42 article-added", "| pages refused | 11 |", "| stage of the load |", "claims per article"):
        assert told in text, told
    assert "search_terms" not in text


def test_suggested_queries_answer(finished: tuple[Dateline, str]) -> None:
    dateline, screen = finished
    queries = [line.split('"')[-2] for line in screen.splitlines() if "dateline sql" in line]
    for query in queries:
        assert dateline.run("sql", query).count("\n") > 4, query


def test_the_notebook_prints_what_stands_in_it(finished: tuple[Dateline, str]) -> None:
    """DATELINE_REGENERATE_GOLDEN=1 writes its outputs anew; read the difference before committing it."""
    found = run_notebook(finished[0].data / "dateline.duckdb")
    if os.environ.get("DATELINE_REGENERATE_GOLDEN"):
        write_notebook(found)
    assert found == json.loads(NOTEBOOK.read_text(encoding="utf-8"))


def test_the_main_dispute_of_the_sample_is_told(finished: tuple[Dateline, str]) -> None:
    told = finished[0].run(
        "sql", "SELECT value, other_value FROM conflicts('Reyholt') WHERE counted = 'Quorran soldiers'"
    )
    assert told.splitlines()[1:] == ["8000.0,10000.0"]


def test_records_read_are_articles_and_rejects(finished: tuple[Dateline, str]) -> None:
    counts = count_tables(finished[0].data / "dateline.duckdb")
    manifests = [json.loads(p.read_text()) for p in (finished[0].data / "lake/annotated").glob("*/manifest.json")]
    assert sum(m["n_read"] for m in manifests) == counts["articles"] + counts["rejects"]


def test_running_again_redoes_nothing(finished: tuple[Dateline, str]) -> None:
    dateline, _ = finished
    lake, hashes = list_lake(dateline.data), dateline.hash_tables()
    assert "Nothing was new" in dateline.run("run", str(SAMPLE))
    assert list_lake(dateline.data) == lake
    assert dateline.hash_tables() == hashes


@pytest.mark.slow
def test_reading_everything_again_with_the_same_code_changes_nothing(finished: tuple[Dateline, str]) -> None:
    dateline, _ = finished
    lake, hashes = list_lake(dateline.data), hash_tables(dateline.data / "dateline.duckdb")
    assert "Nothing was new" in dateline.run("reprocess")
    assert list_lake(dateline.data) == lake
    assert hash_tables(dateline.data / "dateline.duckdb") == hashes


@pytest.mark.slow
def test_a_file_of_another_version_is_built_anew_from_the_lake(finished: tuple[Dateline, str]) -> None:
    dateline, _ = finished
    published = dateline.data / "dateline.duckdb"
    lake, hashes = list_lake(dateline.data), hash_tables(published)
    with duckdb.connect(str(published)) as connection:
        connection.execute("ALTER TABLE claims DROP COLUMN day")
    dateline.run("run", str(SAMPLE / "jsonl"))
    assert hash_tables(published) == hashes
    assert list_lake(dateline.data) == lake


@pytest.mark.slow
def test_damage_in_lake_and_published_file_heals_in_one_run(finished: tuple[Dateline, str]) -> None:
    dateline, _ = finished
    published = dateline.data / "dateline.duckdb"
    hashes = hash_tables(published)
    os.truncate(published, published.stat().st_size // 2)
    for number, path in enumerate(sorted((dateline.data / "lake").glob("*/*/*.*"))):
        if number % 7 == 0:
            path.write_bytes(bytes(path.stat().st_size))
    for path in (dateline.data / "server" / "storage").glob("*"):
        path.write_bytes(b"nonsense")
    screen = dateline.run("run", str(SAMPLE))
    assert hash_tables(published) == hashes
    assert "shards of the lake were damaged" in screen
    assert "set aside as dateline.broken-" in screen


@pytest.mark.slow
def test_smaller_shards_make_the_same_articles(finished: tuple[Dateline, str], dateline: Dateline) -> None:
    dateline.environment["DATELINE_SHARD_DOCUMENTS"] = "7"
    dateline.run("run", str(SAMPLE))
    one, other = (hash_tables(d.data / "dateline.duckdb") for d in (finished[0], dateline))
    assert one["claims"] == other["claims"]
    assert one["timexes"] == other["timexes"]


def await_line(run: subprocess.Popen[str], beginning: str) -> None:
    assert run.stderr
    assert next((line for line in run.stderr if line.strip().startswith(beginning)), None)


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_run_killed_or_stopped_and_started_again_ends_in_the_same_tables(
    finished: tuple[Dateline, str], dateline: Dateline
) -> None:
    for number, moment, status in ((signal.SIGKILL, "cleaned 1 ", -9), (signal.SIGTERM, "annotated 1 ", 143)):
        run = dateline.start("run", str(SAMPLE))
        await_line(run, moment)
        os.killpg(run.pid, number)
        out, err = run.communicate(timeout=60)
        assert run.returncode == status, err
        assert "Traceback" not in out + err
    assert err.splitlines()[-1].startswith("dateline: stopped by SIGTERM; what was finished is kept")
    dateline.run("run", str(SAMPLE))
    published = [hash_tables(d.data / "dateline.duckdb") for d in (finished[0], dateline)]
    assert published[0] == published[1]


def test_a_second_run_at_once_is_refused_in_one_line(dateline: Dateline) -> None:
    import fcntl

    dateline.data.mkdir()
    with (dateline.data / "run.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        screen = dateline.run("run", str(SAMPLE), status=1)
    assert "another run is writing" in screen


def test_a_missing_path_is_one_line(dateline: Dateline) -> None:
    screen = dateline.run("run", "no/such/archive.warc.gz", status=1)
    assert [line for line in screen.splitlines() if "no/such/archive.warc.gz" in line]
