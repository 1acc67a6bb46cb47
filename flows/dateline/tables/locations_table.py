"""The table of locations from one run to the next."""

from collections.abc import Mapping, Set
from dataclasses import asdict, fields
from typing import Any

import pyarrow as pa

from dateline.planning.locations import Location

from .run import Run
from .schema import LOCATIONS

_FIELDS = tuple(field.name for field in fields(Location))


def locations_of(rows: pa.Table) -> dict[str, Location]:
    """The rows of locations as such, by source_uri."""
    return {row["source_uri"]: Location(**row) for row in rows.select(_FIELDS).to_pylist()}


def merge_locations(old: pa.Table, known: Mapping[str, Location] | None, articles: Set[str], run: Run) -> pa.Table:
    """The rows of locations after a run: those `known` now, without them the old ones.

    Those of articles that are not among `articles` (ids) go, unless they say that the provider has taken the article
    back. One that is as it was keeps its row; one that has changed keeps when it was first seen.
    """
    before = {row["source_uri"]: row for row in old.to_pylist()}
    now = locations_of(old) if known is None else known
    rows = [
        _row(location, before.get(uri), run)
        for uri, location in now.items()
        if location.article_id in articles or location.state in ("withheld", "canceled")
    ]
    return pa.Table.from_pylist(sorted(rows, key=lambda row: row["source_uri"]), LOCATIONS.schema)


def _row(location: Location, before: dict[str, Any] | None, run: Run) -> dict[str, Any]:
    row = asdict(location)
    if before is None or before["article_id"] != location.article_id:
        return row | {"first_seen_at": run.as_of, "run_id": run.run_id}
    if all(before[name] == row[name] for name in _FIELDS):
        return before
    return row | {"first_seen_at": before["first_seen_at"], "run_id": run.run_id}
