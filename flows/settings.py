"""Settings of a run, from environment variables, and what Prefect is told before it is imported."""

import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.errors import DatelineError


class SettingsError(DatelineError):
    """An environment variable with a value that it cannot have."""


class Settings(BaseSettings):
    """Read from `DATELINE_WORKERS`, `DATELINE_TASK_RUNNER` and so on."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_")

    workers: int = Field(default_factory=lambda: _cores(), ge=1)
    """Processes that annotate shards."""
    task_runner: Literal["local", "dask"] = "local"
    """Where shards are annotated: in processes of this machine, or on a Dask cluster (extra `dask`)."""
    dask_address: str | None = None
    """The scheduler of that cluster; without it Dask starts one here."""
    knowledge_base: Path | None = None
    """A Parquet file of names and Wikidata ids, by which entities are linked: see flows.tables.knowledge."""


def read_settings() -> Settings:
    """The settings as the environment has them now. Raises SettingsError."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = [f"DATELINE_{str(e['loc'][0]).upper()} is {e['input']!r}: {e['msg']}." for e in error.errors()]
        raise SettingsError(" ".join(wrong)) from error


def _cores() -> int:
    """The cores that this process may use, where the system tells; else all of them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def as_of() -> datetime:
    """The time that a run writes into its rows: now, or `SOURCE_DATE_EPOCH` (seconds), by which builds can be
    repeated byte for byte (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(f"SOURCE_DATE_EPOCH is {epoch!r}, not a time in seconds. Correct or unset it.") from error


def quiet_prefect() -> None:
    """Have Prefect report to nobody and print no chatter, unless the environment says otherwise already."""
    for name, value in (
        ("DO_NOT_TRACK", "1"),
        ("PREFECT_SERVER_ANALYTICS_ENABLED", "false"),
        ("PREFECT_LOGGING_LEVEL", "CRITICAL"),
        ("PREFECT_LOGGING_INTERNAL_LEVEL", "CRITICAL"),
        ("PREFECT_LOGGING_ROOT_LEVEL", "CRITICAL"),
        ("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL"),
        ("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "ignore"),
        ("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "60"),
    ):
        os.environ.setdefault(name, value)
    logging.getLogger("flows").setLevel(logging.WARNING)
