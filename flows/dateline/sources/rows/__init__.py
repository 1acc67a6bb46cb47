"""Tables of articles: JSON lines, CSV, Parquet. A row comes in and, by its columns' names, a document goes out."""

__all__ = ["delimited", "jsonl", "parquet", "records"]
