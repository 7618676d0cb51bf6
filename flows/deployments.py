"""The deployments of ``prefect.yaml``, registered and worked off on this machine (``make up``)."""

import os
import subprocess
import sys

from flows.settings import ROOT, read_settings

WORK_POOL = "dateline"


def serve_deployments() -> int:
    """Register the deployments with the connected server and work them off; returns the exit status."""
    # The flows run in processes of the worker, whose working directory is the installation's.
    os.environ["DATELINE_DATA"] = str(read_settings().data.resolve())
    register_deployments()
    return call_prefect("worker", "start", "--pool", WORK_POOL, "--type", "process", "--name", "dateline-local")


def register_deployments() -> None:
    """Create the work pool and the deployments, or bring them up to date; raises RuntimeError when Prefect refuses."""
    for arguments in (
        ["work-pool", "create", WORK_POOL, "--type", "process", "--overwrite"],
        ["--no-prompt", "deploy", "--all", "--prefect-file", str(ROOT / "prefect.yaml")],
    ):
        if call_prefect(*arguments):
            raise RuntimeError(f"prefect {' '.join(arguments)} failed; its words stand above")


def call_prefect(*arguments: str) -> int:
    """Run the Prefect command line against the connected server; returns its exit status."""
    quiet = subprocess.DEVNULL if arguments[0] != "worker" else None
    return subprocess.run([sys.executable, "-m", "prefect", *arguments], cwd=ROOT, stdout=quiet, check=False).returncode
