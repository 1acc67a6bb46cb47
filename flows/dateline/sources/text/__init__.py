"""Bytes and markup -> plain text. Decoding, blocks of text out of markup, XML that cannot do harm, times, and a
document composed of its parts; the readers of pages, wires, rows and feeds are built on it."""

__all__ = ["blocks", "compose", "decode", "plain", "times", "xml"]
