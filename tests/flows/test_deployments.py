"""What the operator relies on: schedules really make runs, forms are typed, Retry extracts nothing again."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.serving.deployments import WORK_POOL
from flows.settings import ROOT
from flows.warehouse.inspecting import count_tables
from tests.flows.conftest import SAMPLE

pytestmark = [pytest.mark.server, pytest.mark.timeout(240)]
Ask = Callable[[str, dict[str, Any]], Any]


@pytest.fixture(scope="module")
def deployments(server: dict[str, str], ask_server: Ask, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Register prefect.yaml on the server as `make up` does; gives the deployments by name."""
    code = "from flows.serving.deployments import register_deployments; register_deployments()"
    subprocess.run([sys.executable, "-c", code], env=server, cwd=ROOT, check=True, capture_output=True)
    return {found["name"]: found for found in ask_server("/deployments/filter", {})}


def wait_for(condition: Callable[[], Any], seconds: float = 90) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.5)
    return found


def work_off_one_run(server: dict[str, str], data: Path) -> None:
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", WORK_POOL, "--run-once"]
    environment = server | {"DATELINE_DATA": str(data)}
    subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, timeout=120)


def list_files(data: Path) -> dict[str, int]:
    return {str(p): p.stat().st_mtime_ns for p in sorted((data / "lake").glob("*/*/*.*"))}


def test_a_cron_deployment_gets_its_runs(deployments: dict[str, Any], ask_server: Ask) -> None:
    wanted = {"deployments": {"id": {"any_": [deployments["nightly"]["id"]]}}, "limit": 5}
    runs = wait_for(lambda: ask_server("/flow_runs/filter", wanted))
    assert {run["state"]["type"] for run in runs} == {"SCHEDULED"}
    assert all(run["auto_scheduled"] for run in runs)


def test_nights_never_overlap(deployments: dict[str, Any]) -> None:
    nightly = deployments["nightly"]
    assert nightly["global_concurrency_limit"]["limit"] == 1
    assert nightly["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert nightly["schedules"][0]["schedule"]["timezone"] == "Europe/Berlin"


def test_parameters_are_a_typed_form(deployments: dict[str, Any]) -> None:
    form = deployments["ingest"]["parameter_openapi_schema"]["definitions"]["Archive"]["properties"]
    assert form["inputs"]["items"]["format"] == "path"
    assert form["shard_documents"]["type"] == "integer"
    assert form["inputs"]["description"]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_retry_after_a_failed_load_extracts_nothing_again(
    deployments: dict[str, Any], server: dict[str, str], ask_server: Ask, tmp_path: Path
) -> None:
    obstacle = tmp_path / "dateline.candidate.duckdb" / "in the way"
    obstacle.mkdir(parents=True)
    body = {"parameters": {"archive": {"inputs": [str(SAMPLE / "jsonl")]}}, "state": {"type": "SCHEDULED"}}
    run = ask_server(f"/deployments/{deployments['ingest']['id']}/create_flow_run", body)
    work_off_one_run(server, tmp_path)
    find = {"flow_runs": {"id": {"any_": [run["id"]]}}}
    assert ask_server("/flow_runs/filter", find)[0]["state"]["type"] == "FAILED"
    before = list_files(tmp_path)

    obstacle.rmdir()
    obstacle.parent.rmdir()
    retry = {"state": {"type": "SCHEDULED", "name": "AwaitingRetry"}, "force": False}
    ask_server(f"/flow_runs/{run['id']}/set_state", retry)
    work_off_one_run(server, tmp_path)

    assert ask_server("/flow_runs/filter", find)[0]["state"]["type"] == "COMPLETED"
    assert list_files(tmp_path) == before
    assert count_tables(tmp_path / "dateline.duckdb")["articles"] > 0
