"""The table of rejects from one run to the next."""

from collections.abc import Iterable, Set
from dataclasses import astuple, replace
from typing import Any

import pyarrow as pa

from dateline.sources.documents.document import Reject
from dateline.sources.documents.uris import encodable

from .run import Run
from .schema import REJECTS


def merge_rejects(old: pa.Table, rejects: Iterable[Reject], run: Run, forgotten: Set[str] = frozenset()) -> pa.Table:
    """The rows of rejects after a run.

    A reject that stands as it stood keeps its row; one that fails otherwise than before keeps its first_seen_at. The
    others go where the run has seen their input, the file that it was in or something inside it, or where their
    source_uri is in `forgotten`; else they stay.
    """
    now = {(reject.source_uri, reject.stage): reject for reject in map(_storable, rejects)}
    before = {(row["source_uri"], row["stage"]): row for row in old.to_pylist()}
    seen = _with_containers([*run.inputs, *(uri for uri, _ in now)])
    rows = [
        row
        for key, row in before.items()
        if key not in now and _container(key[0]) not in seen and key[0] not in forgotten
    ]
    rows += [_row(reject, before.get(key), run) for key, reject in now.items()]
    return pa.Table.from_pylist(sorted(rows, key=lambda row: (row["source_uri"], row["stage"])), REJECTS.schema)


def distinct(rejects: Iterable[Reject]) -> tuple[Reject, ...]:
    """One reject per input and stage, sorted by them."""
    by_key = {(reject.source_uri, reject.stage): reject for reject in sorted(rejects, key=astuple)}
    return tuple(by_key.values())


def _row(reject: Reject, before: dict[str, Any] | None, run: Run) -> dict[str, Any]:
    if before and (before["error"], before["message"]) == (reject.error, reject.message):
        return before
    return {
        "source_uri": reject.source_uri,
        "stage": reject.stage,
        "error": reject.error,
        "message": reject.message,
        "first_seen_at": before["first_seen_at"] if before else run.as_of,
        "run_id": run.run_id,
    }


def _with_containers(uris: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for uri in uris:
        container = _container(uri)
        while container and container not in seen:
            seen.add(container)
            container = container.rpartition("/")[0]
    return seen


def _container(uri: str) -> str:
    return uri.partition("#")[0].rstrip("/")


def _storable(reject: Reject) -> Reject:
    # File names that are not UTF-8 reach us with lone surrogates, which no Parquet string can hold.
    return replace(reject, source_uri=encodable(reject.source_uri), message=encodable(reject.message))
