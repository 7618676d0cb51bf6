"""A real Prefect server for the whole run, and the command line run against it as a user would."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.serving.server import describe_environment, start_server, stop_server
from flows.settings import ROOT, read_settings

SAMPLE = ROOT / "tests" / "archive" / "input"
DATELINE = Path(sys.executable).parent / "dateline"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Start a server; gives the environment that makes processes use it."""
    data = tmp_path_factory.mktemp("server")
    home = data / "server"
    before = os.environ.copy()
    os.environ.update(describe_environment(home))
    home.mkdir()
    address = start_server(home)
    environment = os.environ | {"PREFECT_API_URL": address}
    os.environ.clear()
    os.environ.update(before)
    yield environment
    stop_server(replace(read_settings(), data=data))


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
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    return post
