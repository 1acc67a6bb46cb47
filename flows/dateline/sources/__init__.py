"""Bytes at a location -> RawDocument.

What the user gave comes in, by `finding.inputs`; `finding.traversal` reads it and gives documents and rejects, in
order, which planning and, at last, articles take. Inside, rooms build on each other: documents; text; page, wire and
rows; containers and feeds; finding; web."""

__all__ = ["documents", "finding", "rows", "text", "web"]
