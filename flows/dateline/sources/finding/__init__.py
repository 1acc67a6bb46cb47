"""Paths and addresses as the user gives them -> resources, and with the reader of each one's format, documents. It
knows all formats (`formats`), and is the one who opens containers and follows links (`traversal`). Planning comes
next."""

__all__ = ["formats", "inputs", "traversal"]
