"""What a build is asked for: one model for the command line, the flow and a call from Python."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    field_validator,
    model_validator,
)

from dateline.errors import DatelineError
from dateline.settings import read_settings
from dateline.sources.finding.formats import format_named
from dateline.sources.rows.records import check_mapping
from dateline.tables.knowledge import check_knowledge_base
from dateline.tables.querying import DEFAULT_TABLES
from dateline.version import pipeline_version


class RequestError(DatelineError):
    """A build that cannot be done as it is asked for."""


class BuildRequest(BaseModel):
    """A build as it is asked for. Whatever is wrong with it raises a DatelineError that says so in a line."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    paths: Sequence[str | Path] = ("seeds",)
    """Files, folders, patterns and addresses of articles."""
    tables: Path = DEFAULT_TABLES
    """The folder of the tables."""
    prune: bool = False
    """Remove articles that the paths held before and hold no more."""
    source_format: str | None = None
    """The format that all inputs have; without one each is read as what it is."""
    columns: Mapping[str, str] = {}
    """What tables of articles call the values that they do not call as we do: {"text": "body"}."""
    workers: int = Field(default_factory=lambda: read_settings().workers, ge=1)
    """Processes that annotate; by default DATELINE_WORKERS, or one per core."""
    wait_seconds: float = Field(default=60, ge=0)
    """How long to wait for another run on the same tables."""
    knowledge_base: Path | None = Field(default_factory=lambda: read_settings().knowledge_base, validate_default=True)
    """A Parquet file by which entities get their Wikidata ids; by default DATELINE_KNOWLEDGE_BASE, or none."""
    without: frozenset[str] = frozenset()
    """Steps of reading that are left out, by name: see dateline.language.steps."""

    @property
    def pipeline_version(self) -> str:
        """The version of all that makes the rows: without a step they are others."""
        return pipeline_version() + "".join(f"-without.{step}" for step in sorted(self.without))

    @model_validator(mode="wrap")
    @classmethod
    def _in_our_words(cls, given: Any, validate: ModelWrapValidatorHandler["BuildRequest"]) -> "BuildRequest":
        try:
            return validate(given)
        except ValidationError as error:
            wrong = [f"`{'.'.join(map(str, e['loc']))}` is {e['input']!r}: {e['msg']}." for e in error.errors()]
            raise RequestError(" ".join(wrong)) from error

    @field_validator("source_format")
    @classmethod
    def _is_known(cls, name: str | None) -> str | None:
        if name is not None:
            format_named(name)
        return name

    @field_validator("columns")
    @classmethod
    def _are_ours(cls, columns: Mapping[str, str]) -> Mapping[str, str]:
        check_mapping(columns)
        return columns

    @field_validator("knowledge_base")
    @classmethod
    def _can_be_read(cls, file: Path | None) -> Path | None:
        if file is not None:
            check_knowledge_base(file)
        return file

    @field_validator("without")
    @classmethod
    def _can_be_left_out(cls, steps: frozenset[str]) -> frozenset[str]:
        if steps:
            from dateline.language.steps import check_optional

            check_optional(steps)
        return steps
