"""The tables about entities, worked out anew from the per-article tables, so that they never depend on history."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from dateline.world.gazetteer import place
from dateline.world.peoples import nationality

from .files import conform
from .knowledge import link
from .rows import GEONAMES
from .schema import ENTITIES, ENTITY_ALIASES, ENTITY_TITLES

_LOCAL = re.compile(r"-e\d+$")
_ENTITIES = """
with named as (from mentions where entity_id is not null),
spelled as (
    select entity_id, entity_name as name, label from named group by entity_id, entity_name, label
    qualify row_number() over (partition by entity_id order by count(*) desc, name, label) = 1
),
counted as (
    select
        entity_id,
        count(distinct article_id) as article_count,
        count(*) as mention_count,
        min(published_at)::date as first_seen,
        max(published_at)::date as last_seen
    from named join articles using (article_id)
    group by entity_id
),
quoted as (select speaker_entity_id as entity_id, count(*) as quote_count from quotes group by all),
titled as (
    from titles select entity_id, title
    qualify row_number() over (partition by entity_id order by article_count desc, mention_count desc, title) = 1
)
select counted.*, name, label, coalesce(quote_count, 0) as quote_count, title
from counted join spelled using (entity_id) left join quoted using (entity_id) left join titled using (entity_id)
order by entity_id
"""

_ALIASES = """
select entity_id, alias, count(distinct article_id) as article_count, count(*) as mention_count
from mentions where entity_id is not null and alias is not null group by all
"""

_TITLES = """
with given as (
    select entity_id, article_id, title, count(*) over (partition by entity_id, title) as spelled
    from mentions where entity_id is not null and title is not null
)
select
    entity_id,
    first(given.title order by spelled desc, given.title) as title,
    count(distinct article_id) as article_count,
    count(*) as mention_count,
    min(published_at)::date as first_seen,
    max(published_at)::date as last_seen
from given join articles using (article_id)
group by entity_id, lower(given.title)
"""


def entity_tables(files: Mapping[str, Sequence[Path]], knowledge_base: Path | None = None) -> dict[str, pa.Table]:
    """The rows of entities, entity_aliases and entity_titles, from the files of articles, mentions and quotes."""
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        for name in ("articles", "mentions", "quotes"):
            connection.read_parquet([str(path) for path in files[name]]).create_view(name)
        titles = connection.sql(_TITLES).to_arrow_table()
        connection.register("titles", titles)
        entities = connection.sql(_ENTITIES).to_arrow_table()
        aliases = connection.sql(_ALIASES).to_arrow_table()
    return {
        "entities": link(conform(ENTITIES, _located(entities)), knowledge_base),
        "entity_aliases": conform(ENTITY_ALIASES, aliases),
        "entity_titles": conform(ENTITY_TITLES, titles),
    }


def _located(entities: pa.Table) -> pa.Table:
    """The entities with what their ids and names tell: whether they are local, and where they are."""
    ids, names, labels = (entities[column].to_pylist() for column in ("entity_id", "name", "label"))
    places = [place(int(i.removeprefix(GEONAMES))) if i.startswith(GEONAMES) else None for i in ids]
    countries = [
        where.country or None if where else _country(entity_id, name, label)
        for where, entity_id, name, label in zip(places, ids, names, labels, strict=True)
    ]
    columns = {
        "is_local": pa.array([bool(_LOCAL.search(i)) for i in ids], pa.bool_()),
        "country_code": pa.array(countries, pa.string()),
        "geonames_id": pa.array([where and str(where.geonames_id) for where in places], pa.string()),
        "latitude": pa.array([where and where.latitude for where in places], pa.float64()),
        "longitude": pa.array([where and where.longitude for where in places], pa.float64()),
    }
    for name, column in columns.items():
        entities = entities.append_column(name, column)
    return entities


def _country(entity_id: str, name: str, label: str) -> str | None:
    """The country of an institution, which its id ends with, or of a people."""
    if label == "NORP":
        people = nationality(name)
        return people.country if people else None
    country = entity_id.rpartition("-")[2]
    return country if country.isupper() else None
