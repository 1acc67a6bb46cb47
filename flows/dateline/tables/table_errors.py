"""What can go wrong with the tables, each with a message that says what happened and what to do."""

from dateline.errors import DatelineError


class TablesError(DatelineError):
    """Something about the published tables is not as it must be."""


class NoTablesError(TablesError):
    """Nothing has been published at this place yet."""


class UnknownTableError(TablesError):
    """There is no table, or no column, of this name."""


class QueryError(TablesError):
    """DuckDB could not run the query."""


class LockedError(TablesError):
    """Another run holds the lock of these tables."""


class KnowledgeBaseError(TablesError):
    """A file that was to be a knowledge base is none."""


class ContractError(TablesError):
    """Rows break a rule of the schema.

    `table` and `rule` name what is broken, `examples` some of the offending keys or values, `count` how many there are.
    """

    def __init__(self, table: str, rule: str, examples: list[str], count: int) -> None:
        self.table, self.rule, self.examples, self.count = table, rule, examples, count
        shown = ", ".join(examples) + (", ..." if count > len(examples) else "")
        super().__init__(f"table {table}: {rule}; broken by {count}: {shown}")

    def __reduce__(self) -> tuple[type["ContractError"], tuple[str, str, list[str], int]]:
        return type(self), (self.table, self.rule, self.examples, self.count)
