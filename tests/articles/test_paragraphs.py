from dateline.articles.paragraphs import paragraphs


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(text)]


def test_each_line_is_a_paragraph() -> None:
    assert texts("One line.\nAnother line.\n\n  A third, indented.  \n") == [
        "One line.",
        "Another line.",
        "A third, indented.",
    ]


def test_offsets_point_into_the_text() -> None:
    text = "\n  First.\n\nSecond. \n"
    assert [(p.start, p.end, p.blank_before) for p in paragraphs(text)] == [(3, 9, True), (11, 18, True)]
    assert all(text[p.start : p.end] == p.text for p in paragraphs(text))


def test_nothing_but_space_has_no_paragraphs() -> None:
    assert paragraphs("") == []
    assert paragraphs(" \n\t\n ") == []


WRAPPED = """\
Storm closes northern ports

A storm closed every port along the northern coast on Tuesday, and the
authorities told fishing crews to stay at home until the wind drops, a
spokesman for the harbour said.

"We have seen nothing like it in years," said Paul Grey, who has run the
ferry since 1998. "The boats are safe, and so are the crews, and that is
what counts."
"""


def test_hard_wrapped_lines_are_joined() -> None:
    found = texts(WRAPPED)
    assert [text.count("\n") for text in found] == [0, 2, 2]
    assert found[1].startswith("A storm closed")
    assert found[1].endswith("harbour said.")


def test_a_wrapped_paragraph_ends_at_a_short_line() -> None:
    text = WRAPPED.replace("harbour said.\n\n", "harbour said.\n")
    assert [t.split(None, 1)[0] for t in texts(text)] == ["Storm", "A", '"We']


def test_a_list_of_short_lines_is_not_wrapped() -> None:
    assert len(texts("onions\ngarlic\nabout eight cups of good soup stock or milk\nsalt and pepper")) == 4


def test_full_paragraphs_on_single_lines_are_not_joined() -> None:
    line = (
        "The ministers met for three hours on Monday and agreed to hold further talks next week, officials said there."
    )
    assert len(texts("\n".join([line] * 5))) == 5
