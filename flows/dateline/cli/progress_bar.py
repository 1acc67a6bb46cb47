"""How far a command is, on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .display import make_console


@contextmanager
def progress_bar(things: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal that counts things done; elsewhere nothing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = make_console(stderr=True)
    columns = (TextColumn(things), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
