"""The command line: words and options -> calls of the flows and of the package, and what they give, shown in the
terminal. `commands` is where `dateline` begins; nobody builds on this room."""

__all__ = ["commands"]
