"""Articles and their annotations -> rows -> Parquet that is right for the most naive reader.

`shard` turns a shard's documents into rows in staging, `warehouse` publishes them in one step, `querying` reads what
is published. The schema of every table stands in `schema`, and all else derives from it."""

__all__ = ["knowledge", "querying", "run", "schema", "shard", "table", "warehouse"]
