"""RawDocument -> Article: headline, byline, dateline, captions, blocks, and when it was published.

`parse` does it, step by step; the Article goes to language and from there to tables."""

__all__ = ["article", "credits", "languages", "parse"]
