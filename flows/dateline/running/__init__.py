"""How a build runs: Prefect's server and environment, where its tasks run, the processes that annotate, and what the
caller hears meanwhile. The flows and the command line use it; nothing in here knows what an article is made of."""

__all__ = ["prefect_api", "prefect_environment", "progress", "task_runners", "workers"]
