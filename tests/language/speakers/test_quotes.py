import pytest
from dateline.language.annotations import Quote
from dateline.language.layers import Layer, Statement

from ..articles import names_of, read, statement, take, who

NAMES = [("Ann Lee", "PERSON"), ("Naka Times", "ORG"), ("Karl Holm", "PERSON")]


def quotes_of(text: str, *told: Statement) -> Layer[Quote]:
    names = names_of(text, [named for named in NAMES if named[0] in text])
    return take(read(text, names, statements=told), "kinds", "speakers", "quotes").quotes


def test_what_is_said_in_a_transcript_is_direct_without_marks() -> None:
    text = "Ann Lee: I think it is late."
    turn = statement(text, "Ann Lee", ":", "I think it is late.", verbatim=True)
    thought = statement(text, "I", "think", "it is late")
    said, within = quotes_of(text, turn, thought)
    assert (said.kind, said.is_speech, who(said)) == ("direct", True, "Ann Lee")
    assert (within.kind, within.is_speech) == ("indirect", False)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "via"),
    [
        ("Ann Lee was quoted as saying by Naka Times it is late.", "Ann Lee", "was quoted as saying", "it is late",
         "Naka Times"),
        ("“It is late,” Ann Lee was quoted as saying by Naka Times on Monday.", "Ann Lee", "was quoted as saying",
         "“It is late,”", "Naka Times"),
        ("It is late, as first reported by Naka Times.", "Naka Times", "first reported", "It is late", None),
        ("Ann Lee told Naka Times it is late.", "Ann Lee", "told", "it is late", "Naka Times"),
        ("Ann Lee told Karl Holm it is late.", "Ann Lee", "told", "it is late", None),
        ("Ann Lee said it is late.", "Ann Lee", "said", "it is late", None),
    ],
)  # fmt: skip
def test_through_whom_a_statement_came(text: str, source: str, cue: str, content: str, via: str | None) -> None:
    (quote,) = quotes_of(text, statement(text, source, cue, content))
    assert quote.via_text == via
