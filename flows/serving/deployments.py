"""The deployments of ``prefect.yaml``, registered and worked off on this machine (``make up``)."""

import os
import subprocess
import sys
from typing import NoReturn

from flows.settings import ROOT, read_settings

WORK_POOL = "dateline"


def serve_deployments() -> NoReturn:
    """Register the deployments with the connected server and become the process that works them off.

    One process, so that a signal reaches the one that has to tell the flows.
    """
    # The flows run in processes of the worker, whose working directory is the installation's.
    os.environ["DATELINE_DATA"] = str(read_settings().data.resolve())
    register_deployments()
    os.chdir(ROOT)
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", WORK_POOL, "--type", "process"]
    os.execv(sys.executable, [*command, "--name", "dateline-local"])


def register_deployments() -> None:
    """Create the work pool and the deployments, or bring them up to date; raises RuntimeError when Prefect refuses."""
    for arguments in (
        ["work-pool", "create", WORK_POOL, "--type", "process", "--overwrite"],
        ["--no-prompt", "deploy", "--all", "--prefect-file", str(ROOT / "prefect.yaml")],
    ):
        if call_prefect(*arguments):
            raise RuntimeError(f"prefect {' '.join(arguments)} failed; its words stand above")


def call_prefect(*arguments: str) -> int:
    """Run the Prefect command line against the connected server, quietly; returns its exit status."""
    command = [sys.executable, "-m", "prefect", *arguments]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode
