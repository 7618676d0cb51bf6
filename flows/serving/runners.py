"""Where shard tasks run: threads of this process feeding its worker pool, or a Dask or Ray cluster."""

from typing import Any, cast

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.settings import read_settings

SHARDS_AT_ONCE = 2
"""Two shards feed the pool, so that it stays busy while one of them writes its files."""


def choose_runner() -> TaskRunner[Any]:
    """Return the task runner that the setting ``runner`` names; ValueError for an unknown one.

    Dask and Ray need the extras of the same name. Dask joins the cluster at DASK_SCHEDULER_ADDRESS, else starts one
    worker here; workers must be started with DASK_DISTRIBUTED__WORKER__DAEMON=False, as they read documents in
    processes of their own. Ray joins the cluster at RAY_ADDRESS, else starts one here.
    """
    match read_settings().runner:
        case "processes":
            return ThreadPoolTaskRunner(max_workers=SHARDS_AT_ONCE)
        case "dask":
            from dask import config
            from prefect_dask import DaskTaskRunner

            if address := config.get("scheduler-address", None):
                return cast(TaskRunner[Any], DaskTaskRunner(address=address))
            threads = {"processes": False, "n_workers": 1, "threads_per_worker": SHARDS_AT_ONCE}
            return cast(TaskRunner[Any], DaskTaskRunner(cluster_kwargs=threads))
        case "ray":
            from prefect_ray import RayTaskRunner

            return cast(TaskRunner[Any], RayTaskRunner())
        case unknown:
            raise ValueError(f"setting runner: {unknown!r} is none of processes, dask, ray")
