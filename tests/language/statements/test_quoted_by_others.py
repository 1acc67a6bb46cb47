import pytest
from dateline.language.statements.attributions import Attribution
from dateline.language.statements.quoted_by_others import passed_on
from dateline.spans import Span


def tagged(text: str, cue: str, source: str | None, *content: str) -> Attribution:
    def span(words: str) -> Span:
        return text.index(words), text.index(words) + len(words)

    return Attribution(span(cue), span(source) if source else None, tuple(map(span, content)), 0.9)


def read(text: str, *attributions: Attribution) -> list[tuple[str | None, str, list[str], str | None]]:
    """Source, cue, content and quoter of each statement."""
    return [
        (
            text[slice(*a.source)] if a.source else None,
            text[slice(*a.cue)] if a.cue else "",
            [text[slice(*span)] for span in a.content],
            text[slice(*a.via)] if a.via else None,
        )
        for a in passed_on(text, attributions)
    ]


@pytest.mark.parametrize("cue", ["was quoted", "was quoted as saying", "was quoted as saying by", "quoted as saying"])
@pytest.mark.parametrize("source", ["Naka Times", None])
@pytest.mark.parametrize("subject", ["Ann Lee", "she", "the minister", "Ann Lee, the mayor,"])
def test_who_is_quoted_by_others_is_the_source(cue: str, source: str | None, subject: str) -> None:
    text = f"“It is late,” {subject} was quoted as saying by Naka Times."
    whole = (subject.rstrip(","), "was quoted as saying", ["“It is late,”"], None)
    assert read(text, tagged(text, cue, source, "“It is late,”")) == [whole]
    assert read(text, tagged(text, cue, source, f"“It is late,” {subject}")) == [whole]


@pytest.mark.parametrize(
    ("text", "attributions"),
    [
        ("Ann Lee was quoted by Naka Times as saying that it is late.", [("was quoted", None, "Ann Lee")]),
        (
            "Ann Lee was quoted by Naka Times on Monday as saying it is late.",
            [("quoted by", "Naka Times", "it is late")],
        ),
        (
            "Ann Lee was quoted by Naka Times as telling reporters it is late.",
            [("quoted by", None, "Ann Lee"), ("telling", "Ann Lee", "it is late")],
        ),
        ("It is late, Ann Lee was quoted by Naka Times as saying.", [("was quoted by", "Naka Times", "Ann Lee")]),
        ("Naka Times quoted Ann Lee as saying it is late.", [("quoted", "Naka Times", "Ann Lee as saying it is late")]),
        ("Naka Times cites Ann Lee as saying: it is late.", [("cites", "Naka Times", "it is late")]),
    ],
)
def test_who_passes_a_statement_on(text: str, attributions: list[tuple[str, str | None, str]]) -> None:
    ((source, _, content, via),) = read(text, *(tagged(text, *one) for one in attributions))
    assert (source, via) == ("Ann Lee", "Naka Times")
    assert [words.removeprefix("that ").capitalize() for words in content] == ["It is late"]


def test_who_is_quoted_in_a_paper_is_the_source() -> None:
    text = "“It is late,” Ann Lee was quoted in the Naka Times."
    (found,) = read(text, tagged(text, "was quoted", "Naka Times", "“It is late,”", "Ann Lee"))
    assert found[0] == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("“It is late,” Ann Lee said.", ("said", "Ann Lee", "“It is late,”")),
        ("Naka Times quoted from the report that it is late.", ("quoted", "Naka Times", "it is late")),
        ("Ann Lee said the bus was late, quoting nobody. As saying goes, haste is waste.", ("said", "Ann Lee", "late")),
    ],
)
def test_other_statements_are_left_alone(text: str, attribution: tuple[str, str, str]) -> None:
    cue, source, content = attribution
    assert read(text, tagged(text, *attribution)) == [(source, cue, [content], None)]


def test_nothing_said_is_no_statement() -> None:
    text = "Ann Lee was quoted by Naka Times as saying so."
    assert read(text, tagged(text, "was quoted by", "Naka Times", "Ann Lee")) == []
