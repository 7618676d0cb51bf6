"""Four Dask workers that share no disk, a real S3 server between them, one of them killed: the same tables.

Skipped without the packages that ``make test-cluster`` installs in an environment of its own.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.settings import ROOT
from tests.flows.conftest import SAMPLE, Dateline

moto = pytest.importorskip("moto.server", reason="make test-cluster installs an S3 server, s3fs and Dask")
s3fs = pytest.importorskip("s3fs")
pytest.importorskip("prefect_dask")


pytestmark = [pytest.mark.slow, pytest.mark.server, pytest.mark.timeout(1200)]

WORKERS = 4
BUCKET = "tide-archive"


@pytest.fixture
def store() -> Iterator[dict[str, str]]:
    """Give the environment in which an S3 server on this machine is found, with an empty bucket."""
    running = moto.ThreadedMotoServer(port=0)
    running.start()
    _, port = running.get_host_and_port()
    environment = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "tide",
        "AWS_SECRET_ACCESS_KEY": "tide",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    bucket = open_bucket(environment)
    bucket.mkdir(BUCKET)
    yield environment
    running.stop()


def open_bucket(environment: dict[str, str]) -> "s3fs.S3FileSystem":
    return s3fs.S3FileSystem(
        key="tide", secret="tide", endpoint_url=environment["AWS_ENDPOINT_URL"], use_listings_cache=False
    )


class Cluster:
    """A Dask scheduler and its workers, each a process group with a data folder of its own."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        port = self.address.rpartition(":")[2]
        common = ["--no-dashboard"]
        self.processes = [
            start("dask_scheduler", environment, folder, "--host", "127.0.0.1", "--port", port, *common),
        ]
        for number in range(WORKERS):
            own = environment | {"DATELINE_DATA": str(folder / f"worker-{number}"), "DATELINE_WORKERS": "1"}
            own |= {"DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
            limits = ["--no-nanny", "--nthreads", "1", "--local-directory", str(folder / f"dask-{number}")]
            self.processes.append(start("dask_worker", own, folder, self.address, *limits, *common))

    def kill_worker(self) -> None:
        os.killpg(self.processes[1].pid, signal.SIGKILL)

    def stop(self) -> None:
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def start(command: str, environment: dict[str, str], folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    log = (folder / f"{command}.log").open("ab")
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{command}", *arguments],
        env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True,
    )  # fmt: skip


@pytest.fixture
def cluster(server: dict[str, str], store: dict[str, str], tmp_path: Path) -> Iterator[Cluster]:
    running = Cluster(name_depot(server | store), tmp_path)
    yield running
    running.stop()


def name_depot(environment: dict[str, str]) -> dict[str, str]:
    return environment | {"DATELINE_DEPOT": f"s3://{BUCKET}/night", "DATELINE_SHARD_DOCUMENTS": "3"}


def list_hashes(dateline: Dateline) -> list[str]:
    return [line for line in dateline.hash_tables().splitlines() if str(dateline.data) not in line]


def count_shards(store: dict[str, str], stage: str) -> int:
    return len(open_bucket(store).glob(f"{BUCKET}/night/lake/{stage}/*/manifest.json"))


def test_a_worker_that_is_killed_changes_nothing(
    server: dict[str, str], store: dict[str, str], cluster: Cluster, tmp_path: Path
) -> None:
    alone = Dateline(server | {"DATELINE_SHARD_DOCUMENTS": "3"}, tmp_path / "alone")
    alone.run("run", str(SAMPLE))
    together = Dateline(
        name_depot(server | store) | {"DATELINE_RUNNER": "dask", "DASK_SCHEDULER_ADDRESS": cluster.address},
        tmp_path / "together",
    )
    run = together.start("run", str(SAMPLE))
    while count_shards(store, "annotated") < 2:
        assert run.poll() is None, run.communicate()
        time.sleep(0.1)
    cluster.kill_worker()
    out, err = run.communicate(timeout=600)
    assert run.returncode == 0, out + err
    assert "Traceback" not in out + err, out + err
    assert list_hashes(together) == list_hashes(alone)
    shares = [len(list((tmp_path / f"worker-{number}").glob("lake/*/*/manifest.json"))) for number in range(WORKERS)]
    assert sum(share > 0 for share in shares) > 1, shares
    shutil.rmtree(together.data)
    Dateline(name_depot(server | store), together.data).run("rebuild")  # a laptop goes on from what stands there
    assert list_hashes(together) == list_hashes(alone)
