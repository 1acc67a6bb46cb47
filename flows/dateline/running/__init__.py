"""How the flows run: what Prefect is told before it is imported, its API in this process, the processes that work on
shards, and how the caller hears of their progress. The flows `build` and `train` use it; nothing in here decides what a
row holds."""

__all__ = ["prefect_api", "prefect_environment", "progress", "task_runners", "workers"]
