"""What holds for all tests: no example is timed, and one Prefect server serves the workers of a run."""

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from flows.serving.server import stop_server
from flows.settings import read_settings

# How long an example takes is a matter for the benchmarks: a busy machine must fail no test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SHARED_FOLDER = "DATELINE_TEST_FOLDER"
"""Names, for the workers of a run, the folder that they share: whoever needs a server first starts it there."""


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        os.environ[SHARED_FOLDER] = tempfile.mkdtemp(prefix="dateline-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        folder = Path(os.environ.pop(SHARED_FOLDER))
        stop_server(replace(read_settings(), data=folder))
        shutil.rmtree(folder, ignore_errors=True)
