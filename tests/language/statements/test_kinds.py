import pytest

from ..articles import read, statement, take


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("Ann Lee said “it is late”.", ("“it is late”",), "direct"),
        ("Ann Lee said it is “late”.", ("it is “late”",), "mixed"),
        ("Ann Lee said it is late.", ("it is late",), "indirect"),
        ("“It is late,” Ann Lee said, “and cold.”", ("“It is late,”", "“and cold.”"), "direct"),
        ("“Ann Lee said it is late,” he told them.", ("it is late",), "indirect"),
        ("“Ann Lee said ‘it is late’ to us,” he told them.", ("‘it is late’",), "direct"),
        ("“Ann Lee said it is ‘late’ to us,” he told them.", ("it is ‘late’",), "mixed"),
    ],
)
def test_kinds(text: str, content: tuple[str, ...], kind: str) -> None:
    told = statement(text, "Ann Lee", "said", *content)
    assert take(read(text, statements=[told]), "kinds").kinds == [kind]


def test_what_a_transcript_gives_word_by_word_needs_no_marks() -> None:
    text = "Ann Lee: I think it is late."
    told = statement(text, "Ann Lee", ":", "I think it is late.", verbatim=True)
    assert take(read(text, statements=[told]), "kinds").kinds == ["direct"]
