"""Settings of a run, from environment variables."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from dateline.errors import DatelineError
from dateline.version import package_version

if TYPE_CHECKING:
    from dateline.sources.web.exchange import Limits


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
    """A Parquet file of names and Wikidata ids, by which entities are linked: see dateline.tables.knowledge."""
    user_agent: str = Field(
        default=f"Dateline/{package_version()} (news into tables)", pattern=r"^[A-Za-z_-]+(/[!-~]+)?( [ -~]+)?$"
    )
    """Who asks, as servers of web pages are told: a name, by which robots.txt knows it, a version, an address to write
    to, such as `PaperBot/1.0 (+https://paper.example/bot)`."""
    requests_per_second: float = Field(default=1.0, gt=0, le=1000)
    """How often one host is asked at most. What its robots.txt asks for counts where that is less."""
    fetch_seconds: float = Field(default=60.0, gt=0)
    """How long one answer of a server may take in all."""
    fetch_megabytes: int = Field(default=50, ge=1)
    """The largest answer of a server that is taken, unpacked."""
    fetch_cache_megabytes: int = Field(default=1000, ge=0)
    """How much of what was fetched is kept from run to run."""
    allow_private_addresses: str = ""
    """Addresses and networks that are not on the open internet and may be asked all the same, with commas between them:
    `10.1.0.0/16,127.0.0.1`. `true` allows all of them."""

    def limits(self) -> "Limits":
        """What these settings say of the web. Raises SettingsError."""
        from dateline.sources.web.exchange import Limits
        from dateline.sources.web.open_internet import networks

        try:
            private = networks(self.allow_private_addresses)
        except ValueError as error:
            raise SettingsError(f"DATELINE_ALLOW_PRIVATE_ADDRESSES is wrong: {error}. Correct it.") from error
        return Limits(
            user_agent=self.user_agent,
            private=private,
            most_bytes=self.fetch_megabytes * 1_000_000,
            seconds=self.fetch_seconds,
            rate=self.requests_per_second,
            kept_bytes=self.fetch_cache_megabytes * 1_000_000,
        )


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
