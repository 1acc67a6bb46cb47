"""The tables about entities, worked out anew from the per-article tables, so that they never depend on history."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from flows.language.labels import ENTITY_LABELS
from flows.tables.files import conform
from flows.tables.rows import entity_id
from flows.tables.schema import ENTITIES, ENTITY_ALIASES

_ENTITIES = """
with named as (
    select entity_id, entity_name as name, article_id, 1 as mention, 0 as quote from mentions
    union all
    select speaker_entity_id, speaker_name, article_id, 0, 1 from quotes where speaker_entity_id is not null
),
spelled as (
    select entity_id, name from named group by entity_id, name
    qualify row_number() over (partition by entity_id order by count(*) desc, name) = 1
),
counted as (
    select
        entity_id,
        count(distinct article_id) as article_count,
        sum(mention) as mention_count,
        sum(quote) as quote_count,
        min(published_at)::date as first_seen,
        max(published_at)::date as last_seen
    from named join articles using (article_id)
    group by entity_id
)
select * from counted join spelled using (entity_id)
"""

_ALIASES = r"""
select entity_id, trim(regexp_replace(text, '[\s\p{Z}]+', ' ', 'g')) as alias, count(*) as mention_count
from mentions where form = 'name' group by all
"""


def entity_tables(files: Mapping[str, Sequence[Path]]) -> dict[str, pa.Table]:
    """The rows of entities and entity_aliases, from the files of articles, mentions and quotes."""
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        for name in ("articles", "mentions", "quotes"):
            connection.read_parquet([str(path) for path in files[name]]).create_view(name)
        entities = connection.sql(_ENTITIES).to_arrow_table()
        aliases = connection.sql(_ALIASES).to_arrow_table()
    named = zip(entities["entity_id"].to_pylist(), entities["name"].to_pylist(), strict=True)
    labels = pa.array([_label(entity, name) for entity, name in named], pa.string())
    return {
        "entities": conform(ENTITIES, entities.append_column("label", labels)),
        "entity_aliases": conform(ENTITY_ALIASES, aliases),
    }


def _label(entity: str, name: str) -> str | None:
    # An entity's id is made of its label and name, so the label is the one that gives the id.
    return next((label for label in ENTITY_LABELS if entity_id(label, name) == entity), None)
