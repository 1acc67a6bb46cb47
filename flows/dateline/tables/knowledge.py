"""A user's knowledge base: which names are which items of Wikidata.

It is a Parquet file with one row per name, so that an item with aliases has several:

    name         as news writes it, such as "World Health Organization"; case, accents and punctuation do not matter
    label        kind of entity, such as ORG: a label of the table entities
    wikidata_id  such as Q7817
    geonames_id  optional, of places: the row is then that place's, and no namesake's

Only names that are one item's are used: one that two items share under one label links to neither. Entities are linked
as they are published, so a new knowledge base takes no reading anew.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from dateline.language.tagging.labels import ENTITY_LABELS, NUMBERS
from dateline.world.gazetteer import one_per_country, places_named, prominence

from .schema import ENTITIES
from .table_errors import KnowledgeBaseError

_COLUMNS = ("name", "label", "wikidata_id")
_LABELS = tuple(label for label in ENTITY_LABELS if label not in NUMBERS)
_KEY = r"nullif(regexp_replace(strip_accents(lower({})), '[^\p{{L}}\p{{N}}]+', '', 'g'), '')"

_WRONG = f"""
select name, label, wikidata_id from known
where name is null or label is null or wikidata_id is null
    or label not in {_LABELS} or not regexp_full_match(wikidata_id, 'Q[1-9][0-9]*')
order by all limit 1
"""

_LINKS = f"""
with places as (
    select geonames_id as id, min(wikidata_id) as item from known where geonames_id is not null
    group by all having count(distinct wikidata_id) = 1
),
names as (
    select {_KEY.format("name")} as key, label, min(wikidata_id) as item from known where geonames_id is null
    group by all having count(distinct wikidata_id) = 1
)
select entity_id, coalesce(places.item, names.item) as item
from entities
left join places on places.id = entities.geonames_id
left join names on names.key = {_KEY.format("entities.name")} and names.label = entities.label and entities.by_name
where coalesce(places.item, names.item) is not null
"""


def check_knowledge_base(path: Path) -> None:
    """See that a file is a knowledge base. Raises KnowledgeBaseError."""
    with duckdb.connect() as connection:
        _open(connection, path)


def link(entities: pa.Table, knowledge_base: Path | None) -> pa.Table:
    """The rows of the table entities with the wikidata_id that a knowledge base gives each; without one, null.

    A place with a GeoNames id is linked by that, or by its name if it is the best known place of that name. Raises
    KnowledgeBaseError.
    """
    items: dict[str, str] = {}
    if knowledge_base:
        with duckdb.connect() as connection:
            _open(connection, knowledge_base)
            ids, names = entities["geonames_id"].to_pylist(), entities["name"].to_pylist()
            by_name = [where is None or _is_best_known(where, name) for where, name in zip(ids, names, strict=True)]
            connection.register("entities", entities.append_column("by_name", pa.array(by_name, pa.bool_())))
            items = dict(connection.sql(_LINKS).fetchall())
    linked = pa.array([items.get(entity_id) for entity_id in entities["entity_id"].to_pylist()], pa.string())
    return entities.set_column(
        entities.schema.get_field_index("wikidata_id"), ENTITIES.schema.field("wikidata_id"), linked
    )


def _open(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        rows = connection.read_parquet(str(path))
        if missing := [column for column in _COLUMNS if column not in rows.columns]:
            raise KnowledgeBaseError(f"{path} has no column {missing[0]}: a knowledge base has {', '.join(_COLUMNS)}.")
        place = "geonames_id" if "geonames_id" in rows.columns else "null"
        columns = ", ".join(f"{column}::varchar as {column}" for column in _COLUMNS)
        rows.create_view("file")
        connection.execute(f"create view known as select {columns}, {place}::varchar as geonames_id from file")
        wrong = connection.execute(_WRONG).fetchone()
    except duckdb.Error as error:
        raise KnowledgeBaseError(f"{path} cannot be read as a Parquet file: {error}") from error
    if wrong:
        raise KnowledgeBaseError(
            f"{path} has a row that links nothing: {dict(zip(_COLUMNS, wrong, strict=True))}. Each row needs a name, a"
            f" label of {', '.join(_LABELS)}, and a wikidata_id such as Q7817."
        )


def _is_best_known(geonames_id: str, name: str) -> bool:
    namesakes = one_per_country(places_named(name))
    return not namesakes or max(namesakes, key=prominence).geonames_id == int(geonames_id)
