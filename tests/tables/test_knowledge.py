from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dateline.tables.files import conform
from dateline.tables.knowledge import check_knowledge_base, link
from dateline.tables.querying import read
from dateline.tables.schema import ENTITIES
from dateline.tables.table_errors import KnowledgeBaseError
from dateline.tables.warehouse import Warehouse
from dateline.world.gazetteer import one_per_country, places_named, prominence

from .news import NOON, build, contents, document

PARIS, TEXAS = sorted(one_per_country(places_named("Paris")), key=prominence, reverse=True)
SHANGHAI = max(one_per_country(places_named("Shanghai")), key=prominence)

Row = tuple[str | None, ...]


def base(path: Path, rows: Sequence[Row], columns: Sequence[str] = ("name", "label", "wikidata_id")) -> Path:
    pq.write_table(pa.Table.from_pylist([dict(zip(columns, row, strict=True)) for row in rows]), path)
    return path


def linked(knowledge: Path, *entities: tuple[str, str, int | None]) -> list[str | None]:
    """The Wikidata ids of entities, each a name, a label and perhaps a GeoNames id."""
    rows = [
        {"entity_id": str(n), "name": name, "label": label, "geonames_id": geonames_id and str(geonames_id)}
        for n, (name, label, geonames_id) in enumerate(entities)
    ]
    table = conform(ENTITIES, pa.Table.from_pylist(rows))
    found: list[str | None] = link(table, knowledge)["wikidata_id"].to_pylist()
    return found


def test_names_and_aliases_whatever_case_accents_and_punctuation(tmp_path: Path) -> None:
    knowledge = base(
        tmp_path / "names.parquet",
        [
            ("World Health Organization", "ORG", "Q7817"),
            ("WHO", "ORG", "Q7817"),
            ("Recep Tayyip Erdogan", "PERSON", "Q39259"),
            ("Kim Jong-un", "PERSON", "Q56226"),
        ],
    )
    assert linked(
        knowledge,
        ("world health organization", "ORG", None),
        ("W.H.O.", "ORG", None),
        ("Recep Tayyip Erdoğan", "PERSON", None),
        ("Kim Jong Un", "PERSON", None),
        ("WHO", "PERSON", None),
        ("—", "ORG", None),
    ) == ["Q7817", "Q7817", "Q39259", "Q56226", None, None]


def test_an_ambiguous_name_links_to_none(tmp_path: Path) -> None:
    rows = [("Anna Berg", "PERSON", "Q1"), ("ANNA BERG", "PERSON", "Q2"), ("Anna Berg", "ORG", "Q3")]
    knowledge = base(tmp_path / "names.parquet", [*rows, ("Karl", "PERSON", "Q4"), ("Karl", "PERSON", "Q4")])
    assert linked(knowledge, ("Anna Berg", "PERSON", None), ("Anna Berg", "ORG", None), ("Karl", "PERSON", None)) == [
        None,
        "Q3",
        "Q4",
    ]


def test_a_name_is_that_of_the_best_known_place(tmp_path: Path) -> None:
    knowledge = base(tmp_path / "names.parquet", [("Paris", "LOC", "Q90"), ("Shanghai", "LOC", "Q8686")])
    places = [("Paris", PARIS), ("Paris", TEXAS), ("Shanghai", SHANGHAI)]
    assert linked(knowledge, *((name, "LOC", place.geonames_id) for name, place in places)) == ["Q90", None, "Q8686"]


def test_places_by_their_geonames_id(tmp_path: Path) -> None:
    columns = ("name", "label", "wikidata_id", "geonames_id")
    rows = [
        ("Paris", "LOC", "Q90", str(PARIS.geonames_id)),
        ("Paris, Texas", "LOC", "Q830149", str(TEXAS.geonames_id)),
        ("Anna Berg", "PERSON", "Q1", None),
    ]
    knowledge = base(tmp_path / "names.parquet", rows, columns)
    entities = [("Paris", "LOC", TEXAS.geonames_id), ("Paris", "LOC", PARIS.geonames_id), ("Paris", "LOC", None)]
    assert linked(knowledge, *entities, ("Anna Berg", "PERSON", None)) == ["Q830149", "Q90", None, "Q1"]


@pytest.mark.parametrize(
    ("rows", "columns", "message"),
    [
        ([("A", "ORG")], ("name", "label"), "has no column wikidata_id"),
        ([("A", "ORG", "7817")], ("name", "label", "wikidata_id"), "7817"),
        ([("A", "COMPANY", "Q1")], ("name", "label", "wikidata_id"), "COMPANY"),
        ([("A", "DATE", "Q1")], ("name", "label", "wikidata_id"), "DATE"),
        ([(None, "ORG", "Q1")], ("name", "label", "wikidata_id"), "None"),
    ],
)
def test_what_is_no_knowledge_base(tmp_path: Path, rows: list[Row], columns: tuple[str, ...], message: str) -> None:
    knowledge = base(tmp_path / "names.parquet", rows, columns)
    with pytest.raises(KnowledgeBaseError, match=message):
        check_knowledge_base(knowledge)


def test_a_file_that_is_no_parquet_file(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("name,label,wikidata_id\n")
    for name in ("names.csv", "missing.parquet"):
        with pytest.raises(KnowledgeBaseError, match=name):
            check_knowledge_base(tmp_path / name)


def test_another_knowledge_base_links_anew_and_touches_nothing_else(tmp_path: Path) -> None:
    warehouse, later = Warehouse(tmp_path / "tables"), NOON + timedelta(hours=1)
    shards = [[document("a", "Putin met Kim.")]]
    one = base(tmp_path / "one.parquet", [("Putin", "PERSON", "Q7747"), ("Nobody", "PERSON", "Q1")])
    other = base(tmp_path / "other.parquet", [("Kim", "PERSON", "Q56226")])

    def ids() -> dict[str, str | None]:
        entities = read("entities", warehouse.path).astype(object)
        return dict(
            zip(entities["name"], entities["wikidata_id"].where(entities["wikidata_id"].notna(), None), strict=True)
        )

    build(warehouse, shards)
    without = contents(warehouse.path)
    assert ids() == {"Putin": None, "Kim": None}
    assert build(warehouse, shards, later, knowledge_base=one).published
    assert ids() == {"Putin": "Q7747", "Kim": None}
    changed = {name for name, data in contents(warehouse.path).items() if without[name] != data}
    assert changed == {"entities/entities.parquet", "runs/runs.parquet"}

    assert not build(warehouse, [], later + timedelta(hours=1), knowledge_base=one).published
    assert build(warehouse, [], later, knowledge_base=other).published
    assert ids() == {"Putin": None, "Kim": "Q56226"}
    base(other, [("Nobody", "PERSON", "Q1")])
    assert build(warehouse, [], later, knowledge_base=other).published
    assert contents(warehouse.path)["entities/entities.parquet"] == without["entities/entities.parquet"]
    assert not build(warehouse, [], later).published
