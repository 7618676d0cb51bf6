"""A real Prefect server for the whole run, and the command line run against it as a user would."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.serving.server import describe_environment, open_server
from flows.settings import ROOT
from tests.conftest import SHARED_FOLDER

SAMPLE = ROOT / "tests" / "archive" / "input"
DATELINE = Path(sys.executable).parent / "dateline"
BUSY_TRIES = 30


@pytest.fixture(scope="session")
def server() -> dict[str, str]:
    """Give the environment that makes processes use the run's server, which the first to ask starts."""
    home = Path(os.environ[SHARED_FOLDER]) / "server"
    home.mkdir(exist_ok=True)
    before = os.environ.copy()
    os.environ.update(describe_environment(home))
    environment = os.environ | {"PREFECT_API_URL": open_server(home, idle_minutes=0)}
    os.environ.clear()
    os.environ.update(before)
    return environment


class Dateline:
    """The command line on one data folder."""

    def __init__(self, environment: dict[str, str], data: Path) -> None:
        self.environment = environment | {"DATELINE_DATA": str(data)}
        self.data = data

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(DATELINE), *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, status: int = 0) -> str:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=900)
        assert "Traceback" not in out + err, out + err
        assert process.returncode == status, out + err
        return out + err

    def hash_tables(self) -> str:
        return self.run("status", "--hashes")


@pytest.fixture
def dateline(server: dict[str, str], tmp_path: Path) -> Dateline:
    return Dateline(server, tmp_path / "data")


@pytest.fixture(scope="session")
def ask_server(server: dict[str, str]) -> Callable[[str, dict[str, Any]], Any]:
    """Return a function that posts to the server's API as the UI does."""

    def post(path: str, body: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            server["PREFECT_API_URL"] + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        for _ in range(BUSY_TRIES):  # the server's database is busy with the other worker's runs, and says 503
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                if error.code != 503:
                    raise
                time.sleep(1)
        raise TimeoutError(f"the server was busy {BUSY_TRIES} times at {path}")

    return post
