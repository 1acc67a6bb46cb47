"""Statements, names and entities -> who makes each statement, and the rows for quotes and mentions.

`resolver` goes through the statements in text order and tries its ways, one after the other; whom a pronoun or a
description means is weighed by `antecedents`, with weights that training learns. `quotes` and `mentions` put together
what all rooms have found; tables take it from there.
"""

__all__ = ["antecedents", "mentions", "quotes", "resolver"]
