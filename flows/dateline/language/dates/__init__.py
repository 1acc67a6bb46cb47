"""Text -> time expressions, and which point or stretch of time each one means. The text, its sentences and names come
in; `expressions` gives the layer of dates. No other room of language builds on it; tables come next."""

__all__ = ["expressions"]
