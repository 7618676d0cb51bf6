"""Where shard tasks run: threads of this process feeding its worker pool, or a Dask or Ray cluster."""

from typing import Any, cast

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.settings import read_settings

SHARDS_AT_ONCE = 2
"""Two shards feed the pool, so that it stays busy while one of them writes its files."""


def choose_runner() -> TaskRunner[Any]:
    """Return the task runner that the setting ``runner`` names; ValueError for an unknown one.

    Dask and Ray need the extras of the same name and take the address of a running cluster from their own settings.
    """
    match read_settings().runner:
        case "processes":
            return ThreadPoolTaskRunner(max_workers=SHARDS_AT_ONCE)
        case "dask":
            from prefect_dask import DaskTaskRunner

            return cast(TaskRunner[Any], DaskTaskRunner())
        case "ray":
            from prefect_ray import RayTaskRunner

            return cast(TaskRunner[Any], RayTaskRunner())
        case unknown:
            raise ValueError(f"setting runner: {unknown!r} is none of processes, dask, ray")
