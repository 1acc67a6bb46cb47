"""The errors that Dateline raises on purpose, all under one base."""


class DatelineError(Exception):
    """Something that the user can act on. The message says what happened, to which input, and what to do."""
