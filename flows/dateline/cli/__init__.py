"""The command line. `commands` has the commands for everybody, `training` those for who trains or measures, and
`display` shows what they find. Each takes words, calls one function of the package, and shows what comes of it."""

__all__ = ["commands"]
