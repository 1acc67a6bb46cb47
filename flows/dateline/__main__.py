"""`python -m dateline` is the command `dateline`."""

from dateline.cli.commands import main

main(prog_name="dateline")
