"""How a run tells its caller how far it is."""

from collections.abc import Callable

Tell = Callable[[int, int], object]
"""Is told how many documents of how many are annotated."""


class Progress:
    """A caller's wish to be told, which stays in the caller's process.

    It can be no parameter of the flow: Prefect keeps those as JSON. So the flow is made around it; and as the flow
    itself is pickled for the workers of a Dask cluster, who have nobody to tell, this one pickles as silence.
    """

    def __init__(self, tell: Tell | None = None) -> None:
        self._tell = tell

    def __call__(self, done: int, total: int) -> None:
        """So many documents of so many are annotated."""
        if self._tell:
            self._tell(done, total)

    def __reduce__(self) -> tuple[type["Progress"], tuple[()]]:
        return Progress, ()
