"""Which steps made and changed what was found."""

from dateline.language.reader import Reader
from dateline.language.trace import Trace

from .articles import article, first, words_at

TEXT = """\
Mayor Ann Lee opened the night ferry to Oslo on Monday. The ferry sails again in May.

Here is what the mayor had to say:

“We have asked for it every single year and now it is here.”

“The harbour is ours again,” Lee was quoted as saying by the Naka Times.
"""


def test_a_trace_names_the_steps_that_made_and_changed_something() -> None:
    trace, own = Trace(), article(TEXT)
    reading = Reader().read(own, watch=trace)
    steps = {words_at(TEXT, s.content[0]): trace.steps("statements", s) for s in reading.statements}
    assert steps["“We have asked for it every single year and now it is here.”"][-1] == "block-quotes"
    assert steps["“The harbour is ours again,”"][:2] == ("statements", "quoted-by-others")
    lee = next(name for name in reading.names if (name.start, name.end) == first(TEXT, "Ann Lee"))
    assert trace.steps("names", lee)[0] == "names"


def test_nothing_is_told_of_what_was_never_there() -> None:
    assert Trace().steps("names", "Ann Lee") == ()
