"""Statements that one passes on for another."""

import pytest
from dateline.language.layers import Statement
from dateline.language.statements.quoted_by_others import quoted_by_others

from ..articles import read, statement, words_at


def passed_on(text: str, *tagged: Statement) -> list[tuple[str | None, list[str], str | None]]:
    """Source, content and quoter of each statement."""
    found = quoted_by_others(read(text, statements=tagged, entities=False))
    return [
        (words_at(text, own.source), [text[slice(*span)] for span in own.content], words_at(text, own.via))
        for own in found
    ]


@pytest.mark.parametrize("cue", ["was quoted", "was quoted as saying", "was quoted as saying by", "quoted as saying"])
@pytest.mark.parametrize("subject", ["Ann Lee", "she", "the minister", "Ann Lee, the mayor,"])
@pytest.mark.parametrize("content", ["“It is late,”", "“It is late,” {0}"])
def test_who_is_quoted_by_others_is_the_source(cue: str, subject: str, content: str) -> None:
    text = f"“It is late,” {subject} was quoted as saying by Naka Times."
    told = statement(text, "Naka Times", cue, content.format(subject))
    assert passed_on(text, told) == [(subject.rstrip(","), ["“It is late,”"], "Naka Times")]


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("Ann Lee was quoted by Naka Times as saying it is late.", [("Naka Times", "quoted by", "it is late")]),
        (
            "Ann Lee was quoted by Naka Times on Monday as saying it is late.",
            [("Naka Times", "quoted by", "it is late")],
        ),
        (
            "Ann Lee was quoted by Naka Times as saying it is late.",
            [(None, "was quoted by", "Ann Lee", "Naka Times as saying it is late")],
        ),
        (
            "Ann Lee was cited by Naka Times as saying it is late.",
            [("Naka Times", "was cited by", "Ann Lee", "it is late"), ("Naka Times", "saying", "it is late")],
        ),
        ("It is late, Ann Lee was quoted by Naka Times as saying.", [("Naka Times", "was quoted", "It is late")]),
        ("Naka Times quoted Ann Lee as saying it is late.", [("Naka Times", "quoted", "Ann Lee as saying it is late")]),
        ("Naka Times, citing Ann Lee as saying: it is late.", [("Naka Times", "citing", "it is late")]),
    ],
)
def test_who_passes_a_statement_on(text: str, tagged: list[tuple[str | None, str, str]]) -> None:
    ((source, content, via),) = passed_on(text, *(statement(text, *told) for told in tagged))
    assert (source, via) == ("Ann Lee", "Naka Times")
    assert [words.capitalize() for words in content] == ["It is late"]


def test_who_is_quoted_in_a_paper_is_the_source() -> None:
    text = "“It is late,” Ann Lee was quoted in the Naka Times."
    told = statement(text, "Naka Times", "was quoted", "“It is late,”", "Ann Lee")
    assert passed_on(text, told) == [("Ann Lee", ["“It is late,”"], "Naka Times")]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“It is late,” Ann Lee said.", "Ann Lee", "said", "“It is late,”"),
        ("Naka Times quoted from the report that it is late.", "Naka Times", "quoted", "it is late"),
        ("It is late, as first reported by Naka Times.", "Naka Times", "first reported", "It is late"),
        ("The fire was reported by Naka Times, which said it is late.", "Naka Times", "reported by", "it is late"),
        ("It is late, Naka Times reported.", "Naka Times", "reported", "It is late"),
        ("Ann Lee said the bus was late, quoting nobody. As saying goes, haste is waste.", "Ann Lee", "said", "late"),
    ],
)
def test_other_statements_are_left_alone(text: str, source: str, cue: str, content: str) -> None:
    assert passed_on(text, statement(text, source, cue, content)) == [(source, [content], None)]
