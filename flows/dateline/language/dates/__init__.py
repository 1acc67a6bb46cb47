"""Text -> time expressions, and which point or stretch of time each one means. The text, its sentences and names come
in; `expressions.dates` gives the layer of dates. No other room builds on it but the tables."""

__all__ = ["expressions"]
