"""The main flow: plan -> annotate shards -> publish -> summarize."""

import logging
from pathlib import Path

from dateline.running.prefect_environment import quiet_prefect

quiet_prefect()

from prefect import Flow, flow, task  # noqa: E402
from prefect.artifacts import create_table_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.futures import as_completed  # noqa: E402

from dateline.planning.plan import Plan, Shard, plan  # noqa: E402
from dateline.request import BuildRequest  # noqa: E402
from dateline.running.prefect_api import prefect_api  # noqa: E402
from dateline.running.progress import Progress, Tell  # noqa: E402
from dateline.running.task_runners import task_runner  # noqa: E402
from dateline.running.workers import Stage, prepare, stager  # noqa: E402
from dateline.settings import Settings, as_of, read_settings  # noqa: E402
from dateline.sources.finding.traversal import Options  # noqa: E402
from dateline.sources.web.web import Web  # noqa: E402
from dateline.tables.run import Publication, Run  # noqa: E402
from dateline.tables.warehouse import Warehouse  # noqa: E402

__all__ = ["BuildRequest", "build", "run_build"]

log = logging.getLogger(__name__)


@task(name="plan", cache_policy=NO_CACHE)
def make_plan(request: BuildRequest, warehouse: Warehouse, settings: Settings) -> Plan:
    """Read the inputs and compare them with what is published."""
    published, locations, rejected = warehouse.published(), warehouse.locations(), warehouse.rejected()
    version, spool, prune = request.pipeline_version, warehouse.spool, request.prune
    with Web(warehouse.fetched, settings.limits(), as_of) as web:
        options = Options(request.source_format, request.columns, web.follow, web.expect)
        return plan(request.paths, published, locations, rejected, version, spool, prune, options)


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


def build_telling(progress: Progress) -> Flow[[BuildRequest], Publication]:
    """The flow, made for one caller, who is told how far it is."""

    @flow(name="dateline-build")
    def build(request: BuildRequest) -> Publication:
        """Bring the tables up to date with the articles that are asked for."""
        started, version = as_of(), request.pipeline_version
        settings, warehouse = read_settings(), Warehouse(request.tables)
        with warehouse.lock(request.wait_seconds, lambda holder: log.warning("Waiting for another run: %s.", holder)):
            todo = make_plan(request, warehouse, settings)
            left = [shard for shard in todo.shards if warehouse.staged(shard.key) is None]
            done = todo.documents - sum(len(shard.documents) for shard in left)
            # The runner is chosen here, not in the decorator, which would read the environment at import.
            with task_runner(settings, request.workers) as runner, stager(len(left), request, settings) as stage_shard:
                shards = [
                    runner.submit(
                        annotate_shard,
                        {"shard": shard, "folder": warehouse.staging(shard.key), "stage_shard": stage_shard},
                    )
                    for shard in left
                ]
                for shard in as_completed(shards):
                    done += shard.result()
                    progress(done, todo.documents)
            run = Run(started, version, todo.inputs, as_of(), "complete", request.knowledge_base, todo.skipped)
            publication = publish(warehouse, run, todo)
        summarize(publication)
        return publication

    return build


build = build_telling(Progress())
"""The flow as Prefect deploys it."""


def run_build(request: BuildRequest, progress: Tell | None = None) -> Publication:
    """Run the flow here and now; `progress` is told how many documents of how many are annotated."""
    prepare()
    with prefect_api():
        return build_telling(Progress(progress))(request)
