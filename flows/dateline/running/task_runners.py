"""Where Prefect runs the tasks of a build."""

from typing import Any

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from dateline.settings import Settings, SettingsError


def task_runner(settings: Settings, processes: int) -> TaskRunner[Any]:
    """Threads that hand shards to so many processes here, or a Dask cluster."""
    if settings.task_runner == "dask":
        try:
            from prefect_dask import DaskTaskRunner
        except ModuleNotFoundError as error:
            raise SettingsError(
                f"DATELINE_TASK_RUNNER=dask needs {error.name}. In Dateline's checkout: pip install '.[dask]'"
            ) from error

        runner: TaskRunner[Any] = DaskTaskRunner(address=settings.dask_address)
        return runner
    return ThreadPoolTaskRunner(max_workers=max(16, 2 * processes))
