import pyarrow as pa
import pytest
from dateline.tables.schema import TABLES
from dateline.tables.table import Table

SIMPLE = {pa.string(), pa.int32(), pa.float64(), pa.bool_(), pa.date32(), pa.timestamp("us", tz="UTC")}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_column_is_flat_and_described(table: Table) -> None:
    for column in table.columns:
        assert column.type in SIMPLE
        assert "\n" not in column.description
        assert column.description.endswith(".")
        assert table.schema.field(column.name).metadata == {b"description": column.description.encode()}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_keys_and_references_name_columns_that_are_never_null(table: Table) -> None:
    assert all(not column.nullable for column in table.columns if column.name in table.key)
    for column in table.columns:
        if column.references:
            other, _, key = column.references.partition(".")
            assert TABLES[other].key == (key,)
