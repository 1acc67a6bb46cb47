"""The main flow: plan -> annotate shards -> publish -> summarize."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.running.prefect_environment import quiet_prefect
from dateline.settings import Settings, as_of, read_settings

quiet_prefect()

from prefect import flow, task  # noqa: E402
from prefect.artifacts import create_table_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.futures import as_completed  # noqa: E402
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner  # noqa: E402

from dateline.planning.plan import Plan, Shard, plan  # noqa: E402
from dateline.running.prefect_api import prefect_api  # noqa: E402
from dateline.running.workers import Stage, prepare, stager  # noqa: E402
from dateline.sources.finding.traversal import Options  # noqa: E402
from dateline.sources.web.exchange import Limits  # noqa: E402
from dateline.sources.web.web import Web  # noqa: E402
from dateline.tables.knowledge import check_knowledge_base  # noqa: E402
from dateline.tables.querying import DEFAULT_TABLES  # noqa: E402
from dateline.tables.run import Publication, Run  # noqa: E402
from dateline.tables.warehouse import Warehouse  # noqa: E402
from dateline.version import pipeline_version  # noqa: E402

Progress = Callable[[int, int], None]

log = logging.getLogger(__name__)
_progress: ContextVar[Progress] = ContextVar("progress", default=lambda done, total: None)


def task_runner(settings: Settings) -> TaskRunner[Any]:
    """Threads that hand shards to processes here, or a Dask cluster."""
    if settings.task_runner == "dask":
        from prefect_dask import DaskTaskRunner

        runner: TaskRunner[Any] = DaskTaskRunner(address=settings.dask_address)
        return runner
    return ThreadPoolTaskRunner(max_workers=max(16, 2 * settings.workers))


@task(name="plan", cache_policy=NO_CACHE)
def make_plan(paths: Sequence[str], warehouse: Warehouse, prune: bool, options: Options, limits: Limits) -> Plan:
    """Read the inputs and compare them with what is published."""
    published, locations, rejected = warehouse.published(), warehouse.locations(), warehouse.rejected()
    with Web(warehouse.fetched, limits, as_of) as web:
        options = replace(options, follow=web.follow, expect=web.expect)
        return plan(paths, published, locations, rejected, pipeline_version(), warehouse.spool, prune, options)


@task(name="annotate", task_run_name="annotate-{shard.key}", retries=2, cache_policy=NO_CACHE)
def annotate_shard(shard: Shard, folder: Path, stage_shard: Stage) -> int:
    """Turn a shard's documents into rows in staging; gives the number of documents."""
    stage_shard(shard, folder)
    return len(shard.documents)


@task(name="publish", cache_policy=NO_CACHE)
def publish(warehouse: Warehouse, run: Run, plan: Plan) -> Publication:
    """Switch readers over to a new snapshot of all tables."""
    keys = [shard.key for shard in plan.shards]
    return warehouse.publish(run, keys, plan.removed, plan.rejects, plan.forgotten, plan.locations)


@task(name="summarize", cache_policy=NO_CACHE)
def summarize(publication: Publication) -> None:
    """Leave the counts and the rejects where Prefect's UI shows them."""
    counts = {name: getattr(publication, name) for name in ("new", "changed", "unchanged", "removed", "rejected")}
    create_table_artifact([counts | publication.rows], key="dateline-build", description="What the run did.")
    if publication.rejects:
        rows = [{"source": r.source_uri, "stage": r.stage, "why": r.message} for r in publication.rejects[:1000]]
        create_table_artifact(rows, key="dateline-rejects", description="Inputs that could not be used.")


@flow(name="dateline-build", task_runner=task_runner(read_settings()))
def build(
    paths: list[str] = ["seeds"],  # noqa: B006
    tables: str = str(DEFAULT_TABLES),
    prune: bool = False,
    source_format: str | None = None,
    columns: dict[str, str] | None = None,
    workers: int | None = None,
    wait_seconds: float = 60,
    knowledge_base: str | None = None,
) -> Publication:
    """Bring the tables up to date with the articles at `paths`.

    All inputs are of the given `source_format`; without one each is read as what it is. `columns` says what their
    tables call the values that they do not call as we do. With `prune`, articles that these paths no longer hold are
    removed. A run that finds another one at work on the same tables waits for up to `wait_seconds`.
    Entities get the Wikidata ids of `knowledge_base`, a Parquet file.
    """
    started, settings, warehouse, report = as_of(), read_settings(), Warehouse(tables), _progress.get()
    options = Options(source_format, columns or {})
    knowledge = Path(knowledge_base) if knowledge_base else settings.knowledge_base
    if knowledge:
        check_knowledge_base(knowledge)
    with warehouse.lock(wait_seconds, lambda holder: log.warning("Waiting for another run: %s.", holder)):
        todo = make_plan(paths, warehouse, prune, options, settings.limits())
        left = [shard for shard in todo.shards if warehouse.staged(shard.key) is None]
        done = todo.documents - sum(len(shard.documents) for shard in left)
        with stager(len(left), workers or settings.workers, settings.task_runner) as stage_shard:
            shards = [annotate_shard.submit(shard, warehouse.staging(shard.key), stage_shard) for shard in left]
            for shard in as_completed(shards):
                done += shard.result()
                report(done, todo.documents)
        run = Run(started, pipeline_version(), todo.inputs, as_of(), knowledge_base=knowledge, skipped=todo.skipped)
        publication = publish(warehouse, run, todo)
    summarize(publication)
    return publication


def run_build(
    paths: Sequence[Path | str],
    tables: Path | str = DEFAULT_TABLES,
    *,
    prune: bool = False,
    source_format: str | None = None,
    columns: Mapping[str, str] | None = None,
    workers: int | None = None,
    wait_seconds: float = 60,
    knowledge_base: Path | str | None = None,
    progress: Progress = lambda done, total: None,
) -> Publication:
    """Run the flow here and now; `progress` is told how many documents of how many are annotated."""
    token = _progress.set(progress)
    prepare()
    try:
        known = str(knowledge_base) if knowledge_base else None
        given = [str(path) for path in paths]
        with prefect_api():
            return build(given, str(tables), prune, source_format, dict(columns or {}), workers, wait_seconds, known)
    finally:
        _progress.reset(token)
